"""A policy decides how loudly a finding speaks, and which are accepted; verdicts stay."""

from dataclasses import replace

import pytest

from matinee.claims.model import Claim, Kind, Severity, Verdict
from matinee.document import Directive, Span
from matinee.rules import BY_ID
from matinee.rules.policy import Level, Policy, judge

WRONG = Claim(
    Kind.YEAR, "1964", Span(500, 504), Verdict.CONTRADICTED, "year", severity=Severity.ERROR
)
RIGHT = Claim(Kind.YEAR, "1954", Span(0, 4), Verdict.SUPPORTED, "year")


def allow(rule: str = "year", text: str = "1964", reason: str = "so", at: int = 0) -> Directive:
    return Directive("allow", rule, text, reason, Span(at, at))


def severity(*directives: Directive, policy: Policy | None = None) -> Severity | None:
    (claim,), _ = judge([WRONG], directives, policy or Policy())
    assert claim.verdict is Verdict.CONTRADICTED
    return claim.severity


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("off", None),
        ("on", Severity.ERROR),
        ("info", Severity.INFO),
        ("warning", Severity.WARNING),
        ("error", Severity.ERROR),
    ],
)
def test_a_level_sets_the_severity(level: str, expected: Severity | None) -> None:
    """Of findings alone: what is supported stays silent."""
    policy = Policy({"year": Level(level)})
    assert severity(policy=policy) is expected
    assert judge([RIGHT], (), policy)[0] == [RIGHT]


def test_a_rule_shipped_off_is_silent_until_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the house decides."""
    off = replace(BY_ID["year"], enabled=False, off_because="too few readings")
    monkeypatch.setitem(BY_ID, "year", off)
    assert severity() is None
    assert severity(policy=Policy({"year": Level.ON})) is Severity.ERROR


@pytest.mark.parametrize(
    ("directive", "silenced"),
    [
        (allow(), True),
        (allow(rule="*"), True),
        (allow(rule="runtime"), False),
        (allow(text="1974"), False),
        (allow(reason=""), False),
        (allow(text="", at=450), True),
        (allow(text="", at=900), True),
        (allow(text="", at=20), False),
    ],
)
def test_a_finding_is_accepted_by_name_or_where_it_stands(
    directive: Directive, silenced: bool
) -> None:
    """Always with a reason; what silenced nothing is given back."""
    (claim,), idle = judge([WRONG], [directive])
    assert (claim.severity is None) is silenced
    assert idle == (() if silenced else (directive,))


def test_what_a_house_accepts_is_accepted_in_every_text() -> None:
    """And given back where it does not occur."""
    policy = Policy(accepted=(allow(),))
    assert severity(policy=policy) is None
    assert judge([RIGHT], (), policy)[1] == (allow(),)
