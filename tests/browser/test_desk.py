"""Writing at the desk in a real browser: names, findings, saving, two at once, keyboard, phone."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import Served, serving, sign_in

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}
TEXT = "[data-contentpath=body] .cm-content"
MARK = ".mt-mark--contradicted"
NAMES = ".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) li"
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def site(set_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a site to write on."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(set_up, folder, dirs_exist_ok=True)
    with serving(folder) as served:
        yield served


@pytest.fixture(scope="module")
def signed_in(browser: Any, site: Served) -> Callable[[str], Any]:
    """Give what a browser keeps once a login has signed in."""
    kept: dict[str, Any] = {}

    def kept_by(name: str) -> Any:
        if name not in kept:
            context = browser.new_context()
            page = context.new_page()
            sign_in(page, name, address=site.address)
            kept[name] = context.storage_state()
            context.close()
        return kept[name]

    return kept_by


@pytest.fixture
def at_desk(browser: Any, site: Served, signed_in: Callable[[str], Any]) -> Iterator[Open]:
    """Open a page of the desk as somebody; whatever its scripts throw fails the test."""
    contexts: list[Any] = []
    thrown: list[str] = []

    def open_page(path: str, *, name: str = "operator", window: Any = DESK, at: str = "") -> Any:
        context = browser.new_context(
            storage_state=signed_in(name), viewport=window, reduced_motion="reduce",
            bypass_csp=True,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: thrown.append(str(error)))
        page.goto((at or site.address) + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert thrown == []


def begin(page: Any, title: str, words: str = "") -> Any:
    """Choose the film, give a title, and write; give the text's editor."""
    page.locator("[data-film-typed]").first.fill("salt road")
    page.locator(".mt-films li", has_text="1999").click()
    page.locator("[data-mt-panel=film] .mt-film-head").wait_for(state="attached")
    page.fill("[name=title]", title)
    text = page.locator(TEXT).first
    text.click()
    if words:
        page.keyboard.type(words)
    return text


def holds(page: Any, words: str | re.Pattern[str]) -> None:
    """Wait until the form would send these words as the first section."""
    expect(page.locator("[name=sections-0-value-body]")).to_have_value(words)


def saved(page: Any) -> None:
    """Wait until the server has the very words that are in the form."""
    page.wait_for_function("window.matinee?.isSaved()")


def test_from_the_first_word_to_the_published_page(at_desk: Open, site: Served) -> None:
    """Complete a name, see a mistake underlined, mend it, publish, and read it as a reader."""
    page = at_desk("/desk/reviews/add/")
    begin(page, "A long walk", "Nobody walks like Lin")
    page.locator(NAMES, has_text="Jo Lind").wait_for()
    expect(page.locator(NAMES).first).to_contain_text("Plays Mara")
    page.keyboard.press("Tab")
    holds(page, "Nobody walks like [Jo Lind](person:jo-lind)")
    page.keyboard.type(". It was shot by Bo Vane.")
    page.locator(TEXT).locator(MARK).wait_for()
    expect(page.locator(TEXT).locator(MARK)).to_have_text("Bo Vane")
    finding = page.locator(".mt-findings li")
    expect(finding).to_contain_text("Tomás Řehák")
    expect(finding).to_contain_text("Open Films")
    finding.get_by_role("button", name="Write Tomás Řehák").click()
    page.locator(MARK).first.wait_for(state="detached")
    holds(page, re.compile(r"shot by Tomás Řehák\.$"))
    saved(page)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/desk/reviews/")
    page.goto(f"{site.address}/reviews/a-long-walk/")
    article = page.locator("article")
    assert article.get_by_role("link", name="Jo Lind").first.get_attribute("href") == (
        "/people/jo-lind/"
    )
    expect(article).to_contain_text("Tomás Řehák")


def test_underlines_soon_and_moves_nothing(at_desk: Open) -> None:
    """The words stand where they stood before they were underlined."""
    page = at_desk("/desk/reviews/add/")
    text = begin(page, "Still", "A first line.\n\nShot by Bo Vane, it moves slowly.")
    before = text.bounding_box()
    page.locator(TEXT).locator(MARK).wait_for()
    assert text.bounding_box() == before


