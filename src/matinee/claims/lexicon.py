"""The words critics use for roles, parts, dates and doubt: data that the passes are built from."""

from matinee.catalogue.model import Role

D, W, C, M, E, P = (
    Role.DIRECTOR,
    Role.WRITER,
    Role.CINEMATOGRAPHER,
    Role.COMPOSER,
    Role.EDITOR,
    Role.PRODUCER,
)

# "director Jane Doe": a noun beside a name.
ROLE_NOUNS: dict[str, tuple[Role, ...]] = {
    "director": (D,),
    "filmmaker": (D,),
    "helmer": (D,),
    "co director": (D,),
    "writer director": (W, D),
    "director writer": (W, D),
    "writer": (W,),
    "co writer": (W,),
    "screenwriter": (W,),
    "scriptwriter": (W,),
    "scripter": (W,),
    "cinematographer": (C,),
    "director of photography": (C,),
    "dp": (C,),
    "lenser": (C,),
    "composer": (M,),
    "editor": (E,),
    "film editor": (E,),
    "producer": (P,),
    "executive producer": (Role.EXECUTIVE_PRODUCER,),
    "production designer": (Role.PRODUCTION_DESIGNER,),
    "costume designer": (Role.COSTUME_DESIGNER,),
    "stunt coordinator": (Role.STUNT_COORDINATOR,),
    "actor": (Role.ACTOR,),
    "actress": (Role.ACTOR,),
    "star": (Role.ACTOR,),
    "co star": (Role.ACTOR,),
    "lead": (Role.ACTOR,),
    "lead actor": (Role.ACTOR,),
    "lead actress": (Role.ACTOR,),
    "leading man": (Role.ACTOR,),
    "leading lady": (Role.ACTOR,),
    "villain": (Role.ACTOR,),
}
PLURALS: dict[str, tuple[Role, ...]] = {
    "directors": (D,),
    "writers": (W,),
    "screenwriters": (W,),
    "co writers": (W,),
    "writer directors": (W, D),
    "cinematographers": (C,),
    "composers": (M,),
    "editors": (E,),
    "producers": (P,),
    "stars": (Role.ACTOR,),
    "actors": (Role.ACTOR,),
    "leads": (Role.ACTOR,),
    "co stars": (Role.ACTOR,),
    "villains": (Role.ACTOR,),
}

# "directed by Jane Doe": what comes before the name of who did it.
BY_CUES: dict[str, tuple[Role, ...]] = {
    "directed by": (D,),
    "co directed by": (D,),
    "helmed by": (D,),
    "direction by": (D,),
    "best director for": (D,),
    "written by": (W,),
    "co written by": (W,),
    "scripted by": (W,),
    "penned by": (W,),
    "screenplay by": (W,),
    "script by": (W,),
    "story by": (Role.STORY,),
    "written and directed by": (W, D),
    "directed and written by": (W, D),
    "written produced and directed by": (W, P, D),
    "shot by": (C,),
    "photographed by": (C,),
    "lensed by": (C,),
    "cinematography by": (C,),
    "photography by": (C,),
    "scored by": (M,),
    "composed by": (M,),
    "score by": (M,),
    "music by": (M,),
    "edited by": (E,),
    "cut by": (E,),
    "editing by": (E,),
    "produced by": (P,),
    "produced and directed by": (P, D),
    "directed and produced by": (P, D),
    "executive produced by": (Role.EXECUTIVE_PRODUCER,),
    "direction from": (D,),
    "script from": (W,),
    "screenplay from": (W,),
    "cinematography from": (C,),
    "photography from": (C,),
    "camerawork by": (C,),
    "camerawork from": (C,),
    "lensing by": (C,),
    "score from": (M,),
    "score courtesy of": (M,),
    "music courtesy of": (M,),
    "editing from": (E,),
    "adaptation by": (W,),
    "adapted by": (W,),
    "writing by": (W,),
    "costumes by": (Role.COSTUME_DESIGNER,),
    "production design by": (Role.PRODUCTION_DESIGNER,),
    "starring": (Role.ACTOR,),
    "co starring": (Role.ACTOR,),
    "featuring": (Role.ACTOR,),
    "headlined by": (Role.ACTOR,),
    "top billed": (Role.ACTOR,),
    "cast including": (Role.ACTOR,),
    "cast includes": (Role.ACTOR,),
    "cast that includes": (Role.ACTOR,),
    "cast led by": (Role.ACTOR,),
    "performance by": (Role.ACTOR,),
    "performances by": (Role.ACTOR,),
    "performance from": (Role.ACTOR,),
    "performances from": (Role.ACTOR,),
    "turn by": (Role.ACTOR,),
    "turn from": (Role.ACTOR,),
    "turns from": (Role.ACTOR,),
    "turns by": (Role.ACTOR,),
    "cameo by": (Role.ACTOR,),
    "cameo from": (Role.ACTOR,),
}

