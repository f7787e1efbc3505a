"""The page of an archive's mistakes in a real browser: with scripts and without, on a phone too."""

from pathlib import Path
from typing import Any

import pytest
from benchmarks.synthetic_archive import write_archive
from typer.testing import CliRunner

from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.snapshot import Snapshot
from matinee.cli.main import app

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a page made from an export of sixty posts."""
    folder = tmp_path_factory.mktemp("report")
    archive = write_archive(Snapshot(EMBEDDED), posts=60, seed=2, mistakes=0.6)
    (folder / "export.xml").write_text(archive.xml, encoding="utf-8")
    page = folder / "report.html"
    words = ["archive-report", str(folder / "export.xml"), "-o", str(page)]
    assert CliRunner().invoke(app, words, catch_exceptions=False).exit_code == 0
    return page.as_uri()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_axe_finds_nothing_and_nothing_hangs_over(
    browser: Any, address: str, width: int, scheme: str
) -> None:
    """No barrier that axe knows of, contrast included, at desk and phone width."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(address)
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    told = [(each["id"], each["nodes"][0]["html"][:160]) for each in found]
    assert told == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_it_is_read_without_scripts(browser: Any, address: str) -> None:
    """Everything is there; what only a script can do is not offered."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".mistakes > li").count() > 5
    assert page.locator(".mistakes > li").first.is_visible()
    assert not page.locator(".tools").first.is_visible()
    page.get_by_role("link", name="Names").click()
    assert page.locator("#names").is_visible()
    context.close()


def test_it_is_filtered_and_sorted(browser: Any, address: str) -> None:
    """By words, by film, by column; the page's own policy lets its script run, and no other."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    rows = page.locator(".mistakes > li")
    whole = rows.count()
    film = page.locator("#mistakes select[data-film] option").nth(1)
    page.locator("#mistakes select[data-film]").select_option(film.get_attribute("value"))
    left = page.locator(".mistakes > li:visible").count()
    assert 0 < left < whole
    assert page.locator("#mistakes [data-count]").inner_text() == f"{left} of {whole} shown"
    page.locator("#mistakes select[data-film]").select_option("")
    page.locator("#mistakes [data-find]").fill("no such words at all")
    assert page.locator(".mistakes > li:visible").count() == 0
    page.locator("#mistakes [data-find]").fill("")
    head = page.locator("#posts thead th", has_text="Film")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    films = page.locator("#posts tbody td:nth-child(3)").all_inner_texts()
    assert films[0] > films[20]
    assert said == []
    page.close()
