"""Claims and what became of them: the vocabulary of checking."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from matinee.catalogue.model import Citation, FilmRef, Role
from matinee.document import Span


class Verdict(StrEnum):
    """What the catalogue says of a claim; ``unknown`` is silence, never a fault."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"


class Severity(StrEnum):
    """How loudly a finding speaks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Give a number that grows with severity."""
        return {"info": 0, "warning": 1, "error": 2}[self.value]


class Kind(StrEnum):
    """What a claim is about."""

    CREDIT = "credit"
    CHARACTER = "character"
    YEAR = "year"
    RUNTIME = "runtime"
    GENRE = "genre"
    COUNTRY = "country"
    SERIES = "series"
    CAREER = "career"
    LANGUAGE = "language"
    AWARD = "award"
    TAKINGS = "takings"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fix:
    """Words to put in place of a span of the original."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of fact found in a text, and what the catalogue says of it.

    ``name`` is what the text says (a person, character, year ...); ``subject`` who plays the
    character, for a character claim. ``expected`` holds the right values when the claim is
    contradicted or a name misspelt. ``severity`` is None unless the claim is worth showing.
    ``penalties`` names what lowered the confidence. ``sure`` says that the fix may be applied
    unseen.
    """

    kind: Kind
    name: str
    span: Span
    verdict: Verdict
    rule: str
    film: FilmRef | None = None
    role: Role | None = None
    subject: str | None = None
    expected: Sequence[str] = ()
    citations: Sequence[Citation] = ()
    severity: Severity | None = None
    message: str = ""
    fixes: Sequence[Fix] = ()
    confidence: float = 1.0
    penalties: Sequence[str] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class FilmDecision:
    """Which film a text is about, how sure that is, and why; ``rivals`` are films as likely."""

    film: FilmRef | None
    confidence: float
    why: str
    rivals: Sequence[FilmRef] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text that the catalogue knows: ``entity`` is film, person, character, series.

    ``key`` is the catalogue's id (a character's is its name).
    """

    entity: str
    key: str
    name: str
    span: Span