# "Jane Doe directs": a verb behind the name.
ROLE_VERBS: dict[str, tuple[Role, ...]] = {
    "directs": (D,),
    "directed": (D,),
    "helms": (D,),
    "helmed": (D,),
    "wrote": (W,),
    "scripted": (W,),
    "penned": (W,),
    "scores": (M,),
    "scored": (M,),
    "composed": (M,),
    "edits": (E,),
    "edited": (E,),
    "produced": (P,),
    "shot": (C,),
    "shoots": (C,),
    "photographed": (C,),
    "lensed": (C,),
}

# "Jane Doe is at the helm": turns of phrase for what somebody does.
IDIOMS: dict[str, tuple[Role, ...]] = {
    "at the helm": (D,),
    "takes the helm": (D,),
    "took the helm": (D,),
    "at the wheel": (D,),
    "calls the shots": (D,),
    "calling the shots": (D,),
    "in the director chair": (D,),
    "in the directors chair": (D,),
    "takes the director chair": (D,),
    "behind the megaphone": (D,),
    "on score duties": (M,),
    "on directing duties": (D,),
    "in the cutting room": (E,),
    "in the editing room": (E,),
    "in the editing suite": (E,),
}

# "Wiseman's direction": a thing that a person owns.
ROLE_THINGS: dict[str, tuple[Role, ...]] = {
    "direction": (D,),
    "screenplay": (W,),
    "script": (W,),
    "writing": (W,),
    "cinematography": (C,),
    "camerawork": (C,),
    "photography": (C,),
    "score": (M,),
    "music": (M,),
    "editing": (E,),
    "lensing": (C,),
    "production design": (Role.PRODUCTION_DESIGNER,),
    "costumes": (Role.COSTUME_DESIGNER,),
    "performance": (Role.ACTOR,),
    "performances": (Role.ACTOR,),
    "turn": (Role.ACTOR,),
    "acting": (Role.ACTOR,),
    "character": (Role.ACTOR,),
    "cameo": (Role.ACTOR,),
    "chemistry": (Role.ACTOR,),
}

# "Jane Doe's directorial debut", opening a sentence.
DEBUTS: dict[str, tuple[Role, ...]] = {
    "directorial debut": (D,),
    "directing debut": (D,),
    "directorial effort": (D,),
    "feature debut": (D,),
    "feature film debut": (D,),
    "debut feature": (D,),
    "debut film": (D,),
    "first feature": (D,),
    "first film": (D,),
    "first picture": (D,),
    "second feature": (D,),
    "sophomore feature": (D,),
    "sophomore effort": (D,),
    "sophomore film": (D,),
}

PLAYS = (
    "plays",
    "portrays",
    "portraying",
    "playing",
    "voices",
    "embodies",
    "essays",
    "inhabits",
    "stars as",
    "co stars as",
    "star as",
)
PLAYED_BY = (
    "played by",
    "as played by",
    "portrayed by",
    "voiced by",
    "embodied by",
    "acted by",
    "essayed by",
    "inhabited by",
    "brought to life by",
)
PORTRAYAL = (
    "portrayal of",
    "performance as",
    "turn as",
    "depiction of",
    "interpretation of",
    "take on",
    "role of",
    "part of",
    "cast as",
    "appears as",
    "work as",
)
AS = ("as",)
FOLLOWS = (
    "follows",
    "centers on",
    "centres on",
    "concerns",
    "tells the story of",
    "revolves around",
    "focuses on",
)
KNOWN_FOR = ("known for", "best known for", "who shot", "who scored", "who edited", "who directed")
THIS_FILM = ("film", "movie", "picture", "feature", "flick")
SERIES_NOUNS = ("film", "films", "movie", "movies", "series", "franchise", "universe", "saga")
DETERMINERS = frozenset("the a an his her their its this that these our my".split())
PRONOUNS = frozenset({"he", "she", "they", "who", "it"})

