"""What takes a statement out of plain assertion about the film under review."""

# Behind somebody these are what they did, unless it was done to them: "director X was asked".
PASSIVES = frozenset("asked offered considered wanted thought planned intended".split())
WAS = frozenset("was were is are been being be got".split())
# Words that take a statement out of plain assertion about this film.
NEGATION = frozenset(
    "not never neither nor without instead nobody nowhere isnt wasnt didnt doesnt hadnt wont cant"
    " werent arent havent hasnt wouldnt couldnt shouldnt cannot"
    " dont aint mustnt".split()
)
# These deny what comes behind them: "it lacks X's direction".
ABSENCE = frozenset(
    "none lack lacks lacked lacking absent absence missing hardly scarcely vain".split()
)
# "No scene was shot by X", "no doubt": the word denies a whole sentence unless these follow.
NONE_OF_IT = frozenset({"no", "nothing"})
NO_IDIOMS = frozenset("doubt wonder stranger matter less longer one mean surprise question".split())
MODALITY = frozenset(
    "could would might should if imagine wish wished almost originally initially rumored rumoured"
    " slated planned supposed intended hoped wanted replaced replacing dropped turned offered"
    " reportedly allegedly attached considered fired unavailable declined refused quit"
    " unlike replaces replacement replacements whether wondered wonders wondering asked thought"
    " mistook mistaken guess guessed guessing swear sworn assumed believed suspected believe"
    " believes rumor rumour legend supposedly nearly announced rejected discarded unused wishes"
    " longs suppose myth untrue false falsely wrongly erroneously mistakenly incorrectly"
    " thrown threw scrapped shelved tossed ditched".split()
)
MODALS = frozenset("could might should would".split())
COMPARISON = frozenset(
    "like reminiscent recalls recall recalling evokes evoke evoking channels channeling"
    " channelling inspired homage compared comparison minus shades echoes echoing imitating"
    " imitates imitation protege disciple fan fans favorite favourite influenced influence"
    " tradition la esque than".split()
)
# What a clause begins with.
JOINS = frozenset(
    "but yet while as because that when where and so here though instead still then since if how"
    " what".split()
)
# Two words before a statement that make it somebody's wish or likeness.
FRAMES = {
    phrase: flag
    for flag, phrases in (
        ("negation", ("anybody but", "anyone but", "no longer", "gone is", "is missing")),
        ("negation", ("is absent", "sorely missed")),
        ("modality", ("wants to", "want to", "was to", "were to", "first choice")),
        ("comparison", ("as if", "as though", "next to", "by way", "half of", "style of")),
    )
    for phrase in phrases
}
# "On stage, X played him": where a sentence that opens so takes place.
ELSEWHERE = frozenset(
    "original booklet stage television tv novel book version remake sequel play series broadway"
    " radio comic comics".split()
)
# Behind "director X" these speak of what X did, not of whether X was the director.
SAID_OF_SUBJECT = COMPARISON | frozenset(
    "not never neither nor without isnt doesnt cant havent hasnt couldnt shouldnt could should"
    " might if almost wanted hoped intended wish wished imagine".split()
)
# Past a comma these tell of the film's course: "director X, while initially confusing".
AT_FIRST = frozenset({"initially", "originally"})
# Before "director X" these say how sure the critic is of what X did.
HEDGES = frozenset({"almost", "nearly"})
# What somebody thinks of "director X": that X directed is taken for granted.
THOUGHTS = frozenset(
    "believe believes suspect suspects guess wish wished hope hoped wonder wonders wondered"
    " wondering whether".split()
)
OTHER_WORK = frozenset(
    "original remake remakes remade sequel sequels prequel novel book play series franchise"
    " earlier previous previously later next last debut first second third short documentary"
    " version versions adaptation trilogy album television tv show episode followup also"
    " other another works work career oeuvre films movies pictures since before after"
    " predecessor fellow legendary contemporary contemporaries".split()
)
# Of these a part may be as well, under the same name and with another actor.
OTHER_VERSIONS = frozenset(
    "original originals remake remakes remade sequel sequels prequel novel book play series"
    " franchise earlier previous previously version versions adaptation adaptations trilogy"
    " television tv show episode followup predecessor incarnation reboot".split()
)
REMAKE = frozenset("remake remakes remade remaking reimagined rebooted reboot".split())
UNCREDITED = frozenset({"uncredited", "uncreditedly", "ghost", "anonymous", "pseudonym"})
# A part that goes by a name other than the cast's.
DISGUISE = frozenset(
    "assumed alias pseudonym posing poses pretending pretends disguised undercover nickname"
    " nicknamed calling calls called dubbed renamed real".split()
)
# Near a name, these say that somebody was not on this film after all, or is on another.
RULED_OUT = REMAKE | frozenset(
    "unavailable fired replaced replacing replaces dropped turned offered attached declined"
    " refused quit originally initially slated planned assistant scheduled uncredited considered"
    " adaptations produced asked approached considered rumored rumoured said helped unbilled"
    " polished learned worked presented introduced chosen dedicated reshoots nobody".split()
)
# Shortly before a name, these liken the film to that person's: they do not credit them.
LIKENESS = (COMPARISON - {"la", "favorite", "favourite"}) | frozenset(
    "unlike channel thinks think remembers remembered"
    " recalling nod nods vein apes aping mimics borrow borrows borrowed proud mold"
    " mould manner pastiche riff remind reminds worthy heir successor descend compare"
    " comparisons influences influence homages invoke invokes conjures studied admires admired"
    " something learned learnt owes owe debt indebted".split()
)
# Before "director X" these say that somebody meets a director, not that this one directed.
COMPANY = frozenset(
    "according married introduction interview interviews commentary assistant friend foreword"
    " worked spoke talk conversation dedicated letter word advice recommendation request"
    " insistence behest invitation began daughter son brother sister wife husband widow nephew"
    " niece met shared named retrospective portrait shown praise admirer admirers champion"
    " champions shoot student pupil mentor mentored neighbours neighbors record recording listens"
    " listen listening trained lived jury".split()
)
# Words before "director X" that tell of a life, and of no film: "he used to share a flat with".
LIVES = (
    *(f"used to {what}" for what in ("share", "work", "be", "live", "assist")),
    *(f"{went} on to" for went in ("went", "go", "goes", "gone", "going")),
    *("has since", "have since", "had since", "fallen out", "broke with", "memory of"),
)
# "His usual editor" is one who may have been busy.
USUAL = frozenset("usual regular longtime frequent favorite favourite".split())
# "A new score by X" is played with an old film.
ANEW = frozenset("new live alternative alternate modern".split())
# "X's film of the same week", "X's new film opens next week".
BESIDE = frozenset({"same", "next"})
# Behind "director X" these make him one who speaks of the film.
SPEAKS = frozenset("called calls praised praises recommended hailed raved introduced".split())
# "Director X saw it nine times": what is done to a film that others made.
SEES = frozenset(
    "saw sees watched watches names named loves loved hates hated admires admired ranks considers"
    " cites remembers likes liked recommends".split()
)
# What a writer or composer may have written beside the film: "X wrote a song for it".
OTHER_WRITINGS = frozenset(
    "song songs novel novels novelist book draft drafts play poem letter magazine journal"
    " newspaper anthology"
    " essay biography memoir".split()
)
# "X's earlier *F*": another film of whoever made this one.
EARLIER = frozenset("earlier previous prior last first next later latest subsequent".split())
# "The style employed by director X" is of this film.
DONE_BY = frozenset(
    "employed used adopted chosen favored favoured crafted created staged conceived orchestrated"
    " constructed made guided led brought handled".split()
)
PRIZES_FOR = frozenset("prize award oscar trophy bafta statuette".split())
# "the first film", "the previous film": not the one at hand.
OTHER_TIMES = frozenset("first second third previous earlier last next original other".split())
# Films of its kin, whose makers are others.
NEXT_OF_KIN = frozenset("original sequel remake prequel predecessor reboot followup".split())
# Words that may stand for the film as such: "the whole thing was shot by".
CALLED_FILMS = frozenset(
    "thing whole one piece work project result everything all that which it story entry affair"
    " thriller comedy drama western romance horror musical noir melodrama mystery satire farce"
    " caper romp adaptation effort outing instalment installment sequel prequel remake reboot"
    " biopic documentary animation epic actioner slasher chiller fantasy adventure production"
    " release tale".split()
)
# What is made around a film or before it: its director is not the film's.
OTHER_THINGS = frozenset(
    "trailer trailers poster posters restoration making featurette novel novels book play album"
    " soundtracks song songs game comic podcast commentary documentary short miniseries episode"
    " pilot commercial advert introduction interview version versions reissue disc dvd edition"
    " prize award print unit re-release rerelease show"
    " opera ballet".split()
)
# "X left the director's chair": who had a post has it no more.
LEAVING = frozenset(
    "left leaves leaving vacated vacates lost loses barred sacked fired quit quits abandoned"
    " abandons resigned ousted departed removed replaced refused declined rejected exited exits let"
    " stepped steps bowed bows gave gives missed up down".split()
)
# "also known as Jane Doe's Film": the name belongs to the title.
TITLED = frozenset("known aka titled title called retitled renamed released billed".split())
# A running time of some other cut.
CUTS = frozenset(
    "cut cuts version versions assembled restored restoration extended longer shorter directors"
    " footage reel reels minutes-long episode trimmed edit edited print".split()
)
