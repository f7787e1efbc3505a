"""What a source's file is turned into on its way into a catalogue: one record a film or person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matinee.catalogue.model import Citation, Role


@dataclass(frozen=True, slots=True)
class CreditRecord:
    """A person in a role, as one source gives it.

    ``ref`` is the person's identifier where the source has one: ``nm0000190``, ``Q352180`` or
    ``tmdb-10297``; ``credited_as`` is the name on the screen where it is another.
    """

    person: str
    role: Role
    character: str | None = None
    character_aliases: Sequence[str] = ()
    billing: int | None = None
    voice: bool = False
    uncredited: bool = False
    citations: Sequence[Citation] = ()
    ref: str | None = None
    credited_as: str | None = None


@dataclass(frozen=True, slots=True)
class TitleRecord:
    """A title in a language (``ja``) or country (``JP``).

    ``kind`` is ``original``, ``local`` for what a film is called there in the first place, or
    ``alternative`` for what it is called besides.
    """

    text: str
    language: str | None = None
    country: str | None = None
    kind: str = "alternative"


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """A place in a series: ``place`` counts by release, ``story_place`` by story."""

    name: str
    place: int | None = None
    story_place: float | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class KinRecord:
    """What a film is based on: ``kind`` is ``remake_of`` for a film, ``based_on`` for any work.

    The work is known by an identifier (``tt0047478``, ``Q189540``), by title and year, or both.
    """

    kind: str
    ref: str | None = None
    title: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class CutRecord:
    """A version of a film with a length of its own, such as a director's cut."""

    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """A release: ``date`` is ``1954``, ``1954-04`` or ``1954-04-26``; ``country`` may be open."""

    date: str
    country: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class NameRecord:
    """Another name of a person, in a language where that is known."""

    text: str
    language: str | None = None
    kind: str = "alias"


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person, as one source gives them; ``same`` holds their identifiers elsewhere."""

    ref: str
    name: str
    names: Sequence[NameRecord] = ()
    born: str | None = None
    died: str | None = None
    same: Sequence[str] = ()
    citations: Sequence[Citation] = ()


@dataclass(frozen=True, slots=True)
class OverruleRecord:
    """What the house takes off all others' word: a field, a role, or a name in a role."""

    field: str | None = None
    role: Role | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class FilmRecord:
    """A film, as one source gives it.

    ``cited`` names who says each plain field (``""`` for all that are not named);
    ``remake_of`` is a (title, year). ``series``, ``place`` and what follows are the film's first
    series; ``more_series`` holds others.
    """

    key: str
    title: str
    year: int | None = None
    original_title: str | None = None
    aliases: Sequence[str] = ()
    runtime: int | None = None
    imdb_id: str | None = None
    wikidata_id: str | None = None
    genres: Sequence[str] = ()
    countries: Sequence[str] = ()
    languages: Sequence[str] = ()
    series: str | None = None
    place: int | None = None
    story_place: float | None = None
    relation: str | None = None
    remake_of: tuple[str, int] | None = None
    fame: int = 0
    credits: Sequence[CreditRecord] = ()
    complete: Mapping[Role, Sequence[Citation]] = field(default_factory=dict)
    cited: Mapping[str, Sequence[Citation]] = field(default_factory=dict)
    person_aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    tmdb_id: str | None = None
    letterboxd_id: str | None = None
    companies: Sequence[str] = ()
    titles: Sequence[TitleRecord] = ()
    more_series: Sequence[SeriesRecord] = ()
    kin: Sequence[KinRecord] = ()
    cuts: Sequence[CutRecord] = ()
    releases: Sequence[ReleaseRecord] = ()
    overrules: Sequence[OverruleRecord] = ()
    adds: bool = False
    """Whether this comes beside what the source said of the film before, not in its place."""

    def citations(self, name: str) -> Sequence[Citation]:
        """Give who says this field."""
        return self.cited.get(name) or self.cited.get("", ())


@dataclass(frozen=True, slots=True)
class RulingRecord:
    """What somebody has decided: that two films (or people) are one, or are two.

    ``left`` and ``right`` are keys of the catalogue or identifiers (``tt0047478``, ``nm0000041``).
    """

    kind: str
    left: str
    right: str
    same: bool
    citations: Sequence[Citation] = ()


Record = FilmRecord | PersonRecord | RulingRecord


@dataclass(frozen=True, slots=True)
class Layer:
    """What one import brings, and its ``rank`` where several disagree: the lowest leads."""

    key: str
    rank: int = 50