# Words that take a statement out of plain assertion about this film.
NEGATION = frozenset(
    "not never neither nor without instead nobody isnt wasnt didnt doesnt hadnt wont cant"
    " werent arent havent hasnt wouldnt couldnt shouldnt".split()
)
MODALITY = frozenset(
    "could would might should if imagine wish wished almost originally initially rumored rumoured"
    " slated planned supposed intended hoped wanted replaced replacing dropped turned offered"
    " reportedly allegedly attached considered fired unavailable declined refused quit"
    " unlike replaces replacement replacements whether wondered wonders wondering asked thought"
    " mistook mistaken guess guessed guessing swear sworn assumed believed suspected".split()
)
COMPARISON = frozenset(
    "like reminiscent recalls recall recalling evokes evoke evoking channels channeling"
    " channelling style inspired homage compared comparison minus shades echoes echoing imitating"
    " imitates imitation protege disciple fan fans favorite favourite influenced influence"
    " tradition la esque than".split()
)
# Behind "director X" these speak of what X did, not of whether X was the director.
SAID_OF_SUBJECT = COMPARISON | frozenset(
    "not never neither nor without isnt doesnt cant havent hasnt couldnt shouldnt could should"
    " might if almost wanted hoped intended wish wished imagine".split()
)
# Before "director X" these say how sure the critic is of what X did.
HEDGES = frozenset({"almost"})
OTHER_WORK = frozenset(
    "original remake remakes remade sequel sequels prequel novel book play series franchise"
    " earlier previous previously later next last debut first second third short documentary"
    " version versions adaptation trilogy album television tv show episode followup also"
    " other another works work career oeuvre films movies pictures since before after"
    " predecessor fellow legendary contemporary contemporaries".split()
)
REMAKE = frozenset("remake remakes remade remaking reimagined rebooted reboot".split())
# What is made around a film or before it: its director is not the film's.
OTHER_THINGS = frozenset(
    "trailer trailers poster posters restoration making featurette novel novels book play album"
    " soundtracks song songs game comic podcast commentary documentary short miniseries episode"
    " pilot commercial advert introduction interview version versions reissue disc dvd edition"
    " prize award print re-release rerelease show".split()
)
# "assistant director", "newspaper editor": other jobs than the credit.
OTHER_JOBS = frozenset(
    "assistant art associate fellow contemporary erstwhile casting music musical sound story"
    " script technical second first unit"
    " former future newspaper magazine news tv television executive line city night managing book"
    " record records theatre theater stage studio funeral camp fight action aspiring fictional"
    " struggling failed blacklisted original would-be".split()
)
# "also known as Jane Doe's Film": the name belongs to the title.
TITLED = frozenset("known aka titled title called retitled renamed released billed".split())
# A running time of some other cut.
CUTS = frozenset(
    "cut cuts version versions assembled restored restoration extended longer shorter directors"
    " footage reel reels minutes-long episode trimmed edit edited print".split()
)
# Words of each trade near whoever plies it: "X's camera", "the score X wrote".
CRAFT = {
    D: frozenset(
        "direction camera film films movie picture pictures style vision approach handling hand"
        " hands command touch eye instincts decision choice choices take debut effort sensibility"
        " staging pacing compositions composition camerawork visuals technique adaptation version"
        " craft flair formal formalism work lens genius thriller drama comedy western sequel"
        " feature mise aesthetic strategy intent intentions skill tableau knack mastery ambition"
        " restraint execution disdain penchant peppering".split()
    ),
    C: frozenset(
        "cinematography photography camera camerawork lens lensing visuals images image frames"
        " framing compositions lighting light shadows scope widescreen palette shot shots shoots"
        " photographed color colour black".split()
    ),
    M: frozenset(
        "score music soundtrack theme themes cues cue synth synths orchestral melody melodies song"
        " songs samba strings brass motif composed scored soundscape sound tune tunes".split()
    ),
    E: frozenset("editing cutting cuts cut edits edited montage pacing rhythm rhythms".split()),
    W: frozenset(
        "script screenplay dialogue dialog writing adaptation plotting plot story lines words"
        " wrote written penned scripted one-liners draft wit novel".split()
    ),
}
CRAFT[Role.SCREENPLAY] = CRAFT[W]
# What each trade does, as critics say it of the film at hand.
MAKES = {
    D: frozenset(
        "directs directed stages staged shoots shot films filmed frames framed crafts crafted"
        " builds built handles handled coaxes coaxed elicits wrings keeps kept lets gives gave"
        " delivers delivered makes made creates created uses used employs employed opens opened"
        " cuts crosscuts lingers moves brings brought sets tells told takes took infuses imbues"
        " injects exploits opts eschews avoids embraces strips adapts adapted wants wanted knows"
        " knew understands understood seems intended intends manages fails struggles succeeds"
        " stumbles nails indulges draws pulls turns finds leans pushes paces approaches treats"
        " captures captured shows proves chooses chose decides decided allows helms helmed"
        " orchestrates choreographs composes constructs constructed weaves layers balances juggles"
        " packs milks mines ratchets hits aims tries spends trusts resists refuses deploys"
        " positions places leaves conjures mixes blends subverts explores examines presents offers"
        " offered establishes maintains sustains strikes interweaves introduces fills organizes"
        " structures".split()
    ),
    C: frozenset(
        "shoots shot photographs photographed lenses lensed lights lit frames framed captures"
        " captured bathes bathed films filmed".split()
    ),
    M: frozenset(
        "scores scored composed composes wrote provides provided supplies supplied contributes"
        " contributed delivers builds underscores".split()
    ),
    E: frozenset("cuts edits edited cut keeps paces trims trimmed".split()),
    W: frozenset("wrote writes penned pens scripted scripts adapts adapted gives gave".split()),
}
MAKES[Role.SCREENPLAY] = MAKES[W]
# Near a name, these say that somebody was not on this film after all, or is on another.
RULED_OUT = REMAKE | frozenset(
    "unavailable fired replaced replacing replaces dropped turned offered attached declined"
    " refused quit originally initially slated planned assistant scheduled uncredited considered"
    " adaptations produced asked approached considered rumored rumoured said helped unbilled"
    " polished learned worked presented introduced chosen dedicated reshoots nobody".split()
)
# Shortly before a name, these liken the film to that person's: they do not credit them.
LIKENESS = (COMPARISON - {"la", "favorite", "favourite"}) | frozenset(
    "unlike channel recalling nod nods vein apes aping mimics borrow borrows borrowed proud mold"
    " mould manner pastiche riff remind reminds worthy heir successor descend compare"
    " comparisons influences influence homages invoke invokes conjures".split()
)
# "third": a film's place in a series.
ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th",
            "seventh 7th", "eighth 8th", "ninth 9th", "tenth 10th", "eleventh 11th",
            "twelfth 12th", "thirteenth 13th", "fourteenth 14th", "fifteenth 15th",
            "sixteenth 16th", "seventeenth 17th", "eighteenth 18th", "nineteenth 19th",
            "twentieth 20th", "twentyfirst 21st", "twentysecond 22nd", "twentythird 23rd",
            "twentyfourth 24th", "twentyfifth 25th",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
