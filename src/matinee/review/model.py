"""The parts of a film review, each with its place in the original."""

from dataclasses import dataclass
from enum import StrEnum

from matinee.document import Span


class HeaderField(StrEnum):
    """What a header line states; the roles are named as in the catalogue."""

    TITLE = "title"
    ORIGINAL_TITLE = "original_title"
    YEAR = "year"
    RELEASED = "released"
    RUNTIME = "runtime"
    GENRE = "genre"
    COUNTRY = "country"
    LANGUAGE = "language"
    CERTIFICATE = "certificate"
    STUDIO = "studio"
    CRITIC = "critic"
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
    CAST = "cast"


@dataclass(frozen=True, slots=True)
class HeaderValue:
    """One value as written; an actor's ``character`` when the header names it."""

    text: str
    span: Span
    character: "HeaderValue | None" = None


@dataclass(frozen=True, slots=True)
class HeaderFact:
    """What one header line (or part of it, or front matter field) states."""

    field: HeaderField
    values: tuple[HeaderValue, ...]
    span: Span


class Aspect(StrEnum):
    """What a section of a review is about."""

    PLOT = "plot"
    PERFORMANCES = "performances"
    DIRECTION = "direction"
    ACTION = "action"
    STYLE = "style"
    MUSIC = "music"
    THEMES = "themes"
    SERIES = "series"
    RECEPTION = "reception"


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` of one of the document's blocks."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A headed stretch of the review; ``span`` takes in the heading.

    ``pieces`` are the body exactly (a heading that runs into its paragraph shares a block with
    it); ``blocks`` are the blocks they stand in.
    """

    heading: str
    aspect: Aspect | None
    span: Span
    heading_block: int | None
    pieces: tuple[Piece, ...] = ()

    @property
    def blocks(self) -> tuple[int, ...]:
        """Give the indexes of the blocks that hold the body."""
        return blocks_of(self.pieces)


@dataclass(frozen=True, slots=True)
class Part:
    """The strengths, the weaknesses or the verdict; ``points`` when the body is a list."""

    heading: str
    text: str
    points: tuple[str, ...]
    span: Span
    heading_block: int | None
    pieces: tuple[Piece, ...] = ()

    @property
    def blocks(self) -> tuple[int, ...]:
        """Give the indexes of the blocks that hold the body."""
        return blocks_of(self.pieces)


class Scale(StrEnum):
    """How a score is written; scores of different scales are never mixed."""

    POINTS = "points"
    STARS = "stars"
    LETTER = "letter"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Score:
    """A score on its own scale: ``best`` is None where the review does not say it.

    A letter has no ``value``: ``written`` says it. ``line`` is the remark beside the score.
    """

    value: float | None
    best: float | None
    worst: float | None
    scale: Scale
    written: str
    line: str
    span: Span


def blocks_of(pieces: tuple[Piece, ...]) -> tuple[int, ...]:
    """Give the indexes of the blocks that hold these pieces, each once."""
    return tuple(dict.fromkeys(piece.block for piece in pieces))
