"""What the editor asks while somebody writes: answers, who may ask, and how much."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Acceptance, Note, Picture, PreviewLink, Review

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
EVERYBODY = ("Contributors", "Critics", "Editors")
TEXT = "It was shot by Bo Vane. 🎬 Jo Lind walks."


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Begin a new minute."""
    cache.clear()


def tell(client: Client, name: str, data: object, **more: object) -> object:
    """Send JSON to one of the live addresses."""
    return client.post(f"/desk/live/{name}/", data, content_type="application/json", **more)


def draft(text: str = TEXT, **more: object) -> dict[str, object]:
    """Give a text as the editor sends it."""
    film = Film.objects.get(key="tt9000001")
    part = {"id": "sections-0-value-body", "heading": "", "text": text}
    return {
        "kind": "review",
        "id": None,
        "film": str(film.pk),
        "title": "Slow",
        "parts": [part],
    } | more


@pytest.fixture
def own(as_member: SignIn) -> tuple[Client, Review]:
    """Give a critic's browser and a draft of theirs."""
    client = as_member("Critics")
    from tests.functional.desk.test_roles import write

    return client, write(client)


@pytest.mark.parametrize("group", EVERYBODY)
def test_gives_findings_with_their_places(as_member: SignIn, group: str) -> None:
    """Places count as a browser counts: a picture sign takes two."""
    answer = tell(as_member(group), "check", draft()).json()
    [mark] = [mark for mark in answer["marks"] if not mark["quiet"]]
    assert (mark["part"], mark["start"], mark["end"]) == ("sections-0-value-body", 15, 22)
    assert mark["state"] == "contradicted"
    assert mark["fixes"][0]["text"] == "Tomás Řehák"
    assert answer["to_look_at"] == 1
    assert "Tomás Řehák" in answer["panel"]
    name = next(name for name in answer["names"] if name["name"] == "Jo Lind")
    assert (name["start"], name["end"]) == (27, 34)
    assert TEXT.encode("utf-16-le")[2 * 27 : 2 * 34].decode("utf-16-le") == "Jo Lind"
    assert (name["target"], name["line"], name["linked"]) == ("person:jo-lind", "Plays Mara", False)
    assert name["sources"] == ["Open Films"]


def test_a_text_of_an_unknown_film_is_compared_with_nothing(as_member: SignIn) -> None:
    answer = tell(as_member("Critics"), "check", draft(film="")).json()
    assert answer["film"] is None
    assert answer["to_look_at"] == 0
    assert "Choose the film" in answer["panel"]


def test_a_link_is_told_from_a_name_without_one(as_member: SignIn) -> None:
    answer = tell(as_member("Critics"), "check", draft("[Jo Lind](person:jo-lind)")).json()
    assert [name["linked"] for name in answer["names"]] == [True]
    assert "Link it" not in answer["names_panel"]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ([], 400), ({}, 400), ({"kind": "page", "parts": []}, 400),
        ({"kind": "review", "parts": [1]}, 400), ({"kind": "review", "parts": [{}] * 81}, 400),
        ({"kind": "review", "parts": [{"text": "x" * 200_001}]}, 413),
        ({"kind": "review", "parts": [{"text": "x" * 150_000}] * 3}, 413),
        ({"kind": "review", "parts": [], "id": 10**12}, 403),
        ({"kind": "review", "parts": [{"id": 7}]}, 400),
    ],
)  # fmt: skip
def test_refuses_what_is_no_text(as_member: SignIn, data: object, status: int) -> None:
    answer = tell(as_member("Editors"), "check", data)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_refuses_what_is_no_json_or_too_much(as_member: SignIn) -> None:
    client = as_member("Editors")
    for body, status in (("{", 400), ("[" * 100_000, 400), ("x" * 1_100_000, 413)):
        answer = client.post("/desk/live/check/", body, content_type="application/json")
        assert answer.status_code == status


def test_answers_so_many_questions_a_minute(as_member: SignIn) -> None:
    """And says when to ask again; another login has its own count."""
    client = as_member("Critics")
    film = {"title": ""}
    told = [tell(client, "films", film).status_code for _ in range(21)]
    assert told == [400] * 20 + [429]
    assert tell(as_member("Editors"), "films", film).status_code == 400


LIVE = ("check", "accept", "take-back", "difference", "films", "notes", "links", "pictures")


@pytest.mark.parametrize("name", LIVE)
def test_answers_nobody_who_is_not_signed_in(client: Client, name: str) -> None:
    """Wagtail sends a browser to sign in; a script is told so."""
    answer = tell(client, name, draft())
    assert answer.status_code in (302, 401, 403)
    assert b"Jo Lind" not in answer.content


