"""The kept pages in front of the site: quick, and never out of date."""

import gzip
import io
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from tests.browser.conftest import HOUSE, Served, serving

from matinee_site.pages.front import Front
from matinee_site.pages.queries.overview import read_mark
from matinee_site.reviews.models import Review
from matinee_site.reviews.operations import publish, unpublish

REVIEW = "/reviews/salt-and-patience/"


@pytest.fixture
def served(
    small_snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Served]:
    """Serve a small site by a process of its own, with its tables in its folder."""
    monkeypatch.delenv("MATINEE_DATABASE_URL", raising=False)
    subprocess.run([sys.executable, str(HOUSE), str(tmp_path), str(small_snapshot)], check=True)
    with serving(tmp_path) as site:
        yield site


Answer = tuple[str, dict[str, str], bytes]


class Counted:
    """The site's own application, which counts how often it is asked."""

    def __init__(self) -> None:
        self.site = get_wsgi_application()
        self.asked = 0

    def __call__(self, environ: Any, start: Any) -> Any:
        """Answer as the site does."""
        self.asked += 1
        return self.site(environ, start)


@pytest.fixture
def site() -> Counted:
    """Give the site behind the front."""
    return Counted()


@pytest.fixture
def front(site: Counted, tmp_path: Path) -> Iterator[Front]:
    """Give the front of a site that is open."""
    made = Front(site, closed=tmp_path / "closed")
    # The tests' database is in memory, where no second connection can watch it.
    made._watch = SimpleNamespace(mark=read_mark)  # type: ignore[assignment]
    # Nor is the test's own connection to go with a request, as in Django's test client.
    request_finished.disconnect(close_old_connections)
    request_started.disconnect(close_old_connections)
    yield made
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def get(front: Front, path: str, *, method: str = "GET", query: str = "", **headers: str) -> Answer:
    """Ask as a server does."""
    told: list[Any] = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
        "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http", **headers,
    }  # fmt: skip
    answer = front(environ, lambda *words: told.append(words))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return told[0][0], dict(told[0][1]), body


@pytest.mark.django_db
def test_a_kept_page_is_the_page(front: Front, site: Counted, full_review: Review) -> None:
    """The same bytes and headers, packed or not, without asking the site again."""
    status, headers, body = get(front, REVIEW)
    again = get(front, REVIEW)
    assert site.asked == 1
    assert (again[0], again[2]) == (status, body)
    for name in ("Content-Type", "ETag", "Content-Security-Policy", "Cache-Control", "Vary"):
        assert again[1][name] == headers[name], name
    _, packed_headers, packed = get(front, REVIEW, HTTP_ACCEPT_ENCODING="gzip, br")
    assert packed_headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == body
    assert get(front, REVIEW, method="HEAD")[2] == b""
    assert get(front, REVIEW, HTTP_IF_NONE_MATCH=headers["ETag"])[0].startswith("304")
    assert site.asked == 1


@pytest.mark.django_db
def test_only_pages_are_kept(front: Front, site: Counted, full_review: Review) -> None:
    """No search, no form, no answer but a whole page, no address with other questions."""
    for path, query in (("/search/", "q=salt"), ("/nothing/", ""), (REVIEW, "utm=1")):
        get(front, path, query=query)
        get(front, path, query=query)
    assert site.asked == 6
    get(front, REVIEW)
    get(front, REVIEW, method="POST")
    assert site.asked == 8


@pytest.mark.django_db
def test_a_change_is_seen_at_once(front: Front, full_review: Review) -> None:
    """A new text, a withdrawn one, a page of a list."""
    assert b"Salt and patience" in get(front, "/")[2]
    assert b"Salt and patience" in get(front, "/reviews/")[2]
    full_review.title = "Salt and haste"
    publish(review=full_review)
    assert b"Salt and haste" in get(front, "/")[2]
    unpublish(review=full_review)
    assert b"Salt and haste" not in get(front, "/")[2]
    assert b"Salt and haste" not in get(front, "/reviews/")[2]
    assert get(front, REVIEW)[0].startswith("404")


@pytest.mark.django_db
def test_a_closed_house_sends_no_kept_page(
    front: Front, site: Counted, full_review: Review, tmp_path: Path
) -> None:
    """The site itself is asked, and says so."""
    get(front, REVIEW)
    (tmp_path / "closed").touch()
    get(front, REVIEW)
    assert site.asked == 2


def test_nobody_reads_an_old_page_while_pages_change(served: Served) -> None:
    """Readers hammer a page while another process publishes it again and again.

    What was published before a request began is what it gets, or something newer.
    """
    done, published, wrong, read = threading.Event(), [0], [], [0]

    def look() -> int:
        with urlopen(f"{served.address}/reviews/salt-and-patience/", timeout=20) as answer:
            return int(re.findall(r"Salt number (\d+)", answer.read().decode())[0])

    def hammer() -> None:
        while not done.is_set():
            least, seen = published[0], look()
            read[0] += 1
            if seen < least:
                wrong.append((seen, least))

    script = Path(__file__).with_name("publishing.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(served.folder), "25"], stdout=subprocess.PIPE, text=True
    ) as publisher:
        assert publisher.stdout
        published[0] = int(publisher.stdout.readline())
        readers = [threading.Thread(target=hammer) for _ in range(3)]
        for reader in readers:
            reader.start()
        for line in publisher.stdout:
            published[0] = int(line)
        done.set()
        for reader in readers:
            reader.join()
    assert published[0] == 25
    assert wrong == []
    assert read[0] >= len(readers)
    assert look() == 25
