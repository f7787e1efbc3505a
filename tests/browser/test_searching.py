"""Searching as a reader does it: with the keyboard, by touch, and without scripts."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Give a fresh page."""
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, reduced_motion="reduce", bypass_csp=True
    )
    yield context.new_page()
    context.close()


def test_suggests_and_goes_where_the_keyboard_says(page: Any, house: str) -> None:
    """The box is a combobox: arrows move, Enter opens, what is chosen is told."""
    page.goto(house + "/")
    box = page.get_by_role("combobox")
    box.press_sequentially("sal")
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    options = page.get_by_role("option").all_inner_texts()
    assert any("The Salt Road (1999)" in option for option in options)
    wanted = next(n for n, option in enumerate(options) if "The Salt Road (1999)" in option)
    for _ in range(wanted + 1):
        box.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert page.evaluate("document.activeElement.id") == "q"
    box.press("Enter")
    page.wait_for_url("**/films/the-salt-road-1999/")


def test_escape_closes_and_enter_searches(page: Any, house: str) -> None:
    """Without a choice Enter sends what was typed."""
    page.goto(house + "/search/")
    box = page.get_by_role("combobox")
    box.press_sequentially("salt")
    page.get_by_role("option").first.wait_for()
    box.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert box.input_value() == "salt"
    box.press("Enter")
    page.wait_for_url("**/search/?q=salt")


def test_a_suggestion_is_pressed(page: Any, house: str) -> None:
    """By mouse or finger."""
    page.goto(house + "/")
    page.get_by_role("combobox").press_sequentially("harb")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/films/harbour-lights/")


def test_narrows_without_scripts(browser: Any, house: str) -> None:
    """Searching, narrowing and taking a filter away are links and a form."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(house + "/")
    page.get_by_role("searchbox").fill("salt")
    page.keyboard.press("Enter")
    page.get_by_text("Kind", exact=True).click()
    page.get_by_role("link", name="Films").click()
    assert page.get_by_role("status").inner_text() == "2 found"
    page.get_by_role("link", name="Take away Kind: Films").click()
    assert "kind" not in page.url
    context.close()
