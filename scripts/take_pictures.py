"""Takes pictures of every kind of page for the documentation, from a served demo.

Usage: python scripts/take_pictures.py ADDRESS [KIND...]

Each kind becomes one file in docs/pictures/pages: at a desk and on a phone, in light and dark. The
site should be a fresh ``matinee demo`` with MATINEE_LANGUAGES=en,fr.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

OUT = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "pages"
KINDS = {
    "home": "/", "review": "/reviews/ballerina/", "film": "/films/ballerina-2025/",
    "film-without-a-review": "/films/stalker-1979/", "reviews": "/reviews/",
    "person": "/people/ana-de-armas/", "series": "/series/john-wick/",
    "collections": "/collections/", "collection": "/collections/popular/", "critic": "",
    "browse": "/browse/", "genre": "/browse/genre/drama/", "decade": "/browse/decade/1950s/",
    "articles": "/articles/", "article": "/articles/what-a-remake-keeps/",
    "calendar": "/calendar/", "month": "/calendar/2026/11/",
    "search": "/search/?q=kurosawa", "search-empty": "/search/",
    "corrections": "/corrections/", "about": "/about-this-site/",
    "accessibility": "/accessibility/", "privacy": "/privacy/", "not-found": "/no-such-page/",
    "french": "/fr/films/ran-1985/",
}  # fmt: skip
_DESK, _PHONE, _HEIGHT, _GAP = 1280, 390, 1000, 24


def main() -> None:
    """Take the pictures of all kinds, or of those that are named."""
    address = sys.argv[1].rstrip("/")
    wanted = sys.argv[2:] or list(KINDS)
    OUT.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        paths = KINDS | _found(browser, address)
        for kind in wanted:
            shots = [
                _shot(browser, address + paths[kind], width, scheme)
                for width in (_DESK, _PHONE)
                for scheme in ("light", "dark")
            ]
            _sheet(shots).save(OUT / f"{kind}.webp", quality=72, method=6)
            print(f"{kind}: {paths[kind]}")
        browser.close()


def _found(browser: Any, address: str) -> dict[str, str]:
    """Find what has no address that is known beforehand."""
    page = browser.new_page()
    page.goto(f"{address}/reviews/")
    found = {}
    for kind, start in (("critic", "/critics/"), ("review", "/reviews/")):
        link = page.locator(f'main a[href^="{start}"]:not([href*="/page/"])').first
        found[kind] = link.get_attribute("href")
    page.close()
    return found


def _shot(browser: Any, url: str, width: int, scheme: str) -> Image.Image:
    context = browser.new_context(
        viewport={"width": width, "height": _HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    # The second visit has the letters, which come too late for the first where all is slow.
    page.goto(url, wait_until="networkidle")
    page.reload(wait_until="networkidle")
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return taken


def _sheet(shots: list[Image.Image]) -> Image.Image:
    wide = sum(shot.width for shot in shots) + _GAP * (len(shots) - 1)
    sheet = Image.new("RGB", (wide, _HEIGHT), (128, 128, 128))
    at = 0
    for shot in shots:
        sheet.paste(shot, (at, 0))
        at += shot.width + _GAP
    return sheet.resize((wide // 2, _HEIGHT // 2), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
