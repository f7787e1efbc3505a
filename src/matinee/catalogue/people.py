"""People's numbers and keys: one number a person, made of the identifier that knows them best."""

import re

from matinee.catalogue.schema import BY_IMDB, BY_TMDB, BY_WIKIDATA, SCHEME_BITS

_KEY = re.compile(r"nm(?P<imdb>\d{1,10})|Q(?P<wikidata>[1-9]\d{0,10})|tmdb-(?P<tmdb>\d{1,10})")
_SCHEMES = {"imdb": BY_IMDB, "wikidata": BY_WIKIDATA, "tmdb": BY_TMDB}


def person_number(key: str) -> int | None:
    """Give the number of the person under ``nm0000190``, ``Q352180`` or ``tmdb-10297``.

    None for any other key: those people are known by name only, and numbered by the catalogue.
    """
    match = _KEY.fullmatch(key)
    if match is None or match.lastgroup is None:
        return None
    return int(match[match.lastgroup]) << SCHEME_BITS | _SCHEMES[match.lastgroup]


def person_key(number: int) -> str | None:
    """Give the key of a person's number, or None for somebody known by name only."""
    own = number >> SCHEME_BITS
    return {BY_IMDB: f"nm{own:07d}", BY_WIKIDATA: f"Q{own}", BY_TMDB: f"tmdb-{own}"}.get(
        number & (1 << SCHEME_BITS) - 1
    )
