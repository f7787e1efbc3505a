"""Runs the examples of the rules, and the readable cases of tests/examples that go further.

A rule's own examples, which its documentation shows, stand with it in ``matinee.rules``; a file
here adds cases to the rule of its name, one heading a behaviour. A case holds an optional ``film:``
line, a text in a blockquote, and what is expected of it, in the same words as there:

- ``- contradicted "NAME" -> RIGHT`` (also ``supported``, ``unknown``): a claim of the file's rule
  about NAME has this verdict, and RIGHT is among the right values (``on FILM``: about that film)
- ``- silent "NAME"``: nothing about NAME is shown
- ``- nothing contradicted``: no finding at all
- ``- film FILM`` or ``- no film``: what the text is found to be about
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from matinee.catalogue import FilmRef
from matinee.catalogue.refs import find_film
from matinee.catalogue.snapshot import Snapshot
from matinee.check import Report, check
from matinee.claims.model import Claim
from matinee.document import read_text
from matinee.rules import BY_ID, RULES, Rule

_HERE = Path(__file__).parent
_EXPECTATION = re.compile(
    r'(?P<verdict>contradicted|supported|unknown|silent) "(?P<name>[^"]+)"'
    r"(?: -> (?P<right>.+?))?(?: on (?P<film>.+))?$"
)
_ANY_RULE = "other-films"


@dataclass(frozen=True)
class Case:
    rule: str
    title: str
    film: str | None
    text: str
    expectations: tuple[str, ...]


def _cases() -> list[Case]:
    own = [case for rule in RULES for case in _examples(rule)]
    files = sorted((_HERE / "examples").glob("*.md"))
    return [*own, *(case for path in files for case in _read(path))]


def _examples(rule: Rule) -> Iterator[Case]:
    for number, example in enumerate(rule.failing, 1):
        yield Case(rule.id, f"failing {number}", example.film, example.text, example.expect)
    for number, example in enumerate(rule.passing, 1):
        yield Case(rule.id, f"passing {number}", example.film, example.text, example.expect)


def _read(path: Path) -> list[Case]:
    _, *parts = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_case(path.stem, part.splitlines()) for part in parts]


def _case(rule: str, lines: list[str]) -> Case:
    film = [line[6:] for line in lines if line.startswith("film: ")]
    text = [line[1:].removeprefix(" ") for line in lines if line.startswith(">")]
    expected = tuple(line[2:] for line in lines if line.startswith("- "))
    assert text, f"{rule}: {lines[0]}: no text"
    assert expected, f"{rule}: {lines[0]}: nothing expected"
    return Case(rule, lines[0], film[0] if film else None, "\n".join(text), expected)


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.title}" for case in CASES])
def test_example(case: Case, films: Snapshot) -> None:
    film: FilmRef | None = None
    if case.film:
        film = find_film(films, case.film).film
        assert film, f"tests/films has no {case.film}"
    report = check(read_text(case.text), films, film=film)
    for expectation in case.expectations:
        assert _met(expectation, case.rule, report), f"{expectation}\n{_shown(report)}"


def _met(expectation: str, rule: str, report: Report) -> bool:
    if expectation == "nothing contradicted":
        return not report.findings
    if expectation == "no film":
        return report.film is None
    if expectation.startswith("film "):
        return str(report.film) == expectation.removeprefix("film ")
    match = _EXPECTATION.match(expectation)
    assert match, f"not an expectation: {expectation}"
    named = [claim for claim in report.claims if claim.name == match["name"]]
    if match["verdict"] == "silent":
        return not any(claim.severity for claim in named)
    return any(_fits(claim, rule, match) for claim in named)


def _fits(claim: Claim, rule: str, match: re.Match[str]) -> bool:
    if rule not in (_ANY_RULE, claim.rule) or claim.verdict != match["verdict"]:
        return False
    if (claim.verdict == "contradicted") is not (claim.severity is not None):
        return False
    if match["film"] and str(claim.film) != match["film"]:
        return False
    return not match["right"] or match["right"] in claim.expected


def _shown(report: Report) -> str:
    lines = [f"film: {report.film} ({report.decision.why})"]
    for claim in report.claims:
        right = " -> " + ", ".join(claim.expected) if claim.expected else ""
        flags = ", ".join(claim.penalties)
        lines.append(
            f'{claim.verdict} "{claim.name}"{right} {claim.rule} on {claim.film}'
            f" {claim.confidence} {flags}"
        )
    return "\n".join(lines)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rules_examples_show_what_it_finds_and_what_it_leaves_alone(
    rule: Rule, films: Snapshot
) -> None:
    """It has a finding in every failing one, and in no passing one."""
    for example in (*rule.failing, *rule.passing):
        report = check(read_text(example.text), films, film=find_film(films, example.film).film)
        found = any(claim.rule == rule.id for claim in report.findings)
        assert found is (example in rule.failing), f"{example.text}\n{_shown(report)}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_silent_rule_is_never_contradicted_in_any_case(rule: Rule) -> None:
    """What it says of itself holds for the cases that go further too."""
    said = [line for case in CASES if case.rule == rule.id for line in case.expectations]
    found = any(line.startswith("contradicted") for line in said)
    assert found is not bool(rule.silent)


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    """By its name, or it is about films in general."""
    assert {case.rule for case in CASES} - {_ANY_RULE} <= set(BY_ID)