@pytest.mark.parametrize("name", LIVE)
def test_takes_nothing_from_another_site(as_member: SignIn, name: str) -> None:
    client = as_member("Editors")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert tell(strict, name, draft()).status_code == 403


@pytest.mark.parametrize("group", ["Contributors", "Critics"])
@pytest.mark.parametrize("name", ["check", "accept", "difference", "notes", "links"])
def test_a_writer_asks_about_nobody_elses_text(
    as_member: SignIn, review: Review, group: str, name: str
) -> None:
    data = draft(id=review.pk, rule="x", words="y", reason="z", mine={}, do="write", text="hm")
    assert tell(as_member(group), name, data).status_code == 403
    assert not Note.objects.exists()
    for kind in ("notes", "links"):
        answer = as_member_get(as_member, group, f"{kind}/?kind=review&id={review.pk}")
        assert answer.status_code == 403


def as_member_get(as_member: SignIn, group: str, path: str) -> object:
    """Ask as the login that the group has already."""
    from django.contrib.auth import get_user_model

    client = Client()
    client.force_login(get_user_model().objects.get(username=f"one-of-{group.lower()}"))
    return client.get(f"/desk/live/{path}")


def test_a_finding_stands_in_ones_own_text(own: tuple[Client, Review]) -> None:
    client, review = own
    data = {"kind": "review", "id": review.pk, "rule": "credit-cinematographer", "words": "Bo Vane"}
    assert tell(client, "accept", data).status_code == 400
    told = tell(client, "accept", data | {"reason": "  The print  says so "})
    assert told.status_code == 200
    kept = Acceptance.objects.get()
    assert (kept.piece, kept.reason, kept.by.username) == (
        review, "The print says so", "one-of-critics",
    )  # fmt: skip
    answer = tell(client, "check", draft(id=review.pk)).json()
    assert answer["to_look_at"] == 0
    assert "The print says so" in answer["panel"]
    assert tell(client, "take-back", {"acceptance": kept.pk}).status_code == 200
    assert tell(client, "check", draft(id=review.pk)).json()["to_look_at"] == 1


def test_only_an_editor_lets_a_finding_stand_everywhere(
    own: tuple[Client, Review], as_member: SignIn, review: Review
) -> None:
    """Then what is published with it is checked again."""
    client, mine = own
    data = {
        "rule": "credit-cinematographer",
        "words": "Bo Vane",
        "reason": "So",
        "everywhere": True,
    }
    told = tell(client, "accept", {"kind": "review", "id": mine.pk} | data)
    assert told.status_code == 403
    assert review.check_result.findings == 1
    editor = as_member("Editors")
    assert tell(editor, "accept", {"kind": "review", "id": mine.pk} | data).status_code == 200
    review.check_result.refresh_from_db()
    assert review.check_result.findings == 0
    kept = Acceptance.objects.get()
    assert tell(client, "take-back", {"acceptance": kept.pk}).status_code == 403
    assert tell(editor, "take-back", {"acceptance": kept.pk}).status_code == 200
    review.check_result.refresh_from_db()
    assert review.check_result.findings == 1


def test_finds_films_with_their_directors(as_member: SignIn, indexed: None) -> None:
    answer = as_member("Contributors").get("/desk/live/films/?q=salt").json()
    found = {(film["title"], film["year"], film["directors"]) for film in answer["films"]}
    assert ("The Salt Road", 1999, "Inès Morvan") in found
    assert answer["may_add"] is False


def test_finds_films_that_readers_may_not_see(as_member: SignIn, indexed: None) -> None:
    """The desk checks against them; their posters, which readers get, are not drawn."""
    [film] = as_member("Critics").get("/desk/live/films/?q=ash").json()["films"]
    assert (film["title"], film["poster"]) == ("Ash & Ember", "")


@pytest.mark.parametrize(
    ("group", "status"), [("Contributors", 403), ("Critics", 200), ("Editors", 200)]
)
def test_who_adds_a_film(as_member: SignIn, group: str, status: int) -> None:
    data = {"title": " Paper  Moons ", "year": 2024, "director": "Jo Lind, New Body"}
    answer = tell(as_member(group), "films", data)
    assert answer.status_code == status
    film = Film.objects.filter(title="Paper Moons").first()
    assert (film is not None) is (status == 200)
    if film:
        assert answer.json()["film"]["directors"] == "Jo Lind and New Body"
        assert film.credits.first().person.slug == "jo-lind"
        assert tell(as_member_again(group), "films", data).json()["film"]["id"] == film.pk


def as_member_again(group: str) -> Client:
    """Give another browser of the same login."""
    from django.contrib.auth import get_user_model

    client = Client()
    client.force_login(get_user_model().objects.get(username=f"one-of-{group.lower()}"))
    return client


