"""What may be shown of the catalogue, as the queries give it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matinee.catalogue import Role


@dataclass(frozen=True, slots=True)
class FilmCard:
    """A film in a list; ``fame`` is the number of published reviews in the CC0 table.

    ``original`` and ``names``, its titles in the site's languages, are there in what a film's own
    page reads.
    """

    id: int
    slug: str
    title: str
    year: int | None
    fame: int = 0
    original: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """A person, series, genre or country with its address part."""

    slug: str
    name: str
    films: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """Who says so, and where: ``ref`` is an address or an identifier, or empty."""

    source: str
    ref: str = ""

    @property
    def url(self) -> str:
        """Give the address, when the reference is one."""
        return self.ref if self.ref.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A person in a role on a film, by everybody who may be quoted."""

    person: Named
    role: Role
    character: str | None = None
    voice: bool = False
    uncredited: bool = False
    credited_as: str | None = None
    said: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class TitleLine:
    """Another title: in a language (``ja``) or country, by everybody who may be quoted."""

    text: str
    language: str | None
    country: str | None
    original: bool
    said: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release on a day, in a month or in a year: ``1954-04-26``, ``1954-04``, ``1954``."""

    date: str
    country: str | None
    kind: str | None
    said: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class CutLine:
    """A version with a length of its own."""

    name: str
    minutes: int
    said: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class SeriesFilm:
    """A film of a series and its place there."""

    film: FilmCard
    place: int | None = None
    story_place: float | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """All that may be shown of a film; ``said`` gives who states each plain fact."""

    card: FilmCard
    key: str
    runtime: int | None = None
    imdb_id: str | None = None
    wikidata_id: str | None = None
    genres: Sequence[Named] = ()
    countries: Sequence[Named] = ()
    languages: Sequence[str] = ()
    series: Named | None = None
    remake_of: FilmCard | None = None
    remakes: Sequence[FilmCard] = ()
    titles: Sequence[TitleLine] = ()
    releases: Sequence[ReleaseLine] = ()
    cuts: Sequence[CutLine] = ()
    credits: Sequence[CreditLine] = ()
    said: Mapping[str, Sequence[Said]] = field(default_factory=dict)

    def credited(self, *roles: Role) -> list[CreditLine]:
        """Give the credits in these roles, in billing order."""
        return [line for line in self.credits if line.role in roles]

    @property
    def sources(self) -> list[str]:
        """Give the names of all sources of what is shown, each once."""
        plain = (said.source for all_said in self.said.values() for said in all_said)
        credited = (said.source for line in self.credits for said in line.said)
        return list(dict.fromkeys((*plain, *credited)))


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A line of a filmography."""

    film: FilmCard
    role: Role
    character: str | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """All that may be shown of a person; ``work`` is newest first; ``names`` are their others."""

    person: Named
    names: Sequence[str] = ()
    work: Sequence[WorkLine] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of a long list of films, and how long the list is."""

    films: Sequence[FilmCard]
    total: int
