"""What the catalogue knows: films, people, credits, series, and who says each of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person did on a film."""

    DIRECTOR = "director"
    WRITER = "writer"
    SCREENPLAY = "screenplay"
    STORY = "story"
    SOURCE_AUTHOR = "source_author"
    CHARACTERS_BY = "characters_by"
    PRODUCER = "producer"
    EXECUTIVE_PRODUCER = "executive_producer"
    CINEMATOGRAPHER = "cinematographer"
    COMPOSER = "composer"
    EDITOR = "editor"
    PRODUCTION_DESIGNER = "production_designer"
    COSTUME_DESIGNER = "costume_designer"
    STUNT_COORDINATOR = "stunt_coordinator"
    ACTOR = "actor"

    @property
    def label(self) -> str:
        """Give what a person in this role is called: "composer", "writer of the story"."""
        return _LABELS.get(self.value) or self.replace("_", " ")

    @property
    def plural(self) -> str:
        """Give what several people in this role are called."""
        noun, of, what = self.label.partition(" of ")
        return f"{noun}s{of}{what}"


_LABELS = {
    "screenplay": "screenwriter",
    "story": "writer of the story",
    "source_author": "author of the source",
    "characters_by": "creator of the characters",
}

WRITING = frozenset(
    {Role.WRITER, Role.SCREENPLAY, Role.STORY, Role.SOURCE_AUTHOR, Role.CHARACTERS_BY}
)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who states facts, under a licence; only publishable facts reach a public page."""

    key: str
    name: str
    licence: str
    publishable: bool
    home: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Who says so (a source's key) and where (an address, an identifier, or nothing)."""

    source: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """A film's place in a series; ``place`` counts by release, ``story_place`` by story."""

    series: str
    name: str
    place: int | None = None
    story_place: float | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class FilmRef:
    """Just enough to name a film and to weigh it against its namesakes."""

    id: str
    title: str
    year: int | None
    imdb_id: str | None = None
    fame: int = 0

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True, slots=True)
class Film:
    """A film with the values that the sources agree on best."""

    id: str
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
    series: SeriesPlace | None = None
    remake_of: str | None = None
    fame: int = 0

    @property
    def ref(self) -> FilmRef:
        """Give the short form."""
        return FilmRef(self.id, self.title, self.year, self.imdb_id, self.fame)

    def __str__(self) -> str:
        return str(self.ref)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who worked on films; ``aliases`` are other spellings in real use."""

    id: str
    name: str
    aliases: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A person in a role on a film, as one or more sources state it."""

    film: str
    person: Person
    role: Role
    character: str | None = None
    character_aliases: Sequence[str] = ()
    billing: int | None = None
    voice: bool = False
    uncredited: bool = False
    citations: Sequence[Citation] = ()
    credited_as: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One source's word on a plain fact of a film (its year, its runtime, a genre ...)."""

    field: str
    value: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Dossier:
    """All the catalogue holds on one film.

    ``coverage`` names, per role, the sources that list the role completely.
    """

    film: Film
    credits: Sequence[Credit] = ()
    coverage: Mapping[Role, Sequence[Citation]] = field(default_factory=dict)
    statements: Sequence[Statement] = ()

    def credited(self, *roles: Role) -> list[Credit]:
        """Give the credits in these roles, in billing order."""
        return [credit for credit in self.credits if credit.role in roles]


@dataclass(frozen=True, slots=True)
class Title:
    """A title by one source, in a language (``ja``) or country (``JP``) where that is known.

    ``kind`` is ``title`` for the one the source leads with, ``original``, ``local`` for the one it
    leads with in that language, or ``alternative``.
    """

    text: str
    language: str | None
    country: str | None
    kind: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Kin:
    """What a film is based on: ``remake_of`` a film, or ``based_on`` any work.

    ``film`` is the work where the catalogue has it as a film; else ``title`` or ``ref`` names it.
    """

    kind: str
    film: FilmRef | None
    title: str | None
    year: int | None
    ref: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Cut:
    """A version with a length of its own."""

    name: str
    minutes: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Release:
    """A release; ``date`` is ``1954``, ``1954-04`` or ``1954-04-26``."""

    date: str
    country: str | None
    kind: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a film is called elsewhere: ``scheme`` is imdb, wikidata, tmdb or letterboxd."""

    scheme: str
    value: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Details:
    """What a reader may want to know of a film and no check asks for."""

    titles: Sequence[Title] = ()
    series: Sequence[tuple[SeriesPlace, Citation]] = ()
    kin: Sequence[Kin] = ()
    cuts: Sequence[Cut] = ()
    releases: Sequence[Release] = ()
    identifiers: Sequence[Identifier] = ()
    overruled: Sequence[Statement] = ()
    """What sources say that the house has settled otherwise; ``field`` may be a role."""


@dataclass(frozen=True, slots=True)
class FilmCredit:
    """A line of a filmography: what one person did on one film."""

    film: FilmRef
    role: Role
    character: str | None = None
    citations: Sequence[Citation] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Films that belong together, in order of release."""

    id: str
    name: str
    films: Sequence[tuple[FilmRef, SeriesPlace]] = ()
