"""The pages of the rules are written from the rules."""

import importlib.util
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from matinee.rules import BY_ID
from matinee.rules.pages import page

SCRIPT = Path(__file__).parents[3] / "scripts" / "make_rule_pages.py"


@pytest.fixture
def script() -> ModuleType:
    """Load the script that writes the pages."""
    spec = importlib.util.spec_from_file_location("make_rule_pages", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_in_docs_are_up_to_date(script: ModuleType) -> None:
    """Otherwise: python scripts/make_rule_pages.py."""
    assert script.stale() == []


def test_the_script_writes_what_is_stale_and_removes_what_is_no_rules(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run has nothing to do."""
    monkeypatch.setattr(script, "REFERENCE", tmp_path)
    monkeypatch.setattr(script.sys, "argv", ["make_rule_pages.py"])
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "gone.md").write_text("old")
    assert script.main() == 0
    assert script.stale() == []
    assert not (tmp_path / "rules" / "gone.md").exists()


def test_a_page_has_the_same_headings_for_every_rule() -> None:
    """A rule that is switched off says why, and how to switch it on."""
    rule = replace(BY_ID["year"], enabled=False, off_because="Too few readings.")
    headings = [line for line in page(rule).splitlines() if line.startswith("#")]
    assert headings == [
        "# year",
        "## What it does",
        "## Why",
        "## Switched off",
        "## Failing",
        "## Passing",
        "## Accept a finding",
    ]
    assert 'year = "on"' in page(rule)