def test_names_in_the_text_are_linked_all_at_once(at_desk: Open) -> None:
    """Each name once, where it first stands."""
    page = at_desk("/desk/reviews/add/")
    begin(page, "Names", "Inès Morvan films Jo Lind. Jo Lind walks, and Tomás Řehák looks on.")
    page.get_by_role("button", name="Toggle film and names").click()
    page.get_by_role("button", name="Link all 3").click()
    holds(
        page,
        "[Inès Morvan](person:ines-morvan) films [Jo Lind](person:jo-lind). Jo Lind walks, and"
        " [Tomás Řehák](person:tomas-rehak) looks on.",
    )


def test_says_who_stands_at_the_cursor(at_desk: Open) -> None:
    """Under the text, for the keyboard and the phone too; with who says so."""
    page = at_desk("/desk/reviews/add/")
    begin(page, "Who", "Jo Lind walks.")
    page.locator("[data-mt-panel=names] li").wait_for(state="attached")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    status = page.locator(".mt-status", has_text="Jo Lind")
    status.wait_for()
    expect(status).to_contain_text("Plays Mara")
    expect(status).to_contain_text("Open Films")


def test_facts_are_dropped_into_the_text(at_desk: Open) -> None:
    page = at_desk("/desk/reviews/add/")
    begin(page, "Facts", "It lasts ")
    page.get_by_role("button", name="Toggle film and names").click()
    page.get_by_role("button", name="Write Running time into the text").click()
    holds(page, "It lasts 104 minutes")


def test_a_finding_is_let_stand_with_a_reason(at_desk: Open) -> None:
    """Once it stands it is underlined no more, and can be shown again."""
    page = at_desk("/desk/reviews/add/")
    begin(page, "Stubborn", "It was shot by Bo Vane.")
    page.locator(TEXT).locator(MARK).wait_for()
    saved(page)
    card = page.locator(".mt-findings li")
    card.get_by_text("Let it stand").click()
    card.get_by_label("Why it stands").fill("The print says so")
    card.get_by_role("button", name="In this text").click()
    page.locator(TEXT).locator(MARK).wait_for(state="detached")
    page.locator("summary", has_text="Let stand").click()
    expect(page.locator("[data-group=accepted]")).to_contain_text("The print says so")
    page.get_by_role("button", name="Show it again").click()
    page.locator(TEXT).locator(MARK).wait_for()


def test_a_film_that_the_catalogue_lacks_is_added_while_writing(at_desk: Open) -> None:
    page = at_desk("/desk/reviews/add/")
    page.locator("[data-film-typed]").first.fill("Paper Moons 2024")
    page.locator(".mt-films li", has_text="New film").click()
    page.get_by_label("Director").fill("Jo Lind")
    page.get_by_role("button", name="Add the film").click()
    shown = page.locator("[data-film-shown]").first
    shown.get_by_text("Paper Moons").wait_for()
    expect(shown).to_contain_text(re.compile(r"Paper Moons\s+2024\s*Jo Lind"))


def test_two_editors_see_how_they_differ_and_lose_nothing(at_desk: Open) -> None:
    """Whoever saves second is told, sees both versions, and may take either."""
    first = at_desk("/desk/reviews/add/", name="operator")
    begin(first, "Two hands", "The first line.")
    saved(first)
    path = re.sub(r"^https?://[^/]+", "", first.url)
    second = at_desk(path, name="editor")
    second.locator(TEXT).first.click()
    second.keyboard.press("Control+End")
    second.keyboard.type(" And the editor's.")
    saved(second)
    first.locator(TEXT).first.click()
    first.keyboard.press("Control+End")
    first.keyboard.type(" And the critic's.")
    first.locator(".mt-conflict").wait_for()
    first.locator(".mt-conflict").get_by_role("button", name="Show the difference").click()
    shown = first.locator(".mt-diff").first
    expect(shown.locator("ins").first).to_contain_text("editor's")
    expect(shown.locator("del").first).to_contain_text("critic's")
    first.get_by_role("button", name="Take the other version of Section").click()
    first.get_by_role("button", name="Back to the text").click()
    holds(first, "The first line. And the editor's.")


