"""What a reader meets in a real browser: on a phone and a desk, in light and dark."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import serving

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
PAGES = (
    "/", "/films/the-salt-road-1999/", "/films/the-salt-road-2011/",
    "/reviews/salt-and-patience/", "/reviews/the-first-walk/", "/reviews/", "/people/jo-lind/",
    "/series/salt/", "/collections/", "/collections/long-walks/", "/collections/popular/",
    "/critics/rae-ostrom/", "/critics/rae-ostrom/diary/", "/browse/", "/browse/genre/drama/",
    "/search/", "/search/?q=salt", "/no-such-page/",
    "/articles/", "/articles/two-walks/", "/calendar/", "/calendar/2026/5/", "/corrections/",
    "/about-this-site/", "/accessibility/", "/privacy/", "/browse/language/french/",
    "/browse/country/france/", "/browse/decade/1990s/", "/search/?q=zzzz",
)  # fmt: skip
FIRST_VISIT = 100 * 1024


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["desk-light", "phone-dark"])
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """Give a fresh page of a window."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce",
        bypass_csp=True,
    )  # fmt: skip
    yield context.new_page()
    context.close()


@pytest.fixture
def adaptable(browser: Any) -> Iterator[Any]:
    """Give a fresh page whose width and colours a test changes."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_serious(adaptable: Any, house: str, address: str) -> None:
    """No barrier that axe knows of, contrast included: on a desk and a phone, light and dark."""
    answer = adaptable.goto(house + address)
    assert answer.ok or address == "/no-such-page/"
    assert barriers(adaptable) == []


def test_a_closed_house_says_so(adaptable: Any, set_up: Path, tmp_path: Path) -> None:
    """The page that asks to come back is as whole as the others, and needs no database."""
    shutil.copytree(set_up, tmp_path, dirs_exist_ok=True)
    (tmp_path / "closed").touch()
    with serving(tmp_path) as served:
        answer = adaptable.goto(served.address + "/films/the-salt-road-1999/")
        assert (answer.status, answer.headers["retry-after"]) == (503, "120")
        assert adaptable.get_by_role("heading", name="Between two films").is_visible()
        assert barriers(adaptable) == []


def barriers(page: Any) -> list[tuple[str, str, list[str]]]:
    """Give what axe finds on a page in four windows: where, the rule, and the markup."""
    page.evaluate(AXE)
    told = []
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("async () => (await axe.run()).violations")
            told += [
                (
                    f"{width} {scheme}",
                    each["id"],
                    [node["html"][:160] for node in each["nodes"][:3]],
                )
                for each in found
                if each["impact"] in ("moderate", "serious", "critical")
            ]
    return told


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 2560])
def test_nothing_hangs_over_the_edge(browser: Any, house: str, width: int) -> None:
    """No page scrolls sideways, from a small phone to a wall."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in PAGES:
        page.goto(house + address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (address, wide)
    context.close()


def test_everything_is_read_without_scripts(browser: Any, house: str) -> None:
    """The review and the sources of the facts are there; the sources open on demand."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(house + "/films/the-salt-road-1999/")
    assert page.get_by_role("heading", name="Plot and structure").is_visible()
    source = page.get_by_role("link", name="Open Films").first
    assert not source.is_visible()
    page.get_by_text("Where these facts come from").click()
    assert source.is_visible()
    context.close()


def test_the_keyboard_goes_straight_to_the_text(page: Any, house: str) -> None:
    """The first stop is the skip link, visible when it has the focus, and it leads to the text."""
    page.goto(house + "/reviews/salt-and-patience/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_section_of_a_review_is_reached_from_its_navigation(page: Any, house: str) -> None:
    """The address of a section brings it into view."""
    page.goto(house + "/reviews/salt-and-patience/")
    page.get_by_role("navigation", name="Sections of the review").get_by_text("Style").click()
    assert page.url.endswith("#style")
    top = page.evaluate("document.getElementById('style').getBoundingClientRect().top")
    assert 0 <= top < 700


def test_a_spoiler_is_shown_when_it_is_asked_for(browser: Any, house: str) -> None:
    """By key or by pointer, without scripts; until then nobody is told."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(house + "/reviews/the-first-walk/")
    hidden = page.get_by_text("Mara never comes home")
    assert not hidden.is_visible()
    page.get_by_role("checkbox", name="Show what this gives away").focus()
    page.keyboard.press("Space")
    assert hidden.is_visible()
    context.close()


def test_a_name_in_the_text_shows_a_card(page: Any, house: str) -> None:
    """Under the pointer and on focus; Escape takes it away, and the link still leads on."""
    page.goto(house + "/reviews/the-first-walk/")
    name = page.locator(".essay a.known", has_text="Jo Lind").first
    card = page.get_by_role("tooltip")
    name.hover()
    card.wait_for()
    assert "Actor" in card.inner_text()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    page.mouse.move(0, 0)
    page.locator(".essay input").first.focus()
    page.keyboard.press("Shift+Tab")
    card.wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "slip"
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/jo-lind/")


def test_the_address_of_a_review_is_copied(browser: Any, house: str) -> None:
    """The button says that it is done."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(house + "/reviews/the-first-walk/")
    page.get_by_role("button", name="Copy the address").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/reviews/the-first-walk/")
    context.close()


def test_searching_finds_a_film_and_opens_it(page: Any, house: str) -> None:
    """From the form at the head of the page to the film."""
    page.goto(house + "/")
    page.get_by_role("combobox").fill("salt ro")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="The Salt Road").first.click()
    assert "/films/the-salt-road-" in page.url


@pytest.mark.parametrize(
    "address", ["/", "/films/the-salt-road-1999/", "/reviews/salt-and-patience/"]
)
def test_a_first_visit_is_light(browser: Any, house: str, address: str) -> None:
    """All that is loaded, fonts included, within a hundred kilobytes; nobody else is asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    loaded: list[float] = []
    tools.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(house + address, wait_until="networkidle")
    assert all(url.startswith((house, "data:")) for url in asked)
    assert len(loaded) >= 5
    assert sum(loaded) <= FIRST_VISIT
    context.close()
