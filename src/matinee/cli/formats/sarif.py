"""Prints findings as SARIF 2.1.0, which code hosts and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from matinee import __version__
from matinee.claims.model import Severity
from matinee.cli.checked import STDIN, Checked, Place, Refused
from matinee.cli.formats.stream import indented, write
from matinee.rules import RULES, Rule
from matinee.rules.pages import page

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_NUMBERS = {rule.id: number for number, rule in enumerate(RULES)}


class SarifWriter:
    """Prints one run of the tool: its rules, the results, and what could not be checked."""

    def __init__(self) -> None:
        self._results = 0
        self._refused: list[Refused] = []

    def begin(self) -> None:
        """Open the log and the run."""
        tool = {
            "driver": {
                "name": "Matinee",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in RULES],
            }
        }
        bases = {_ROOT: {"description": {"text": "The folder in which matinee was run."}}}
        write(
            f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n'
            f'      "tool": {indented(tool, 3)},\n'
            f'      "originalUriBaseIds": {indented(bases, 3)},\n'
            '      "columnKind": "unicodeCodePoints",\n      "results": ['
        )

    def add(self, checked: Checked, least: Severity) -> int:
        """Print a text's findings."""
        findings = list(checked.findings(least))
        location = _location(checked.path)
        for claim, place in findings:
            comma = "," if self._results else ""
            write(f"{comma}\n        {indented(_result(claim, place, location), 4)}")
            self._results += 1
        return len(findings)

    def refuse(self, refused: Refused) -> None:
        """Keep it for the run's end."""
        self._refused.append(refused)

    def end(self, seconds: float) -> None:
        """Close the run, saying whether everything could be checked."""
        notifications = [
            {
                "level": "error",
                "message": {"text": refused.message},
                **({"locations": [{"physicalLocation": {"artifactLocation": _location(path)}}]}
                   if (path := refused.path) else {}),
            }
            for refused in self._refused
        ]  # fmt: skip
        invocation = {
            "executionSuccessful": not self._refused,
            "toolExecutionNotifications": notifications,
        }
        close = "\n      ]" if self._results else "]"
        write(f'{close},\n      "invocations": {indented([invocation], 3)}\n    }}\n  ]\n}}\n')


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": " ".join(rule.what.split())},
        "help": {"text": page(rule), "markdown": page(rule)},
        "defaultConfiguration": {"enabled": rule.enabled, "level": "warning"},
    }


def _result(claim: Mapping[str, Any], place: Place, location: dict[str, str]) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": claim["start"],
        "charLength": claim["end"] - claim["start"],
    }
    where = {"physicalLocation": {"artifactLocation": location, "region": region}}
    return {
        "ruleId": claim["rule"],
        "ruleIndex": _NUMBERS[claim["rule"]],
        "level": _LEVELS[Severity(claim["severity"])],
        "message": {"text": _message(claim)},
        "locations": [where],
        "partialFingerprints": {"finding/v1": _fingerprint(claim, place)},
        **({"fixes": [_fix(fix, claim, location) for fix in claim["fixes"]]}
           if claim["fixes"] else {}),
        "rank": round(claim["confidence"] * 100, 1),
        "properties": {"film": claim["film"], "expected": claim["expected"]},
    }  # fmt: skip


def _message(claim: Mapping[str, Any]) -> str:
    sources = dict.fromkeys(source["name"] for source in claim["sources"])
    return f"{claim['message']} Source: {', '.join(sources)}." if sources else claim["message"]


def _fix(fix: Mapping[str, Any], claim: Mapping[str, Any], location: dict[str, str]) -> Any:
    deleted = {"charOffset": fix["start"], "charLength": fix["end"] - fix["start"]}
    replacement = {"deletedRegion": deleted, "insertedContent": {"text": fix["text"]}}
    return {
        "description": {"text": f"Write '{fix['text']}'."},
        "artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}],
    }


def _fingerprint(claim: Mapping[str, Any], place: Place) -> str:
    """Tell a finding apart however its text moves: by what it says, of what, in which words."""
    parts = (claim["rule"], claim["film"] or "", claim["name"], place.around.strip())
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _location(path: str) -> dict[str, str]:
    if path == STDIN:
        return {"uri": "stdin"}
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(Path(path).as_posix()), "uriBaseId": _ROOT}
