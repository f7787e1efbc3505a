"""How critics name the roles of a film, and what says who has one."""

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
    "scripts": (W,),
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

# "Jane Doe is at the helm": the post of whoever does it; of several roles it may be either.
IDIOMS: dict[str, tuple[Role, ...]] = {
    "helm": (D,),
    "reins": (D,),
    "megaphone": (D,),
    "at the wheel": (D,),
    "calls the shots": (D,),
    "calling the shots": (D,),
    "director chair": (D,),
    "directors chair": (D,),
    "directorial duties": (D,),
    "directorial reins": (D,),
    "directorial credit": (D,),
    "directorial chores": (D,),
    "behind the camera": (D, C),
    "behind the lens": (C, D),
    "camera duties": (C,),
    "cutting room": (E,),
    "editing room": (E,),
    "editing suite": (E,),
}

# "Wiseman's direction": a thing that a person owns.
ROLE_THINGS: dict[str, tuple[Role, ...]] = {
    "direction": (D,),
    "directing": (D,),
    "helming": (D,),
    "screenplay": (W,),
    "script": (W,),
    "writing": (W,),
    "scripting": (W,),
    "screenwriting": (W,),
    "cinematography": (C,),
    "camerawork": (C,),
    "photography": (C,),
    "score": (M,),
    "music": (M,),
    "scoring": (M,),
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

# "The story is by X": a thing of a role only in some shapes, for any story has its owner.
STORIES = {"story": (Role.STORY,)}

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

# "assistant director", "newspaper editor": other jobs than the credit.
OTHER_JOBS = frozenset(
    "assistant art associate fellow contemporary erstwhile casting music musical sound story"
    " script technical second first unit"
    " former future newspaper magazine news tv television executive line city night managing book"
    " record records theatre theater stage studio funeral camp fight action aspiring fictional"
    " struggling failed blacklisted original would-be"
    " artistic creative deputy regional choral".split()
)
