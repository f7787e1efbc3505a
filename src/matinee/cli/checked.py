"""What became of one text, as plain data: it passes between processes and into the cache."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from matinee.catalogue import FilmRef
from matinee.claims.model import Severity
from matinee.rules.policy import Level

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """How the texts of a run are checked: with which catalogue, as being of which film."""

    catalogue: Path
    film: FilmRef | None = None
    levels: Mapping[str, Level] = field(default_factory=dict)
    fix: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text to check: its path, its bytes, and the findings that the house accepts in it."""

    path: str
    data: bytes
    accepted: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: lines and columns from one, and the words of its line around it.

    The finding begins at ``at`` in ``around``, which is cut to what a screen can show.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    around: str
    at: int


@dataclass(frozen=True, slots=True)
class Idle:
    """An acceptance that silenced nothing: in the text on a line, or the house's (no line)."""

    rule: str
    text: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One text's report as in the command's JSON, and what people are shown beside it.

    ``places`` are those of the findings, by the number of their claim. ``notes`` say what kept
    the text from being compared; ``fixed`` which words were mended.
    """

    path: str
    report: Mapping[str, Any]
    places: Mapping[int, Place] = field(default_factory=dict)
    compared: int = 0
    notes: Sequence[str] = ()
    idle: Sequence[Idle] = ()
    fixed: Sequence[tuple[str, str]] = ()

    @property
    def name(self) -> str:
        """Give the path as people read it."""
        return "standard input" if self.path == STDIN else self.path

    @property
    def claims(self) -> list[Mapping[str, Any]]:
        """Give every claim as in the command's JSON."""
        return list(self.report["claims"])

    def findings(self, least: Severity) -> Iterator[tuple[Mapping[str, Any], Place]]:
        """Give the findings from a severity on, each with its place."""
        for number, place in self.places.items():
            claim = self.report["claims"][number]
            if Severity(claim["severity"]).rank >= least.rank:
                yield claim, place


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that could not be checked, and why, in one line."""

    path: str
    message: str


def to_json(checked: Checked) -> dict[str, Any]:
    """Give what does not depend on the text's path."""
    data = asdict(checked)
    del data["path"], data["fixed"]
    data["report"] = {key: value for key, value in checked.report.items() if key != "path"}
    return data


def from_json(data: dict[str, Any], path: str) -> Checked:
    """Read it back for a path; KeyError or TypeError when it is something else."""
    return Checked(
        path,
        {"path": path, **data["report"]},
        {int(number): Place(**place) for number, place in data["places"].items()},
        data["compared"],
        tuple(data["notes"]),
        tuple(Idle(**one) for one in data["idle"]),
    )
