"""Every finding has a rule, and every rule says what it does and why."""

import pytest

from matinee import check
from matinee.catalogue import Role
from matinee.claims.misspelt import RULE as MISSPELT
from matinee.claims.model import Claim, Kind, Severity, Verdict
from matinee.claims.verify import careers, credits, series
from matinee.document import Span
from matinee.rules import BY_ID, RULES, Example, Rule
from matinee.rules.policy import judge

PASSING = (Example("Fine.", ("nothing contradicted",)),)


def test_ids_are_unique() -> None:
    """No rule hides another."""
    assert len(BY_ID) == len(RULES)


def test_every_kind_of_claim_has_its_rules() -> None:
    """One for each role of a credit, one for misspelt names, one for each other kind compared."""
    named = {credits._rule(role) for role in Role} | {MISSPELT}
    several = {
        Kind.SERIES: {series.RULE_PLACE, series.RULE_KIN},
        Kind.CAREER: {careers.RULE_DEBUT, careers.RULE_TOGETHER},
    }
    for kind in check._VERIFY:
        if kind is not Kind.CREDIT:
            named |= several.get(kind, {kind.value})
    assert named == set(BY_ID)


def test_a_claim_without_a_rule_is_an_error_of_ours() -> None:
    """It is never shown to anybody under an id that nothing explains."""
    claim = Claim(
        Kind.YEAR, "1999", Span(0, 4), Verdict.CONTRADICTED, "no-such-rule", severity=Severity.ERROR
    )
    with pytest.raises(LookupError, match="no rule 'no-such-rule'"):
        judge([claim], ())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_documented(rule: Rule) -> None:
    """In whole sentences, in lines that fit a terminal."""
    for text in (rule.what, rule.why, *([rule.silent] if rule.silent else [])):
        assert text == text.strip()
        assert text.endswith(".")
        assert all(len(line) <= 100 for line in text.split("\n"))


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"id": "Year"}, "not a rule's id"),
        ({"enabled": False}, "with a reason"),
        ({"off_because": "too loud"}, "with a reason"),
        ({"failing": PASSING}, "why it is silent"),
        ({"silent": ""}, "why it is silent"),
        ({"passing": ()}, "no passing example"),
    ],
)
def test_a_rule_that_says_too_little_cannot_be_made(parts: dict[str, object], message: str) -> None:
    """Its parts are checked where it is written."""
    whole = {"id": "x", "title": "X", "what": "X.", "why": "X.", "passing": PASSING, "silent": "X."}
    with pytest.raises(ValueError, match=message):
        Rule(**(whole | parts))  # type: ignore[arg-type]
