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
}

# "directed by Jane Doe": what comes before the name of who did it.
BY_CUES: dict[str, tuple[Role, ...]] = {
    "directed by": (D,),
    "co directed by": (D,),
    "helmed by": (D,),
    "direction by": (D,),
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
    "costumes by": (Role.COSTUME_DESIGNER,),
    "production design by": (Role.PRODUCTION_DESIGNER,),
    "starring": (Role.ACTOR,),
    "co starring": (Role.ACTOR,),
    "featuring": (Role.ACTOR,),
    "headlined by": (Role.ACTOR,),
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

# "Wiseman's direction": a thing that a person owns.
ROLE_THINGS: dict[str, tuple[Role, ...]] = {
    "direction": (D,),
    "screenplay": (W,),
    "script": (W,),
    "cinematography": (C,),
    "camerawork": (C,),
    "photography": (C,),
    "score": (M,),
    "editing": (E,),
}

# "Jane Doe's directorial debut", opening a sentence.
DEBUTS: dict[str, tuple[Role, ...]] = {
    "directorial debut": (D,),
    "directing debut": (D,),
    "directorial effort": (D,),
}

PLAYS = ("plays", "portrays", "portraying", "playing", "voices", "embodies")
PLAYED_BY = ("played by", "portrayed by", "voiced by", "embodied by")
PORTRAYAL = (
    "portrayal of",
    "performance as",
    "turn as",
    "depiction of",
    "interpretation of",
    "take on",
    "role of",
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
    " unlike replaces replacement replacements".split()
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
OTHER_WORK = frozenset(
    "original remake remakes remade sequel sequels prequel novel book play series franchise"
    " earlier previous previously later next last debut first second third short documentary"
    " version versions adaptation trilogy album television tv show episode followup also"
    " other another works work career oeuvre films movies pictures since before after"
    " predecessor fellow legendary contemporary contemporaries".split()
)
REMAKE = frozenset("remake remakes remade remaking reimagined rebooted reboot".split())
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