# "the third instalment": what is counted in a series.
INSTALMENTS = frozenset("instalment installment entry chapter outing sequel".split())
SERIES_WORDS = frozenset(
    "series franchise saga trilogy cycle tetralogy quadrilogy universe".split()
)
# "a sequel to F": how one film belongs to another.
KIN = {
    "sequel": "sequel", "followup": "sequel", "prequel": "prequel", "remake": "remake",
    "reimagining": "remake", "spinoff": "spin-off", "reboot": "reboot",
}  # fmt: skip
# "this horror film": genres as reviews name them, one word each.
GENRES = frozenset(
    "action adventure animation animated biography biopic comedy crime documentary drama fantasy"
    " horror melodrama musical mystery noir romance satire thriller war western".split()
)
# "this French film": adjectives of the countries that films come from.
NATIONS = {
    "american": "United States", "british": "United Kingdom", "english": "United Kingdom",
    "french": "France", "german": "Germany", "italian": "Italy", "spanish": "Spain",
    "japanese": "Japan", "chinese": "China", "korean": "South Korea", "indian": "India",
    "russian": "Russia", "soviet": "Soviet Union", "swedish": "Sweden", "danish": "Denmark",
    "norwegian": "Norway", "finnish": "Finland", "icelandic": "Iceland", "dutch": "Netherlands",
    "belgian": "Belgium", "swiss": "Switzerland", "austrian": "Austria", "polish": "Poland",
    "czech": "Czech Republic", "hungarian": "Hungary", "romanian": "Romania", "greek": "Greece",
    "turkish": "Turkey", "iranian": "Iran", "israeli": "Israel", "egyptian": "Egypt",
    "irish": "Ireland", "scottish": "United Kingdom", "canadian": "Canada",
    "australian": "Australia", "mexican": "Mexico", "brazilian": "Brazil",
    "argentine": "Argentina", "argentinian": "Argentina", "chilean": "Chile",
    "colombian": "Colombia", "cuban": "Cuba", "senegalese": "Senegal", "nigerian": "Nigeria",
    "thai": "Thailand", "vietnamese": "Vietnam", "taiwanese": "Taiwan", "filipino": "Philippines",
    "indonesian": "Indonesia", "portuguese": "Portugal", "ukrainian": "Ukraine",
    "georgian": "Georgia", "palestinian": "Palestine", "lebanese": "Lebanon",
}  # fmt: skip
LANGUAGES = frozenset(
    "english french german italian spanish japanese mandarin cantonese korean hindi tamil telugu"
    " bengali russian swedish danish norwegian finnish icelandic dutch polish czech hungarian"
    " romanian greek turkish persian farsi hebrew arabic portuguese thai vietnamese ukrainian"
    " georgian yiddish catalan welsh irish wolof".split()
)
DECADES = {f"{year}s": year for year in range(1890, 2040, 10)} | {
    word: 1900 + 10 * number
    for number, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}
