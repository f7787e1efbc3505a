"""Prints findings as workflow commands, which GitHub shows beside the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from matinee.claims.model import Severity
from matinee.cli.checked import Checked, Refused
from matinee.cli.formats.stream import write

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubWriter:
    """Prints a line for each finding, and one for each text that could not be checked."""

    def begin(self) -> None:
        """Print nothing yet."""

    def add(self, checked: Checked, least: Severity) -> int:
        """Print a text's findings."""
        findings = list(checked.findings(least))
        for claim, place in findings:
            properties: dict[str, object] = {
                "file": checked.path,
                "line": place.line,
                "endLine": place.end_line,
                "col": place.column,
                "endColumn": place.end_column,
                "title": claim["rule"],
            }
            if place.line != place.end_line:
                del properties["col"], properties["endColumn"]  # Only of one line are they shown.
            write(_command(_COMMANDS[Severity(claim["severity"])], properties, claim["message"]))
        return len(findings)

    def refuse(self, refused: Refused) -> None:
        """Print why a text could not be checked."""
        write(_command("error", {"file": refused.path, "title": "not checked"}, refused.message))

    def end(self, seconds: float) -> None:
        """Print nothing more."""


def _command(name: str, properties: dict[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    """Escape a message, as the runner unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
