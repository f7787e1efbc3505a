"""``matinee rules`` lists the rules as they are set, and prints one with its examples."""

import json
from pathlib import Path

from matinee.rules import RULES
from matinee.rules.pages import page

from .conftest import Run


def test_every_rule_is_listed_with_its_state(run: Run, tmp_path: Path) -> None:
    """As shipped, or as the settings have it."""
    (tmp_path / "matinee.toml").write_text('[matinee.rules]\nyear = "off"\n')
    lines = run("rules").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in RULES]
    (year,) = (line for line in lines if line.startswith("year "))
    assert year.endswith("When the film is of  (off by matinee.toml)")
    assert next(line for line in lines if line.startswith("genre ")).endswith("(never a finding)")


def test_json_gives_all_of_every_rule(run: Run) -> None:
    """Documentation and examples included."""
    data = json.loads(run("rules", "--format", "json").stdout)
    assert [rule["id"] for rule in data["rules"]] == [rule.id for rule in RULES]
    (director,) = (rule for rule in data["rules"] if rule["id"] == "credit-director")
    assert director["level"] == "on"
    assert director["failing"][0]["expect"] == ['contradicted "Ridley Scott" -> Len Wiseman']


def test_one_rule_is_printed(run: Run) -> None:
    """Its page, or its part of the JSON."""
    assert run("rules", "show", "year").stdout == page(RULES[[r.id for r in RULES].index("year")])
    data = json.loads(run("rules", "show", "year", "--format", "json").stdout)
    assert data["rule"]["id"] == "year"


def test_a_rule_that_there_is_not_is_refused(run: Run) -> None:
    """With the nearest."""
    result = run("rules", "show", "credit-directer")
    assert result.exit_code == 2
    assert "there is no rule 'credit-directer'; did you mean credit-director" in result.stderr