# Prizes and takings: recognised as statements, and beyond what the catalogue can judge.
AWARDED = frozenset("won win wins winning nominated nomination nominations earned received".split())
PRIZES = frozenset(
    "oscar oscars academy bafta baftas golden palme goya cesar saturn emmy grammy razzie".split()
)
TAKINGS = frozenset("grossed grossing gross budget budgeted earned earning office cost".split())
# "based on the novel by": what films are made from.
BOOKS = frozenset(
    "novel novels novella book books play story stories memoir memoirs comic comics manga"
    " autobiography biography bestseller article musical poem tale".split()
)
# "directorial debut": what somebody does for the first time.
DEBUT_OF = {
    "directorial": D, "directing": D, "director": D, "filmmaking": D,
    "acting": Role.ACTOR, "screen": Role.ACTOR, "screenwriting": W, "writing": W,
}  # fmt: skip
# A debut of some kind only: "American debut", "solo directorial debut".
NOT_A_DEBUT = frozenset(
    "american english hollywood us british french studio solo sound color colour stage television"
    " tv broadway language co singing documentary animated horror sophomore since after second"
    " following follow".split()
)
TOGETHER_AGAIN = frozenset(
    "reunites reunite reunited reuniting reteams reteam reteamed reteaming".split()
)
# What a word may tell of, so that each extractor reads only the sentences that concern it: s a
# place in a series, c a turn in a career, b what a film is based on, g its sort, a prizes, takings,
# d who made it.
TOPICS = {
    word: topic
    for topic, words in (
        ("a", (*AWARDED, *TAKINGS)),
        ("g", (*GENRES, *NATIONS, *LANGUAGES, *DECADES)),
        ("b", ("based", "adapted")),
        ("c", ("debut", "collaboration", *TOGETHER_AGAIN)),
        ("d", ("directing", "helming", "made", "makes")),
        ("s", (*ORDINALS, *KIN, "follow", "spin", "twenty")),
    )
    for word in words
}
# A part that goes by a name other than the cast's.
DISGUISE = frozenset(
    "assumed alias pseudonym posing poses pretending pretends disguised undercover nickname"
    " nicknamed calling calls called dubbed renamed real".split()
)
UNCREDITED = frozenset({"uncredited", "uncreditedly", "ghost", "anonymous", "pseudonym"})

# Capitalised words that often open a sentence right before a name.
BEFORE_NAMES = frozenset("by with from and but when while then also".split()) | frozenset(
    word for word in (*ROLE_NOUNS, *PLURALS) if " " not in word
)
# Capitalised words that begin sentences or name things, and are nobody's first name.
NOT_NAMES = frozenset(
    "the a an and but or nor so yet for as at by in of on to up if it its he she they we you i his"
    " her their our my your this that these those there here what when where which who whom whose"
    " why how while with without within not no yes all any some many most much more few both each"
    " every either neither one two three four five six seven eight nine ten first second third"
    " last next from into onto over under after before during since until because although though"
    " despite unlike like even still also just only perhaps maybe indeed instead meanwhile however"
    " thus hence then than too very yet now once again ever never always often sometimes directed"
    " written shot scored edited produced starring based set along among between through across"
    " film films movie picture director writer actor actress star january february march april"
    " may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday american british french german italian japanese english"
    " spanish russian"
    " chinese korean irish scottish canadian australian european hollywood america england france"
    " germany italy japan london paris york california los angeles chicago texas city street"
    " university award awards academy oscar oscars festival studio studios pictures productions"
    " company war world god christmas mr mrs ms dr sir lord lady king queen prince princess captain"
    " general colonel major sergeant detective officer agent professor doctor father mother"
    " brother sister uncle aunt saint st jr sr ii iii iv vs part chapter volume episode season"
    " north south east west new old great big little rated review rating".split()
)
# But some are first names of people whom the catalogue knows: King Vidor, June Allyson.
ALSO_NAMES = frozenset("king june april may august prince paris major".split())
