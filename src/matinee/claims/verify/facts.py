"""Verdicts on genres, countries and languages, and on what the catalogue cannot judge.

The lists are open, so that one more is unknown and never wrong.
"""

from matinee.catalogue.names import fold
from matinee.claims.knowledge import Knowledge
from matinee.claims.lexicon.facts import NATIONS
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

_FIELDS = {Kind.GENRE: "genres", Kind.COUNTRY: "countries", Kind.LANGUAGE: "languages"}


def verify_listed(said: Said, known: Knowledge) -> Claim:
    """Compare a genre, country or language with what any source lists."""
    wanted = _plain(said.name)
    if said.kind is Kind.COUNTRY and wanted in NATIONS:
        wanted = _plain(NATIONS[wanted])
    citations = [
        statement.citation
        for statement in known.dossier.statements
        if statement.field == _FIELDS[said.kind] and _plain(statement.value) == wanted
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


def verify_unjudged(said: Said, known: Knowledge) -> Claim:
    """Give a statement that no source here speaks to, as unknown."""
    film = known.dossier.film.ref
    return Claim(said.kind, said.name, said.span, Verdict.UNKNOWN, said.kind.value, film=film)


def _plain(value: str) -> str:
    folded = fold(value)
    return _SAME.get(folded, folded)
