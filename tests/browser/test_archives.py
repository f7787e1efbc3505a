"""A WordPress export of 500 posts at the desk in a real browser: from the dry run to redirects."""

from pathlib import Path
from typing import Any
from urllib.request import Request, build_opener

import pytest

from .conftest import Served, sign_in

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
WINDOWS = ({"width": 1280, "height": 900}, {"width": 390, "height": 800})
POSTS = 500
FILMS = ("The Salt Road (1999)", "The Salt Road (2011)", "Ash & Ember (1974)", "Harbour Lights")
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Aisle</title><link>https://aisle.example</link>
<wp:base_blog_url>https://aisle.example</wp:base_blog_url>
"""


def post(number: int) -> str:
    """Give a post: four in five review a film, and one of those leaves open which."""
    film = FILMS[number % 4]
    title = f"On row {number}" if number % 5 == 4 else f"Review: {film}"
    if number % 50 == 0:
        title = "Review: The Salt Road"
    text = (
        f"Seat {number} creaks. Jo Lind walks; it was shot by Bo Vane.\n\nAnother walk, {number}."
    )
    return (
        f"<item><title><![CDATA[{title}]]></title>"
        f"<link>https://aisle.example/2011/05/post-{number}/</link>"
        "<dc:creator>rae</dc:creator>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date>2011-05-{number % 28 + 1:02} 10:00:00</wp:post_date>"
        f"<wp:post_name>post-{number}</wp:post_name><wp:status>publish</wp:status>"
        "<wp:post_type>post</wp:post_type></item>\n"
    )


def checked_by_axe(page: Any) -> None:
    """Find nothing serious at the width of a desk and of a phone, and nothing that sticks out."""
    for window in WINDOWS:
        page.set_viewport_size(window)
        page.evaluate(AXE)
        found = page.evaluate("async () => (await axe.run()).violations")
        serious = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
        assert serious == [], [(each["id"], each["nodes"][0]["html"]) for each in found]
        across = page.evaluate("document.documentElement.scrollWidth")
        assert across <= window["width"]
    page.set_viewport_size(WINDOWS[0])


def test_an_archive_from_the_dry_run_to_its_redirects(
    browser: Any, site: Served, tmp_path: Path
) -> None:
    """Upload, see what would come, decide on one that is open, bring in, follow old addresses."""
    archive = tmp_path / "aisle.xml"
    posts = "".join(post(number) for number in range(1, POSTS + 1))
    archive.write_text(f"{HEAD}{posts}</channel></rss>", encoding="utf-8")
    context = browser.new_context(viewport=WINDOWS[0], bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(60_000)
    sign_in(page, "editor", address=site.address, to="/desk/archives/")
    checked_by_axe(page)
    page.set_input_files("[name=archive]", archive)
    page.get_by_role("button", name="Look through it").click()
    page.get_by_role("heading", name="Looked through").wait_for()
    figures = page.locator(".mt-figures")
    expect(figures).to_contain_text("400")
    checked_by_axe(page)
    page.get_by_role("link", name="To decide").click()
    first = page.locator(".mt-items li").first
    expect(first).to_contain_text("Review: The Salt Road")
    first.locator("select[name^=film-]").select_option("tt9000002")
    page.get_by_role("button", name="Keep these decisions").click()
    page.get_by_text("1 decided").wait_for()
    page.get_by_role("button", name="Bring it in").click()
    page.get_by_role("heading", name="Brought in").wait_for()
    expect(page.get_by_role("button", name="Take it all back")).to_be_visible()
    page.goto(f"{site.address}/2011/05/post-50/?utm_source=old")
    page.wait_for_url("**/reviews/post-50/")
    expect(page.locator("article")).to_contain_text("Seat 50 creaks")
    expect(page.locator("article .eyebrow").first).to_contain_text("2011")
    context.close()
    opener = build_opener()
    for number in (1, 9, 333, POSTS):
        answer = opener.open(Request(f"{site.address}/?p={number}", method="GET"))
        assert answer.url.endswith(f"/post-{number}/")
