"""Lists in and out at the desk."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Collection

pytestmark = pytest.mark.django_db
LIST = "# Roads\nThe Salt Road (2011) – the later one\nThe Salt Rode (1999)\nNothing (1950)\n"


def test_looks_first_and_makes_then(indexed: None, desk: Client) -> None:
    """The first step keeps nothing; the second makes what was chosen, not shown yet."""
    file = SimpleUploadedFile("roads.txt", LIST.encode())
    page = desk.post("/desk/lists/", {"file": file}).content.decode()
    assert "1 found" in page
    assert "1 doubtful, 1 not found" in page
    assert not Collection.objects.exists()
    key = Film.objects.get(slug="the-salt-road-1999").key
    done = desk.post("/desk/lists/", {"text": LIST, "make": "1", "title": "R", "film-1": key})
    made = Collection.objects.get()
    assert done.url.endswith(f"/{made.pk}/")
    assert (made.title, made.shown) == ("R", False)
    assert [entry.film.slug for entry in made.entries.all()] == [
        "the-salt-road-2011", "the-salt-road-1999",
    ]  # fmt: skip


def test_takes_no_film_that_was_not_offered(indexed: None, desk: Client) -> None:
    """Whatever a form is made to send."""
    desk.post("/desk/lists/", {"text": LIST, "make": "1", "film-0": "-", "film-2": "tt9000002"})
    assert not Collection.objects.exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\0" * 50, b"# only a heading"])
def test_says_why_a_list_cannot_be_read(indexed: None, desk: Client, data: bytes) -> None:
    """Beside the form, which is still there."""
    answer = desk.post("/desk/lists/", {"file": SimpleUploadedFile("list.csv", data + b" ")})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()


def test_shows_what_a_list_says_as_text(indexed: None, desk: Client) -> None:
    """A title is never markup."""
    page = desk.post("/desk/lists/", {"text": "</textarea><script>alert(1)</script> (1999)\n"})
    assert "<script>alert(1)" not in page.content.decode()


def test_gives_a_collection_as_a_file(indexed: None, desk: Client) -> None:
    """For Letterboxd, for IMDb and as text."""
    collection = Collection.objects.create(title="Popular", slug="popular", rule="popular")
    for form, first in (("letterboxd", "Letterboxd list"), ("imdb", "Position,"), ("text", "# P")):
        answer = desk.get(f"/desk/lists/{collection.pk}/{form}/")
        assert answer.content.decode().startswith(first)
        assert "attachment" in answer["Content-Disposition"]
    assert desk.get(f"/desk/lists/{collection.pk}/xml/").status_code == 404


def test_is_for_those_who_may_make_collections(
    indexed: None, as_member: Callable[[str], Client], client: Client
) -> None:
    """Others are sent away, and strangers to the door."""
    assert client.get("/desk/lists/").status_code == 302
    collection = Collection.objects.create(title="C", slug="c")
    assert client.get(f"/desk/lists/{collection.pk}/text/").status_code == 302
    assert as_member("Editors").get("/desk/lists/").status_code == 200
