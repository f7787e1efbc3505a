"""A client asks politely, waits when told to, and is led, flooded or held up by nobody."""

import gzip
import socket
import time

import pytest

from matinee import __version__
from matinee.fetch.errors import FetchError, UnreachableError
from matinee.fetch.web import Web

from .conftest import Handler, Service


def test_says_who_asks_and_how_to_reach_them(service: Service, web: Web) -> None:
    """As services ask their callers to."""
    service.files["a"] = b"hello"
    assert web.get(f"{service.url}/a", most=100).body == b"hello"
    assert service.headers[0]["user-agent"] == f"Matinee/{__version__} (tests@house.example)"


def test_waits_as_long_as_a_server_says(service: Service, web: Web, waits: list[float]) -> None:
    """Then asks again."""
    service.files["a"] = b"hello"
    service.moods = [lambda h: h.send(b"slow down", status=429, Retry_After="7")]
    assert web.get(f"{service.url}/a", most=100).body == b"hello"
    assert waits == [7.0]


def test_waits_twice_as_long_each_time_a_server_stumbles(
    service: Service, web: Web, waits: list[float]
) -> None:
    """And gives up in the end, saying why."""
    service.moods = [lambda h: h.send(b"oh", status=503)] * 3
    with pytest.raises(FetchError, match=r"answers 503 \(3 times\)"):
        web.get(f"{service.url}/a", most=100)
    assert waits == [2.0, 4.0]


def test_no_wait_is_longer_than_two_minutes(service: Service, web: Web, waits: list[float]) -> None:
    """Whatever a server asks for."""
    service.files["a"] = b"hello"
    service.moods = [lambda h: h.send(b"", status=429, Retry_After="99999999")]
    web.get(f"{service.url}/a", most=100)
    assert waits == [120.0]


def test_keeps_its_pace(service: Service, web: Web, waits: list[float]) -> None:
    """Two requests do not follow each other at once."""
    web.pace = type(web.pace)(between=3.0)
    web.clock = lambda: 10.0
    service.files["a"] = b"hello"
    for _ in range(2):
        web.get(f"{service.url}/a", most=100)
    assert waits == [3.0]


def test_more_than_it_may_be_is_refused(service: Service, web: Web) -> None:
    """As it comes, and as it is unpacked."""
    service.files["a"] = b"x" * 10_000
    with pytest.raises(FetchError, match="answers with more than 1,000 bytes"):
        web.get(f"{service.url}/a", most=1_000)
    bomb = gzip.compress(b"x" * 10_000_000)
    service.moods = [lambda h: h.send(bomb, Content_Encoding="gzip")]
    with pytest.raises(FetchError, match="answers with more than 100,000 bytes"):
        web.get(f"{service.url}/a", most=100_000)


def test_nobody_is_led_elsewhere(service: Service, web: Web) -> None:
    """A server may send its callers to itself, and no further."""
    service.files["a"] = b"hello"
    service.moods = [lambda h: h.send(b"", status=302, Location="/a")]
    assert web.get(f"{service.url}/b", most=100).body == b"hello"
    for place in ("http://169.254.169.254/latest", "file:///etc/passwd", "ftp://127.0.0.1/a"):
        service.moods = [lambda h, place=place: h.send(b"", status=302, Location=place)]
        with pytest.raises(FetchError, match=r"leads elsewhere|answers 302|cannot be"):
            web.get(f"{service.url}/b", most=100)


def test_going_round_in_circles_ends(service: Service, web: Web) -> None:
    """After a few steps."""
    service.moods = [lambda h: h.send(b"", status=302, Location="/b")] * 20
    with pytest.raises(FetchError):
        web.get(f"{service.url}/b", most=100)


def test_an_answer_that_breaks_off_is_asked_for_again(service: Service, web: Web) -> None:
    """Half an answer is none."""
    service.files["a"] = b"hello"
    service.moods = [lambda h: _broken(h, b"he", 5)]
    assert web.get(f"{service.url}/a", most=100).body == b"hello"


def test_a_silence_is_no_answer(service: Service, web: Web) -> None:
    """A server that says nothing is asked again, not waited for."""
    service.files["a"] = b"hello"
    service.moods = [lambda h: time.sleep(0.8)]
    assert web.get(f"{service.url}/a", most=100).body == b"hello"


def test_drop_by_drop_is_no_answer(service: Service, web: Web) -> None:
    """Nor is one that never ends, though it is never silent."""
    web.pace = type(web.pace)(between=0.0, answer=0.3, silence=0.5, tries=1)
    service.moods = [_drip]
    with pytest.raises(FetchError, match="takes too long over its answer"):
        web.get(f"{service.url}/a", most=1_000_000)


def test_without_a_network_it_says_so(web: Web) -> None:
    """In plain words, with what can be done without one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(UnreachableError, match=r"cannot be reached .*is there a network\?"):
        web.get(f"http://127.0.0.1:{port}/", most=100)
    with pytest.raises(UnreachableError, match=r"nowhere\.invalid: cannot be reached"):
        web.get("http://nowhere.invalid/", most=100)


def _broken(handler: Handler, part: bytes, length: int) -> None:
    handler.send(part, length=length)
    handler.close_connection = True


def _drip(handler: Handler) -> None:
    handler.send(b"", length=1_000_000)
    try:
        for _ in range(20):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass
    handler.close_connection = True
