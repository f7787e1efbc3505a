"""A built site, served by nothing but a server of files."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.browser.building import build_in_own_process


class Quiet(SimpleHTTPRequestHandler):
    """No line for every request."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def files(
    browser: Any, small_snapshot: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Give the address of a small site that was built and stands as files."""
    folder = tmp_path_factory.mktemp("built")
    build_in_own_process(folder, small_snapshot)
    handler = functools.partial(Quiet, directory=str(folder / "out"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_searching_works_without_a_server(browser: Any, files: str) -> None:
    """While one types, on the page of results, with a slip; and the cards beside names come."""
    page = browser.new_page()
    page.goto(f"{files}/")
    page.get_by_role("combobox").press_sequentially("salt ro")
    page.get_by_role("option", name="The Salt Road (1999)").wait_for()
    page.keyboard.press("Enter")
    page.locator("ol.hits a", has_text="The Salt Road").first.wait_for()
    assert page.url.endswith("/search/?q=salt+ro")
    page.goto(f"{files}/search/?q=jo+lnid")
    page.locator("ol.hits a", has_text="Jo Lind").first.click()
    page.wait_for_url("**/people/jo-lind/")
    page.goto(f"{files}/search/?q=qqqq")
    page.get_by_text("Nothing is found for").wait_for()
    page.close()
