"""What a source's file is turned into on its way into a catalogue: one record a film or person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matinee.catalogue.model import Citation, Role


@dataclass(frozen=True, slots=True)
class CreditRecord:
    """A person in a role, as one source gives it."""

    person: str
    role: Role
    character: str | None = None
    character_aliases: Sequence[str] = ()
    billing: int | None = None
    voice: bool = False
    uncredited: bool = False
    citations: Sequence[Citation] = ()


@dataclass(frozen=True, slots=True)
class FilmRecord:
    """A film, as one source gives it.

    ``cited`` names who says each plain field (``""`` for all that are not named);
    ``remake_of`` is a (title, year).
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

    def citations(self, name: str) -> Sequence[Citation]:
        """Give who says this field."""
        return self.cited.get(name) or self.cited.get("", ())