def test_a_server_killed_while_typing_loses_no_word(
    browser: Any, set_up: Path, tmp_path: Path
) -> None:
    """The browser keeps a copy, and offers it when the page is opened again."""
    context = browser.new_context(viewport=DESK, bypass_csp=True)
    page = context.new_page()
    shutil.copytree(set_up, tmp_path, dirs_exist_ok=True)
    with serving(tmp_path) as served:
        port = int(served.address.rsplit(":", 1)[1])
        sign_in(page, "operator", address=served.address, to="/desk/reviews/add/")
        begin(page, "Cut off", "These words are saved.")
        saved(page)
        path = re.sub(r"^https?://[^/]+", "", page.url)
        served.process.kill()
        served.process.wait(10)
        page.keyboard.type(" These are not.")
        page.wait_for_function(
            "Object.values(localStorage).some(kept => kept.includes('These are not.'))"
        )
        page.close(run_before_unload=False)
    with serving(tmp_path, port=port) as served:
        page = context.new_page()
        page.goto(served.address + path)
        holds(page, "These words are saved.")
        page.get_by_role("button", name="Put them back").click()
        holds(page, "These words are saved. These are not.")
        saved(page)
    context.close()


def test_everything_is_done_by_keyboard(at_desk: Open) -> None:
    """Choose the film, write, complete a name, go to the finding, mend it."""
    page = at_desk("/desk/reviews/add/")
    keys = page.keyboard

    def tab_to(selector: str, *, back: bool = False) -> None:
        for _ in range(80):
            if page.evaluate("s => document.activeElement?.matches(s)", selector):
                return
            keys.press("Shift+Tab" if back else "Tab")
        pytest.fail(f"no way to {selector} by Tab")

    tab_to("[data-film-typed]")
    keys.type("salt road")
    page.locator(".mt-films li", has_text="1999").wait_for()
    keys.press("Enter")
    page.locator("[data-film-shown] button").first.wait_for()
    tab_to("[name=title]")
    keys.type("By hand")
    tab_to(TEXT)
    keys.type("Jo Li")
    page.locator(NAMES, has_text="Jo Lind").wait_for()
    keys.press("ArrowDown")
    page.locator(f"{NAMES}[aria-selected]", has_text="Jo Lind").wait_for()
    keys.press("Enter")
    keys.type(" walks. It was shot by Bo Vane.")
    page.locator(TEXT).locator(MARK).wait_for()
    keys.press("Control+Home")
    keys.press("F8")
    page.wait_for_function("getSelection().toString() === 'Bo Vane'")
    page.locator("div[role=status]", has_text="not Bo Vane").first.wait_for(state="attached")
    keys.press("Control+.")
    page.locator(".mt-findings [data-fix]:focus").wait_for()
    keys.press("Enter")
    page.locator(MARK).first.wait_for(state="detached")
    holds(page, "[Jo Lind](person:jo-lind) walks. It was shot by Tomás Řehák.")
    # Tab leaves the text: it is no trap.
    tab_to("[name=title]", back=True)