def test_refuses_a_film_that_cannot_be(as_member: SignIn) -> None:
    client = as_member("Critics")
    for data in ({"title": " "}, {"title": "X", "year": 1492}, {"title": "x" * 301}):
        assert tell(client, "films", data).status_code in (400, 413)
    assert not Film.objects.filter(key__startswith="house-").exists()


def test_tells_about_a_film(as_member: SignIn, review: Review) -> None:
    """Its people with what they do, its facts with who says so, other reviews of its people."""
    film = Film.objects.get(key="tt9000002")
    answer = as_member("Critics").get(f"/desk/live/films/{film.pk}/").json()
    people = {person["name"]: person["line"] for person in answer["people"]}
    assert people["Jo Lind"] == "Director"
    assert "97 minutes" in answer["panel"]
    assert "Salt and patience" in answer["panel"]
    assert as_member_again("Critics").get("/desk/live/films/999999/").status_code == 404


def test_completes_from_the_whole_catalogue(as_member: SignIn, indexed: None) -> None:
    answer = as_member("Contributors").get("/desk/live/complete/?q=qui").json()
    quill = next(name for name in answer["names"] if name["name"] == "Ada Quill")
    assert (quill["target"], quill["line"]) == (
        "person:ada-quill",
        "Director: Harbour Lights (1974)",
    )


def test_shows_how_two_versions_differ(own: tuple[Client, Review]) -> None:
    client, review = own
    mine = {
        "title": "Slow <b>light</b>", "sections-count": "2",
        "sections-0-id": "", "sections-0-value-body": "A run.", "sections-0-order": "0",
        "sections-1-id": "", "sections-1-value-body": "More.", "sections-1-order": "1",
    }  # fmt: skip
    data = {"kind": "review", "id": review.pk, "mine": mine}
    answer = tell(client, "difference", data).json()
    html = answer["html"]
    assert "Slow <del>&lt;b&gt;</del>light<del>&lt;/b&gt;</del>" in html
    assert "<b>light" not in html
    assert "A <del>run</del><ins>walk</ins>." in html
    assert "<del>More.</del>" in html
    assert 'data-take="section:0:0"' in html
    assert answer["theirs"]["title"] == "Slow light"
    same = tell(
        client,
        "difference",
        data | {"mine": answer["theirs"]["fields"], "other": answer["theirs"]["fields"]},
    )
    assert "The two say the same" in same.json()["html"]


def test_remarks_are_written_answered_and_settled(
    own: tuple[Client, Review], as_member: SignIn
) -> None:
    client, review = own
    editor = as_member("Editors")
    at = {"kind": "review", "id": review.pk}
    assert tell(editor, "notes", at | {"do": "write", "text": " "}).status_code == 400
    tell(editor, "notes", at | {"do": "write", "text": "<script>Too long", "words": "A walk."})
    note = Note.objects.get()
    tell(client, "notes", at | {"do": "write", "text": "Cut.", "number": note.pk})
    listed = client.get(f"/desk/live/notes/?kind=review&id={review.pk}").json()
    assert listed["open"] == 1
    assert "&lt;script&gt;Too long" in listed["html"]
    assert "A walk." in listed["html"]
    assert "Cut." in listed["html"]
    assert tell(client, "notes", at | {"do": "delete", "number": note.pk}).status_code == 403
    tell(client, "notes", at | {"do": "settle", "number": note.pk})
    note.refresh_from_db()
    assert note.settled_by.username == "one-of-critics"
    tell(client, "notes", at | {"do": "reopen", "number": note.pk})
    assert tell(editor, "notes", at | {"do": "delete", "number": note.pk}).status_code == 200
    assert not Note.objects.exists()


def test_a_secret_address_shows_the_newest_version_until_it_ends(
    own: tuple[Client, Review], client: Client
) -> None:
    writer, review = own
    at = {"kind": "review", "id": review.pk}
    assert tell(writer, "links", at | {"do": "make", "days": "365"}).status_code == 400
    assert (
        tell(writer, "links", at | {"do": "make", "days": "7", "note": "Nell"}).status_code == 200
    )
    link = PreviewLink.objects.get()
    shown = client.get(link.get_absolute_url())
    assert shown.status_code == 200
    assert "A walk." in shown.content.decode()
    assert shown["Cache-Control"] == "no-store, private"
    assert "noindex" in shown["X-Robots-Tag"]
    assert shown["Referrer-Policy"] == "no-referrer"
    assert client.get(review.get_absolute_url()).status_code == 404
    review.title = "Newest of all"
    review.save_revision()
    assert "Newest of all" in client.get(link.get_absolute_url()).content.decode()
    assert client.get("/preview/nothing/").status_code == 404
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(link.get_absolute_url()).status_code == 404
    PreviewLink.objects.update(expires_at=timezone.now() + timedelta(days=1))
    assert tell(writer, "links", at | {"do": "end", "number": link.pk}).status_code == 200
    assert client.get(link.get_absolute_url()).status_code == 404


