"""How soon a page is seen on a slow phone: Chromium, held back over its own debugging protocol."""

import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

SLOW_4G = {
    "offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}  # fmt: skip
"""150 ms there and back, 1.6 Mbit/s: what Lighthouse means by slow 4G."""
SLOWER = 4
_WATCH = """
window.seen = { lcp: 0, cls: 0 };
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
  .observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value;
}).observe({ type: 'layout-shift', buffered: true });
"""
_READ = """() => ({
  ...seen, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
})
"""


@dataclass(frozen=True, slots=True)
class Sight:
    """Medians over first visits: paints in milliseconds, what moved, bytes, of which the page's."""

    first_paint: float
    largest_paint: float
    moved: float
    bytes: int
    page_bytes: int

    def data(self) -> dict[str, float]:
        """Give it as plain data."""
        return asdict(self)


def chromium() -> str:
    """Give the path of a Chromium, or ''."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((found for name in names if (found := shutil.which(name))), "")


def sights(urls: Sequence[str], *, visits: int) -> list[Sight]:
    """Visit each address several times as if for the first time, on a phone."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            _visit(browser, urls[0])  # the browser's own beginning is nobody's
            return [_middle([_visit(browser, url) for _ in range(visits)]) for url in urls]
        finally:
            browser.close()


def _visit(browser: Any, url: str) -> Sight:
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(_WATCH)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_4G)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: dict[str, int] = {}
    first: list[str] = []
    wire.on("Network.requestWillBeSent", lambda told: first.append(told["requestId"]))
    wire.on(
        "Network.loadingFinished",
        lambda told: sizes.update({told["requestId"]: int(told["encodedDataLength"])}),
    )
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(500)
    seen = page.evaluate(_READ)
    context.close()
    return Sight(
        seen["fcp"] or 0, seen["lcp"], round(seen["cls"], 4), sum(sizes.values()),
        sizes.get(first[0], 0) if first else 0,
    )  # fmt: skip


def _middle(all: Sequence[Sight]) -> Sight:
    return Sight(
        median(each.first_paint for each in all), median(each.largest_paint for each in all),
        max(each.moved for each in all), round(median(each.bytes for each in all)),
        round(median(each.page_bytes for each in all)),
    )  # fmt: skip
