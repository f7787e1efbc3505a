"""Words that shapes tell apart: parts, films, plain words by kind."""

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
    "role as",
    "part as",
    "introduction as",
    "shoes of",
    "boots of",
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
KNOWN_FOR = ("known for", "best known for")
THIS_FILM = ("film", "movie", "picture", "feature", "flick")
SERIES_NOUNS = ("film", "films", "movie", "movies", "series", "franchise", "universe", "saga")
DETERMINERS = frozenset("the a an his her their its this that these our my".split())
PRONOUNS = frozenset({"he", "she", "they", "who", "it"})
THIS_ONE = ("this one",)
# How critics judge acting: what an actor is ("X is miscast"), does ("X shines"), has ("X's part"),
# and what is made of actors ("a cast led by X").
FARES_WELL = frozenset(
    "great good fine excellent terrific superb wonderful perfect brilliant outstanding charming"
    " solid strong impressive memorable miscast wasted believable convincing adequate passable"
    " serviceable wooden flat effective magnetic delightful hilarious likable likeable compelling"
    " bland stiff weak awful terrible mesmerizing mesmerising electric riveting fantastic"
    " marvelous marvellous splendid superlative competent credible endearing engaging entertaining"
    " affable lovable capable unconvincing underused underutilized sublime phenomenal"
    " remarkable heartbreaking appealing amusing funny natural underwhelming everyman typecast"
    " standout revelation delight hoot treat highlight".split()
)
DOES_WELL = frozenset(
    "shines shine shone stars excels excel impresses impress impressed appears appear costars"
    " steals steal stole anchors anchor dazzles dazzle convinces convince convinced hams chews mugs"
    " reprises reprise reprised underplays overacts overplays overact carries embodies acquits"
    " acquit acquitted underact underacts channels".split()
)
ON_SCREEN = frozenset(
    "role roles part parts charisma presence scenery timing accent delivery debut emoting"
    " portrayal performer".split()
)
CAST_OF = frozenset("cast ensemble opposite lineup".split())
# Plain words that shapes tell apart, by their letter (see ``cues``).
WORD_KINDS: dict[str, frozenset[str]] = {
    "i": frozenset("is are was were be been being remains remained sits sat stands stood".split()),
    "u": frozenset("has have had having".split()),
    "v": frozenset(
        "do does did done provide provides provided providing supply supplies supplied supplying"
        " handle handles handled handling contribute contributes contributed contributing deliver"
        " delivers delivered delivering write writes written writing pen pens compose composes"
        " composing create creates created creating craft crafts crafted crafting design designs"
        " designed designing devise devises devised devising conceive conceived oversee oversees"
        " oversaw overseeing furnish furnishes furnished furnishing concoct concocts concocted"
        " supervise supervised".split()
    )
    | {"responsible for", "in charge of", "credited with", "to thank for", "to blame for"},
    "p": frozenset(
        "make makes made making take takes took taken taking hold holds held holding occupy"
        " occupies occupied occupying get gets got receive receives received earn earns earned"
        " share shares shared assume assumes assumed bring brings brought come comes came coming"
        " manage manages managed tackle tackles tackled turn turns turned lend lends lent give"
        " gives gave given wield wields wielded".split()
    ),
    "c": frozenset({"cut", "cuts"}),
    "e": frozenset(
        "go goes went gone going belong belongs belonged fall falls fell fallen credited attributed"
        " assigned entrusted owed handed".split()
    ),
    "y": frozenset({"by", "from", "courtesy of", "thanks to", "at the hands of"}),
    "t": frozenset({"to"}),
    "r": frozenset("in on at with behind for under into over across through onto".split()),
    "f": frozenset((*FARES_WELL, *DOES_WELL, *ON_SCREEN, *CAST_OF)),
    "n": frozenset(
        "work works handiwork product creation job province responsibility domain own labour"
        " labor baby hands".split()
    ),
    "s": frozenset("duties duty credit credits chores honours honors chair seat gig side".split()),
    "j": frozenset(
        "thriller comedy drama western romance horror musical noir melodrama mystery satire farce"
        " caper romp adaptation effort outing entry instalment installment sequel prequel remake"
        " reboot affair tale story yarn production release biopic documentary animation epic"
        " actioner slasher chiller weepie potboiler swashbuckler adventure fantasy joint"
        " shocker programmer curio quickie spoof parody whodunit tearjerker".split()
    ),
    "z": frozenset(
        {
            *"ably also again here once too then now always still ever himself herself themselves"
            " together alone mostly well often instead".split(),
            "this time",
            "this time around",
            "once again",
            "once more",
            "on this occasion",
            "none other than",
        }
    ),
}
NO_ADVERBS = frozenset(
    "family only early ugly lonely lovely likely unlikely deadly friendly".split()
)
