"""The words by which a review's lines and headings are recognised, as data."""

from matinee.review.model import Aspect, HeaderField


def _phrases(written: str) -> frozenset[str]:
    return frozenset(written.split("|"))


_F = HeaderField

_LABEL_WORDS: dict[HeaderField, str] = {
    _F.TITLE: "title|film|movie|film title|movie title|name of the film",
    _F.ORIGINAL_TITLE: "original title|aka|also known as",
    _F.YEAR: "year|year of release|release year|production year|released|release",
    _F.RELEASED: "release date|released on|date of release|premiere|in cinemas|uk release"
    "|us release|release dates|in theaters",
    _F.RUNTIME: "runtime|running time|run time|length|duration|runs",
    _F.GENRE: "genre|genres|genre(s)",
    _F.COUNTRY: "country|countries|country of origin|country(ies)|nation|countries of origin",
    _F.LANGUAGE: "language|languages|language(s)|original language",
    _F.CERTIFICATE: "certificate|cert|certification|rated|rating|mpaa|mpaa rating|age rating|bbfc",
    _F.STUDIO: "studio|studios|distributor|distributors|distribution|production company"
    "|production companies|distributed",
    _F.CRITIC: "critic|reviewer|reviewed|author",
    _F.DIRECTOR: "director|directors|director(s)|directed|dir|dirs|direction|regie|helmed|d",
    _F.WRITER: "writer|writers|writer(s)|written|writing|wri|scr|scripted|w",
    _F.SCREENPLAY: "screenplay|screenwriter|screenwriters|screenwriter(s)|script|scenario",
    _F.STORY: "story",
    _F.SOURCE_AUTHOR: "based on the novel|based on the book|based on a novel|novel|book",
    _F.CHARACTERS_BY: "characters|based on characters|based on characters created",
    _F.PRODUCER: "producer|producers|producer(s)|produced|prod",
    _F.EXECUTIVE_PRODUCER: "executive producer|executive producers|executive producer(s)|exec prod",
    _F.CINEMATOGRAPHER: "cinematographer|cinematographers|cinematographer(s)|cinematography|dp|dop"
    "|director of photography|directors of photography|photography|photographed|shot|camera",
    _F.COMPOSER: "composer|composers|composer(s)|music|original music|score|original score"
    "|composed|scored|soundtrack",
    _F.EDITOR: "editor|editors|editor(s)|edited|editing|film editor|film editing",
    _F.PRODUCTION_DESIGNER: "production designer|production designers|production design",
    _F.COSTUME_DESIGNER: "costume designer|costume designers|costume design|costumes",
    _F.STUNT_COORDINATOR: "stunt coordinator|stunt coordinators|stunts|stunt co-ordinator",
    _F.CAST: "cast|main cast|starring|stars|featuring|actors|leading cast|lead actors"
    "|principal cast|with|cast includes|main actors|star",
}

LABELS: dict[str, HeaderField] = {
    word: field for field, words in _LABEL_WORDS.items() for word in words.split("|")
}
"""A header line's label, lower case, without a final "by" or full stop."""

BARE_LABELS = frozenset(
    {"starring", "featuring", "released", "dir", "dirs", "cast includes", "dop"}
)
"""Labels that need no colon or dash behind them."""

VAGUE_LABELS = _phrases(
    "story|music|score|editing|direction|writing|script|photography|camera|costumes|"
    "stunts|soundtrack|screenplay|cinematography|characters|production design"
)
"""Labels that head opinions as often as credits: their values must look like full names."""

ROLES = frozenset(list(HeaderField)[list(HeaderField).index(_F.CRITIC) :])
"""The fields whose values are people."""

_ASPECT_WORDS: dict[Aspect, str] = {
    Aspect.PLOT: "plot story storyline storytelling narrative synopsis premise summary script "
    "screenplay writing plotting ending recap",
    Aspect.PERFORMANCES: "performance performances cast casting acting actor actors actress "
    "character characters characterisation characterization ensemble lead leads",
    Aspect.DIRECTION: "direction directing director directorial filmmaking helming",
    Aspect.ACTION: "action fight fights fighting stunt stunts dance dancing choreography combat "
    "chases setpieces",
    Aspect.STYLE: "style stylistic craft technical technique cinematography visual visuals "
    "visually editing production camera camerawork photography effects vfx cgi design costume "
    "costumes look "
    "aesthetics aesthetic animation",
    Aspect.MUSIC: "music musical score sound soundtrack audio songs song composer",
    Aspect.THEMES: "theme themes thematic thematically meaning message messages subtext symbolism "
    "ideas politics",
    Aspect.SERIES: "series franchise sequel sequels prequel universe saga trilogy canon continuity",
    Aspect.RECEPTION: "reception critique critics critical criticism audience audiences response "
    "reviews",
}

ASPECTS: dict[str, Aspect] = {
    word: aspect for aspect, words in _ASPECT_WORDS.items() for word in words.split()
}

CONNECTIVES = _phrases("a|an|and|as|at|but|by|for|from|in|into|of|on|or|the|to|vs|with|&|+|/|-|–|—")

STRENGTHS = _phrases(
    "strengths|strength|pros|pro|the good|good|what works|what worked|"
    "what works well|highs|the highs|what i liked|what we liked|likes|positives|"
    "the positives|plus points|best bits|+|the pros|the strengths|upsides|high points|"
    "good points|what's good"
)
WEAKNESSES = _phrases(
    "weaknesses|weakness|cons|con|the bad|bad|what doesn't|what doesn't work|"
    "what didn't|lows|what didn't work|what does not work|the lows|what i didn't like|"
    "what we didn't like|dislikes|negatives|the negatives|minus points|worst bits|-|–|"
    "−|the cons|the weaknesses|downsides|low points|bad points|what's bad|flaws|"
    "the flaws|shortcomings"
)
VERDICT = _phrases(
    "verdict|final verdict|the verdict|my verdict|our verdict|the final verdict|"
    "bottom line|the bottom line|conclusion|conclusions|in conclusion|final thoughts|"
    "closing thoughts|in short|final word|the final word|final words|overall verdict|"
    "overall|summing up|to sum up|in summary|last word|the last word|"
    "concluding thoughts|final analysis|takeaway|the takeaway"
)
RATING = _phrases(
    "rating|score|final score|final rating|my score|my rating|our rating|our score|"
    "grade|final grade|overall score|overall rating|the rating|the score|star rating|"
    "stars|mark|my grade"
)
INFORMATION = _phrases(
    "details|film details|movie details|credits|film credits|info|information|"
    "film info|movie info|film information|about the film|about the movie|cast and crew|"
    "cast & crew|fact sheet|facts|key facts|production details|technical details|"
    "at a glance|film data|data|the film|basics|stats|crew"
)
"""Headings over a list of header lines."""

TABLE_HEADS = _phrases("field|value|info|information|detail|details|fact|facts|item|credit")
"""What the head of a table of facts says."""