def test_the_same_on_a_phone(at_desk: Open) -> None:
    """Nothing hangs over the edge; a tap on underlined words tells and mends."""
    page = at_desk("/desk/reviews/add/", window=PHONE)
    begin(page, "In the hand", "Shot by Bo Vane.")
    page.locator(TEXT).locator(MARK).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator(TEXT).locator(MARK).click()
    card = page.locator(".mt-status .mt-card")
    card.wait_for()
    card.get_by_role("button", name="Write Tomás Řehák").click()
    holds(page, "Shot by Tomás Řehák.")


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    "path",
    ["/desk/", "/desk/reviews/", "/desk/reviews/add/", "/desk/reviews/edit/1/",
     "/desk/articles/add/", "/desk/notices/add/", "/desk/diary/", "/desk/diary/add/",
     "/desk/check/", "/desk/rules/credit-director/"],
)  # fmt: skip
def test_axe_finds_nothing_serious(at_desk: Open, path: str, window: Any) -> None:
    page = at_desk(path, window=window)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    told = [
        (each["id"], [node["html"][:200] for node in each["nodes"][:3]])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert told == []


PASTED = {
    "a word processor's": (
        "<html><head><style>p{color:red}</style></head><body><!--StartFragment-->"
        "<p class=MsoNormal><b>Bold</b> and <i>slanted</i><o:p></o:p></p>"
        "<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>"
        "One</p>"
        "<p class=MsoListParagraph><span style='mso-list:Ignore'>·</span>Two</p></body></html>",
        "**Bold** and *slanted*\n\n-   One\n-   Two",
    ),
    "a web document's": (
        "<b style='font-weight:normal'><p><span style='font-style:italic'>Ran</span> is"
        " <span style='font-weight:700'>long</span>.</p></b>",
        "*Ran* is **long**.",
    ),
    "a link": ("<a href='https://a.example/x'>there</a>", "[there](https://a.example/x)"),
    "a script's link": ("<a href='javascript:alert(1)'>there</a>", "there"),
    "a script": ("<p>one<script>alert(1)</script></p>", "one"),
    "a drawing": ("<svg onload=alert(1)><text>x</text></svg><p>two</p>", "two"),
    "a picture with its data": ("<img src='data:text/html,x' onerror=alert(1)>three", "three"),
    "signs of Markdown": ("<p>2 * 3 [sic] snake_case</p>", r"2 \* 3 \[sic\] snake\_case"),
}  # fmt: skip


def test_what_is_pasted_comes_in_clean(at_desk: Open) -> None:
    """From Word and the web: formatting stays, the rest goes, and nothing of it runs."""
    page = at_desk("/desk/reviews/add/")
    page.evaluate("() => { window.alert = () => { window.alerted = true }; }")
    for what, (html, markdown) in PASTED.items():
        assert page.evaluate("html => matinee.fromHtml(html)", html) == markdown, what
    assert page.evaluate("window.alerted") is None


def test_facts_stand_above_the_text_and_are_compared(at_desk: Open) -> None:
    """A fact from the panel becomes a line; a wrong line is mended where it stands."""
    page = at_desk("/desk/reviews/add/")
    begin(page, "Above", "A walk.")
    page.get_by_role("button", name="Toggle film and names").click()
    page.get_by_role("button", name="Write Director above the text").click()
    header = page.locator("[name=header]")
    expect(header).to_have_value("Director: Inès Morvan")
    page.get_by_role("tab", name="About it").click()
    header.fill("Director: Inès Morvan\nYear: 1989")
    header.blur()
    page.get_by_role("button", name="Toggle check").click()
    page.get_by_role("button", name="Write 1999").click()
    expect(header).to_have_value("Director: Inès Morvan\nYear: 1999")
    page.locator(".mt-findings li").wait_for(state="detached")


def test_a_score_is_given_on_the_scale_at_hand(at_desk: Open) -> None:
    """Stars by the keyboard; changing the scale keeps the share."""
    page = at_desk("/desk/reviews/add/")
    begin(page, "Scored", "A walk.")
    page.locator("[name=score_scale]").select_option("four")
    page.get_by_role("slider", name="Score").press("End")
    page.get_by_role("slider", name="Score").press("ArrowLeft")
    expect(page.locator("[name=score_written]")).to_have_value("★★★½")
    expect(page.locator("[name=score_value]")).to_have_value("3.5")
    page.locator("[name=score_scale]").select_option("percent")
    expect(page.locator("[name=score_written]")).to_have_value("88%")
    page.locator("[name=score_scale]").select_option("none")
    expect(page.locator("[name=score_value]")).to_have_value("")


def test_remarks_go_with_the_words_they_are_about(at_desk: Open) -> None:
    page = at_desk("/desk/reviews/add/")
    begin(page, "Remarked", "Too long a walk.")
    saved(page)
    page.locator(TEXT).first.press("Control+a")
    page.get_by_role("button", name="Toggle remarks").click()
    page.get_by_label("A remark on the text").fill("Shorter?")
    page.get_by_role("button", name="Keep").first.click()
    note = page.locator(".mt-notes li")
    note.get_by_text("Shorter?").wait_for()
    expect(note).to_contain_text("Too long a walk.")
    note.get_by_role("button", name="Settled").click()
    page.get_by_text("No open remarks.").wait_for()
