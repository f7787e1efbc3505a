"""The fields of the query language: what each is called, and how its values are read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from matinee.catalogue import WRITING, Role
from matinee.discovery.search.words import term

Span = tuple[int | None, int | None]
"""The least and the greatest number that fit; None where there is no bound."""


class Values(Enum):
    """What kind of values a field takes."""

    TERM = "term"  # one of the values that the index knows
    NUMBER = "number"  # a number, an open or a closed range
    FLAG = "flag"  # yes or no
    WORDS = "words"  # words of a name


@dataclass(frozen=True, slots=True)
class Field:
    """A field: ``code`` marks its words in the index; of an ``exclusive`` one only a value holds.

    ``unit`` is how many of a number's steps make one: scores are kept in tenths.
    """

    name: str
    label: str
    values: Values
    code: str = ""
    also: Sequence[str] = ()
    exclusive: bool = False
    unit: int = 1


FIELDS: tuple[Field, ...] = (
    Field("kind", "Kind", Values.TERM, exclusive=True),
    Field("year", "Year", Values.NUMBER, exclusive=True),
    Field("decade", "Decade", Values.NUMBER, exclusive=True),
    Field("genre", "Genre", Values.TERM),
    Field("country", "Country", Values.TERM, also=("from",)),
    Field("language", "Language", Values.TERM, also=("lang",)),
    Field("role", "Role", Values.TERM),
    Field("runtime", "Running time", Values.NUMBER, also=("minutes", "length"), exclusive=True),
    Field("score", "Score", Values.NUMBER, exclusive=True, unit=10),
    Field("reviewed", "Reviewed here", Values.FLAG, exclusive=True),
    Field("title", "Title", Values.WORDS, "t"),
    Field("series", "Series", Values.WORDS, "r"),
    Field("character", "Character", Values.WORDS, "h"),
    Field("critic", "Critic", Values.WORDS, "v"),
    Field("person", "Person", Values.WORDS, "dwacmepxks", also=("with",)),
    Field("director", "Director", Values.WORDS, "d", also=("by",)),
    Field("writer", "Writer", Values.WORDS, "w", also=("screenplay",)),
    Field("actor", "Actor", Values.WORDS, "a", also=("cast", "starring")),
    Field("cinematographer", "Cinematographer", Values.WORDS, "c", also=("camera",)),
    Field("composer", "Composer", Values.WORDS, "m", also=("music",)),
    Field("editor", "Editor", Values.WORDS, "e"),
    Field("producer", "Producer", Values.WORDS, "p"),
    Field("production_designer", "Production designer", Values.WORDS, "x"),
    Field("costume_designer", "Costume designer", Values.WORDS, "k"),
    Field("stunt_coordinator", "Stunt coordinator", Values.WORDS, "s"),
)
BY_NAME: Mapping[str, Field] = {
    name: field for field in FIELDS for name in (field.name, *field.also)
}
CODES: Mapping[str, str] = {field.name: field.code for field in FIELDS if len(field.code) == 1}
YEAR_CODE = "y"

SORTS: Mapping[str, str] = {
    "fame": "best known first",
    "newest": "newest first",
    "oldest": "oldest first",
    "longest": "longest first",
    "shortest": "shortest first",
    "best": "best score first",
}
"""Orders other than by how well a name fits, each with the words that say it."""

_OTHERWISE = {
    "usa": "united-states", "us": "united-states", "america": "united-states",
    "uk": "united-kingdom", "britain": "united-kingdom", "ussr": "soviet-union",
}  # fmt: skip
_YES = frozenset("yes true 1 y on".split())
_NO = frozenset("no false 0 n off".split())
_RANGE = re.compile(
    r"(?:(?P<sign>>=|<=|>|<)(?P<one>\d+(?:\.\d+)?)"
    r"|(?P<low>\d+(?:\.\d+)?)?(?P<to>\.\.|-)(?P<high>\d+(?:\.\d+)?)?|(?P<only>\d+(?:\.\d+)?))",
)
_NEAREST = {"year": "1954, 1950..1959, >=2000 or 1950s", "decade": "1950s"}


def role_field(role: Role) -> str:
    """Give the field that people in this role are found by."""
    if role in WRITING:
        return "writer"
    return "producer" if role is Role.EXECUTIVE_PRODUCER else role.value


def normal_value(field: Field, written: str) -> str | None:
    """Give a value in its one normal form, or None when the field cannot have it."""
    written = written.strip()
    if field.values is Values.NUMBER:
        return _number(field, written.lower())
    if field.values is Values.FLAG:
        low = written.lower()
        return "yes" if low in _YES else "no" if low in _NO else None
    if field.values is Values.TERM:
        value = term(written)
        return _OTHERWISE.get(value, value) or None
    return " ".join(written.split()) or None


def span(field: Field, value: str) -> Span:
    """Give the bounds that a normal value of a number field stands for, in the index's steps."""
    found = _RANGE.fullmatch(value.removesuffix("s"))
    if found is None:
        raise ValueError(value)
    if field.name == "decade":
        first = int(found["only"]) // 10 * 10
        return first, first + 9
    if found["only"] is not None:
        if field.name == "year" and value.endswith("s"):
            return int(found["only"]), int(found["only"]) + 9
        exact = _steps(field, found["only"])
        return exact, exact
    if found["sign"]:
        bound = _steps(field, found["one"])
        return {
            ">=": (bound, None), ">": (bound + 1, None), "<=": (None, bound),
            "<": (None, bound - 1),
        }[found["sign"]]  # fmt: skip
    low, high = found["low"], found["high"]
    return (_steps(field, low) if low else None, _steps(field, high) if high else None)


def what_fits(field: Field) -> str:
    """Give examples of what may be written after a field, for whoever wrote something else."""
    if field.values is Values.FLAG:
        return "yes or no"
    if field.values is Values.NUMBER:
        return _NEAREST.get(field.name, "90, 90..120, <90 or >=120")
    return "a word or a name; quote one of several words"


def _number(field: Field, written: str) -> str | None:
    bare = re.sub(r"\s*(?:min|minutes|m)$", "", written.replace(" ", "")).replace("–", "-")
    if field.name in ("year", "decade"):
        decade = re.fullmatch(r"(\d{3})\ds?", bare)
        if decade and (field.name == "decade" or bare.endswith("s")):
            return f"{decade[1]}0s"
        if field.name == "decade":
            return None
    found = _RANGE.fullmatch(bare)
    if found is None or len(bare) > 16 or bare in ("-", ".."):
        return None
    if found["to"]:
        return f"{found['low'] or ''}..{found['high'] or ''}"
    return bare


def _steps(field: Field, written: str) -> int:
    return round(float(written) * field.unit)