def test_a_contributor_makes_no_secret_address(as_member: SignIn) -> None:
    from tests.functional.desk.test_roles import write

    client = as_member("Contributors")
    data = {"kind": "review", "id": write(client).pk, "do": "make", "days": "7"}
    assert tell(client, "links", data).status_code == 403


def picture(kind: str = "PNG") -> bytes:
    """Make a small picture."""
    file = BytesIO()
    Image.new("RGB", (60, 40), "#357").save(file, kind)
    return file.getvalue()


def test_a_picture_is_kept(as_member: SignIn, settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("the_salt-road.png", picture(), "image/png")
    answer = as_member("Contributors").post("/desk/live/pictures/", {"file": file})
    assert answer.status_code == 200
    kept = Picture.objects.get()
    assert (kept.title, kept.uploaded_by_user.username) == ("the salt road", "one-of-contributors")
    assert answer.json()["id"] == kept.pk


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.png", b"<html><script>alert(1)</script></html>"),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.jpg", b""),
        ("../../a.php", b"<?php"),
        ("a.png", picture("GIF")),
    ],
    ids=["svg", "svg as png", "html as png", "html", "empty", "path", "gif as png"],
)
def test_what_is_no_picture_is_refused(
    as_member: SignIn, settings: object, tmp_path: object, name: str, content: bytes
) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile(name, content, "image/png")
    answer = as_member("Critics").post("/desk/live/pictures/", {"file": file})
    assert answer.status_code == 400
    assert not Picture.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_only_sizes_made_for_readers_are_given_out(
    client: Client, settings: object, tmp_path: object
) -> None:
    settings.MEDIA_ROOT = tmp_path
    for place in ("pictures/x", "renditions/x"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "a.webp").write_bytes(b"RIFF")
    given = client.get("/media/renditions/x/a.webp")
    assert given.status_code == 200
    assert "sandbox" in given["Content-Security-Policy"]
    assert given["X-Content-Type-Options"] == "nosniff"
    for path in ("pictures/x/a.webp", "renditions/x/../../pictures/x/a.webp", "renditions/x/", ""):
        assert client.get(f"/media/{path}").status_code == 404


def test_says_why_a_finding_was_made(as_member: SignIn) -> None:
    client = as_member("Contributors")
    page = client.get("/desk/rules/credit-director/").content.decode()
    assert "What it does" in page
    assert client.get("/desk/rules/no-such-rule/").status_code == 404


def test_marks_the_standfirst_and_tells_of_the_facts_above(as_member: SignIn) -> None:
    """A fact above the text stands in no part: it is listed, and mended where it stands."""
    data = draft("Jo Lind walks.", standfirst="Shot by Bo Vane.", header="Year: 1989")
    answer = tell(as_member("Critics"), "check", data).json()
    marks = {mark["part"]: mark for mark in answer["marks"] if not mark["quiet"]}
    assert (marks["standfirst"]["start"], marks["standfirst"]["end"]) == (8, 15)
    assert answer["to_look_at"] == 2
    assert 'data-was="1989" data-right="1999"' in answer["panel"]


def test_a_section_on_a_further_film_is_compared_with_that_one(as_member: SignIn) -> None:
    """Two films in one piece: each is held against its own credits."""
    other = Film.objects.get(key="harbour-lights")
    parts = [
        {"id": "a", "heading": "", "text": "It was directed by Inès Morvan."},
        {"id": "b", "heading": "Harbour Lights (1974)", "text": "Ada Quill directs Jo Lind."},
        {"id": "c", "heading": "", "text": "Jo Lind plays the Singer."},
        {"id": "d", "heading": "The walk", "text": "It was shot by Bo Vane."},
    ]
    client = as_member("Critics")
    answer = tell(client, "check", draft(parts=parts, further=[str(other.pk)])).json()
    states = {(mark["part"], mark["state"]) for mark in answer["marks"]}
    assert ("a", "supported") in states
    assert ("c", "supported") in states
    assert ("d", "contradicted") in states
    assert not {state for part, state in states if part in "bc"} & {"contradicted"}
    alone = tell(client, "check", draft(parts=parts)).json()
    # That she acts in this film too is known; who is the Singer, only of the other one.
    assert ("c", "unknown") in {(mark["part"], mark["state"]) for mark in alone["marks"]}
    assert ("c", "unknown") not in states


def test_the_film_itself_is_not_offered_for_linking(as_member: SignIn) -> None:
    answer = tell(as_member("Critics"), "check", draft("*The Salt Road* is long.")).json()
    assert answer["names"] == []
