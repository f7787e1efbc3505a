"""A list at the desk in a real browser: from what it comes to, to a page that readers see."""

from pathlib import Path
from typing import Any

import pytest

from .conftest import Served, sign_in
from .test_archives import WINDOWS, checked_by_axe

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)
LIST = """# Roads
The Salt Road (2011) – the later one
The Salt Rode (1999)
Nobody Knows It (1950)
"""


def test_a_list_from_a_dry_run_to_a_collection(browser: Any, site: Served, tmp_path: Path) -> None:
    """Upload, see what is found and what is not, choose, make, show: nothing before it is asked."""
    file = tmp_path / "roads.txt"
    file.write_text(LIST, encoding="utf-8")
    context = browser.new_context(viewport=WINDOWS[0], bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(60_000)
    sign_in(page, "editor", address=site.address, to="/desk/lists/")
    checked_by_axe(page)

    page.set_input_files("[name=file]", file)
    page.get_by_role("button", name="Look what it comes to").click()
    page.get_by_role("heading", name="Roads").wait_for()
    expect(page.locator(".mt-lists")).to_contain_text("1 found, 1 doubtful, 1 not found")
    expect(page.locator(".mt-lists")).to_contain_text("Nothing is made yet")
    checked_by_axe(page)
    assert context.request.get(f"{site.address}/collections/roads/").status == 404

    page.get_by_label("The Salt Rode is").select_option(label="The Salt Road (1999)")
    page.get_by_role("button", name="Make the collection").click()
    page.wait_for_url("**/desk/shelves/edit/**")
    expect(page.get_by_text("Roads: 2 films.")).to_be_visible()
    page.get_by_label("Shown").check()
    page.get_by_role("button", name="Save").first.click()
    page.wait_for_url("**/desk/shelves/")
    page.goto(f"{site.address}/collections/roads/")
    expect(page.locator("main")).to_contain_text("the later one")
    assert page.locator("main .entries > li, main .cards > li").count() == 2
    context.close()
