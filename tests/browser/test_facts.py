"""Correcting the catalogue in a real browser: by keyboard, at phone width, open to everybody."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import serving, sign_in

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
PAIR = "INSERT INTO catalogue_doubt (kind, left, right, score, evidence) VALUES (?, ?, ?, ?, ?)"
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def editor(browser: Any, set_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Give the page of an editor at the desk of a site with a pair to settle."""
    folder = tmp_path_factory.mktemp("facts")
    shutil.copytree(set_up, folder, dirs_exist_ok=True)
    (database,) = folder.rglob("*.sqlite3")
    with sqlite3.connect(database) as db:
        pair = ("film", "tt9000001", "tt9000002", 1.0, '[["same-title", "salt road"]]')
        db.execute(PAIR, pair)
    with serving(folder) as served:
        context = browser.new_context(base_url=served.address)
        page = context.new_page()
        sign_in(page, "editor")
        yield page
        context.close()


def faults(page: Any) -> list[str]:
    """Give what axe finds wrong with our part of a page."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run('.mt-catalogue', {resultTypes: ['violations']})")
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


def film_form(page: Any) -> str:
    """Give the address of the first film's form."""
    page.goto("/desk/catalogue/?q=salt")
    return str(page.locator("a", has_text="The Salt Road (1999)").get_attribute("href"))


def test_a_film_is_corrected_and_that_taken_back_by_keyboard(editor: Any) -> None:
    """From the search to the message, without a mouse."""
    editor.set_viewport_size(WIDE)
    editor.goto("/desk/catalogue/")
    editor.get_by_label("Film, person or series").focus()
    editor.keyboard.type("salt")
    editor.keyboard.press("Enter")
    link = editor.locator("a", has_text="The Salt Road (1999)")
    link.focus()
    editor.keyboard.press("Enter")
    editor.get_by_label("Year").fill("1998")
    editor.get_by_label("Where the house has it from").fill("The end credits")
    editor.keyboard.press("Enter")
    expect(editor.get_by_text("On the house's word from now on: year.")).to_be_visible()
    button = editor.get_by_role("button", name="Take back: Year 1998")
    button.focus()
    editor.keyboard.press("Enter")
    expect(editor.get_by_text("Taken back: year.")).to_be_visible()
    expect(editor.get_by_label("Year")).to_have_value("1999")


def test_a_pair_is_settled_and_opened_again(editor: Any) -> None:
    """One press each; what was merged is two again."""
    editor.set_viewport_size(WIDE)
    editor.goto("/desk/catalogue/same/")
    editor.get_by_role("button", name="The same").press("Enter")
    expect(editor.get_by_text("It can be undone below")).to_be_visible()
    editor.get_by_role("button", name="Undo").press("Enter")
    expect(editor.get_by_text("Undone: both are as they were.")).to_be_visible()
    expect(editor.get_by_role("button", name="The same")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("where", ["", "same/", "films/add/", "film"])
def test_everybody_can_use_the_pages(editor: Any, size: dict[str, int], where: str) -> None:
    """Axe finds nothing, and nothing is wider than the screen."""
    path = film_form(editor) if where == "film" else f"/desk/catalogue/{where}"
    editor.set_viewport_size(size)
    editor.goto(path)
    assert faults(editor) == []
    wide = editor.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
