"""Times the desk's live check as a critic sees it: from the last key to the underline.

Usage: python -m benchmarks.live [--times N]

A new site with the embedded catalogue is served, a Chromium signs in, and a sentence with a wrong
credit is typed behind texts of several lengths. What is timed is what happens in the browser: the
pause after the last key, the question, the answer, the drawing. Beside it stands the answer alone.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.results import machine, write_json
from benchmarks.serving.ours import served
from benchmarks.serving.sight import chromium

_LENGTHS = (100, 400, 1200, 3000)
_FILM, _YEAR = "Alien", "1979"
_WRONG = " It was directed by James Cameron."
_PASSWORD = "light-and-patience-9"
_WORDS = "The light falls slowly over the corridor and nobody in the room says what it means."
_SET_UP = (
    "import sys; from pathlib import Path; from matinee_site.commands.opening import open_site;"
    "site = open_site(Path(sys.argv[1]), create=True); site.set_up();"
    "from django.contrib.auth import get_user_model;"
    "get_user_model().objects.create_superuser('operator', password=sys.argv[2])"
)
# The moment of the last key, of the first mark after it, and how long the last answer took.
_WATCH = """() => {
  window.timed = { key: 0, mark: 0 };
  addEventListener('keydown', () => { timed.key = performance.now(); timed.mark = 0; }, true);
  new MutationObserver(() => {
    if (!timed.mark && document.querySelector('.cm-content .mt-mark--contradicted'))
      requestAnimationFrame(() => { timed.mark ||= performance.now(); });
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""
_READ = """() => ({
  seen: timed.mark - timed.key,
  asked: performance.getEntriesByType('resource').filter((e) => e.name.includes('/live/check'))
    .at(-1).duration,
})"""


def main() -> None:
    """Measure, print a table and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=7)
    options = parser.parse_args()
    rows: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "site"
        subprocess.run([sys.executable, "-c", _SET_UP, str(folder), _PASSWORD], check=True)
        with served(folder, kept=True) as (address, _):
            rows = _measured(address, options.times)
    table = Table(title="From the last key to the underline, in milliseconds")
    for column in ("words", "median", "slowest", "of which the answer"):
        table.add_column(column, justify="right")
    for row in rows:
        table.add_row(*(f"{row[name]:,.0f}" for name in ("words", "median", "slowest", "answer")))
    Console().print(table)
    print(f"written to {write_json('live', {'machine': machine(), 'rows': rows})}")


def _measured(address: str, times: int) -> list[dict[str, float]]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{address}/desk/login/?next=/desk/reviews/add/")
        page.fill("[name=username]", "operator")
        page.fill("[name=password]", _PASSWORD)
        page.click("[type=submit]")
        page.wait_for_url("**/reviews/add/")
        page.locator("[data-film-typed]").first.fill(_FILM)
        page.locator(".mt-films li", has_text=_YEAR).first.click()
        page.evaluate(_WATCH)
        rows = [_row(page, length, times) for length in _LENGTHS]
        browser.close()
    return rows


def _row(page: Any, length: int, times: int) -> dict[str, float]:
    text = page.locator("[data-contentpath=body] .cm-content").first
    text.click()
    sentence = len(_WORDS.split())
    paragraphs = [" ".join([_WORDS] * 5)] * max(1, length // (5 * sentence))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("\n\n".join(paragraphs))
    page.wait_for_timeout(1_500)
    taken: list[dict[str, float]] = []
    for _ in range(times + 1):
        page.keyboard.type(_WRONG, delay=15)
        page.wait_for_function("() => window.timed.mark > 0")
        taken.append(page.evaluate(_READ))
        for _ in range(len(_WRONG)):
            page.keyboard.press("Backspace")
        page.wait_for_timeout(600)
    seen = [each["seen"] for each in taken[1:]]  # the first one asks for the film
    return {
        "words": len(paragraphs) * 5 * sentence,
        "median": median(seen),
        "slowest": max(seen),
        "answer": median(each["asked"] for each in taken[1:]),
    }


if __name__ == "__main__":
    main()
