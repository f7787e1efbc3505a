"""Prints the results for programs, as the JSON of the contract."""

from matinee.catalogue.json_forms import VERSION
from matinee.claims.model import Severity
from matinee.cli.checked import Checked, Refused
from matinee.cli.formats.stream import indented, write


class JsonWriter:
    """Prints one object: every text with all its claims, then counts."""

    def __init__(self) -> None:
        self._documents = self._claims = self._findings = 0

    def begin(self) -> None:
        """Open the object."""
        write(f'{{\n  "version": {VERSION},\n  "documents": [')

    def add(self, checked: Checked, least: Severity) -> int:
        """Print a text's report; claims below the severity stay, as they have to be counted."""
        found = len(list(checked.findings(least)))
        write(f"{',' if self._documents else ''}\n    {indented(checked.report, 2)}")
        self._documents += 1
        self._claims += len(checked.claims)
        self._findings += found
        return found

    def refuse(self, refused: Refused) -> None:
        """Leave it to the line on standard error."""

    def end(self, seconds: float) -> None:
        """Close the object with the counts."""
        stats = {
            "documents": self._documents,
            "claims": self._claims,
            "findings": self._findings,
            "seconds": round(seconds, 3),
        }
        close = "\n  ]" if self._documents else "]"
        write(f'{close},\n  "stats": {indented(stats, 1)}\n}}\n')
