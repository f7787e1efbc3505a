"""The formats of a check's results: each writes what it is given at once, in the order given."""

from enum import StrEnum
from typing import Protocol

from matinee.claims.model import Severity
from matinee.cli.checked import Checked, Refused
from matinee.cli.formats.github import GithubWriter
from matinee.cli.formats.json import JsonWriter
from matinee.cli.formats.sarif import SarifWriter
from matinee.cli.formats.text import TextWriter


class CheckFormat(StrEnum):
    """How the results of a check are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class Writer(Protocol):
    """Writes results to standard output; what it cannot show there goes unsaid."""

    def begin(self) -> None:
        """Write what stands before the first result."""

    def add(self, checked: Checked, least: Severity) -> int:
        """Write one text's result; give how many findings it has from a severity on."""
        ...

    def refuse(self, refused: Refused) -> None:
        """Write that a text could not be checked."""

    def end(self, seconds: float) -> None:
        """Write what stands behind the last result."""


WRITERS: dict[CheckFormat, type[Writer]] = {
    CheckFormat.TEXT: TextWriter,
    CheckFormat.JSON: JsonWriter,
    CheckFormat.SARIF: SarifWriter,
    CheckFormat.GITHUB: GithubWriter,
}
