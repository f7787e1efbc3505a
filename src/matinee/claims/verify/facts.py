"""Verdicts on genres and countries: open lists, so that one more is unknown and never wrong."""

from matinee.catalogue.names import fold
from matinee.claims.knowledge import Knowledge
from matinee.claims.model import Claim, Kind, Verdict
from matinee.claims.statement import Said

_SAME = {
    "usa": "united states",
    "us": "united states",
    "united states of america": "united states",
    "america": "united states",
    "uk": "united kingdom",
    "great britain": "united kingdom",
    "england": "united kingdom",
    "britain": "united kingdom",
    "ussr": "soviet union",
    "korea": "south korea",
    "republic of korea": "south korea",
    "sci fi": "science fiction",
    "scifi": "science fiction",
    "animated": "animation",
    "noir": "film noir",
    "biopic": "biography",
    "musical": "music",
}


def verify_listed(said: Said, known: Knowledge) -> Claim:
    """Compare a genre or country with what any source lists."""
    field = "genres" if said.kind is Kind.GENRE else "countries"
    wanted = _plain(said.name)
    citations = [
        statement.citation
        for statement in known.dossier.statements
        if statement.field == field and _plain(statement.value) == wanted
    ]
    return Claim(
        said.kind,
        said.name,
        said.span,
        Verdict.SUPPORTED if citations else Verdict.UNKNOWN,
        said.kind.value,
        film=known.dossier.film.ref,
        citations=tuple(dict.fromkeys(citations)),
    )


def _plain(value: str) -> str:
    folded = fold(value)
    return _SAME.get(folded, folded)
