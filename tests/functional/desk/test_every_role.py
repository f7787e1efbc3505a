"""Every action of the desk, tried by every role; the table in the documentation says the same."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.functional.desk.conftest import _posted
from tests.functional.desk.test_live import picture, tell

from matinee_site.catalogue.models import Film, Person, Series
from matinee_site.catalogue.operations import correct, rule
from matinee_site.reviews.models import (
    Acceptance,
    Article,
    Collection,
    Critic,
    Note,
    Notice,
    Picture,
    PreviewLink,
    Review,
    Viewing,
)
from matinee_site.reviews.operations import publish, save_draft

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).parents[3] / "docs/reference/roles.md"
ROLES = ("contributor", "critic", "editor", "operator")
TEXT = [("section", {"heading": "", "aspect": "", "body": "It was shot by Bo Vane."})]


@dataclass
class Desk:
    """A role at the desk, a draft of theirs and one of somebody else's."""

    client: Client
    own: Review
    other: Review

    def form(self, review: Review, **more: object) -> Review:
        """Send a review's form with something changed, and give what became of it."""
        path = f"/desk/reviews/edit/{review.pk}/"
        page = self.client.get(path)
        if page.status_code == 200:
            self.client.post(path, _posted(page.context["form"]) | more)
        return Review.objects.get(pk=review.pk)


@pytest.fixture
def desk(request: pytest.FixtureRequest, settings: object, tmp_path: Path) -> Desk:
    cache.clear()
    settings.MEDIA_ROOT = tmp_path
    role = request.param
    users = get_user_model().objects
    if role == "operator":
        user = users.create_superuser("operator")
    else:
        user = users.create_user(role)
        user.groups.add(Group.objects.get(name=f"{role.capitalize()}s"))
    client = Client()
    client.force_login(user)
    mine = Critic.objects.create(name="Me", slug="me", user=user)
    them = Critic.objects.create(name="Them", slug="them")
    film = Film.objects.get(key="tt9000001")
    drafts = []
    for critic, owner in ((mine, user), (them, None)):
        draft = Review(film=film, critic=critic, owner=owner, title=critic.name, sections=TEXT)
        draft.full_clean(exclude=["latest_revision", "live_revision"])
        save_draft(review=draft)
        drafts.append(draft)
    return Desk(client, *drafts)


def _changes(desk: Desk, review: Review) -> bool:
    return desk.form(review, title="Changed").get_latest_revision_as_object().title == "Changed"


def _submits(desk: Desk) -> bool:
    return desk.form(desk.own, **{"action-submit": "1"}).workflow_in_progress


def _publishes(desk: Desk, review: Review) -> bool:
    return desk.form(review, **{"action-publish": "1"}).live


def _approves(desk: Desk) -> bool:
    desk.other.get_workflow().start(desk.other, None)
    state = desk.other.current_workflow_task_state
    path = f"/desk/reviews/workflow/action/{desk.other.pk}/approve/{state.pk}/"
    desk.client.post(path)
    return Review.objects.get(pk=desk.other.pk).live


def _unpublishes(desk: Desk) -> bool:
    publish(review=desk.own)
    desk.client.post(f"/desk/reviews/unpublish/{desk.own.pk}/")
    return not Review.objects.get(pk=desk.own.pk).live


def _locks(desk: Desk) -> bool:
    desk.client.post(f"/desk/reviews/lock/{desk.own.pk}/")
    return Review.objects.get(pk=desk.own.pk).locked


def _deletes(desk: Desk, review: Review) -> bool:
    desk.client.post(f"/desk/reviews/delete/{review.pk}/")
    return not Review.objects.filter(pk=review.pk).exists()


def _restores(desk: Desk) -> bool:
    first = desk.own.latest_revision
    desk.own.title = "Second"
    desk.own.save_revision()
    path = f"/desk/reviews/history/{desk.own.pk}/revisions/{first.pk}/revert/"
    page = desk.client.get(path)
    if page.status_code == 200:
        desk.client.post(path, _posted(page.context["form"]))
    return Review.objects.get(pk=desk.own.pk).get_latest_revision_as_object().title == "Me"


def _sees_findings(desk: Desk) -> bool:
    part = {"id": "a", "heading": "", "text": "It was shot by Bo Vane."}
    film = str(desk.own.film.pk)
    data = {"kind": "review", "id": desk.own.pk, "film": film, "parts": [part]}
    return bool(tell(desk.client, "check", data).json()["marks"])


def _accepts(desk: Desk, *, everywhere: bool) -> bool:
    finding = {"rule": "credit-cinematographer", "words": "Bo Vane", "reason": "So it is"}
    data = {"kind": "review", "id": desk.own.pk, "everywhere": everywhere, **finding}
    tell(desk.client, "accept", data)
    return Acceptance.objects.exists()


def _remarks(desk: Desk, review: Review) -> bool:
    data = {"kind": "review", "id": review.pk, "do": "write", "text": "Hm"}
    tell(desk.client, "notes", data)
    return Note.objects.exists()


def _links(desk: Desk) -> bool:
    data = {"kind": "review", "id": desk.own.pk, "do": "make", "days": "7"}
    tell(desk.client, "links", data)
    return PreviewLink.objects.exists()


def _adds_film(desk: Desk) -> bool:
    tell(desk.client, "films", {"title": "Paper Moons", "year": 2024})
    return Film.objects.filter(title="Paper Moons").exists()


def _adds_picture(desk: Desk) -> bool:
    file = SimpleUploadedFile("a.png", picture(), "image/png")
    desk.client.post("/desk/live/pictures/", {"file": file})
    return Picture.objects.exists()


def _keeps_pictures(desk: Desk) -> bool:
    file = SimpleUploadedFile("a.png", picture(), "image/png")
    kept = Picture.objects.create(title="A", file=file)
    desk.client.post(f"/desk/images/{kept.pk}/", {"title": "B", "credit": "© C"})
    kept.refresh_from_db()
    return kept.credit == "© C"


def _writes_article(desk: Desk) -> bool:
    rows = {f"{name}-{n}_FORMS": "0" for name in ("films", "people") for n in ("TOTAL", "INITIAL")}
    own = Critic.objects.get(slug="me").pk
    data = {"kind": "essay", "title": "Walking", "critic": own, "language": "en", **rows}
    desk.client.post("/desk/articles/add/", data | {"sections-count": "0"})
    return Article.objects.exists()


def _adds_notice(desk: Desk) -> bool:
    data = {"film": desk.own.film.pk, "outlet": "The Gazette", "language": "en"}
    desk.client.post("/desk/notices/add/", data)
    return Notice.objects.exists()


def _changes_notice(desk: Desk) -> bool:
    kept = Notice.objects.create(film=desk.own.film, outlet="The Gazette")
    data = {"film": desk.own.film.pk, "outlet": "The Herald", "language": "en"}
    desk.client.post(f"/desk/notices/edit/{kept.pk}/", data)
    kept.refresh_from_db()
    return kept.outlet == "The Herald"


def _keeps_diary(desk: Desk) -> bool:
    own = Critic.objects.get(slug="me")
    data = {"film": desk.own.film.pk, "critic": own.pk, "watched_at": "2024-05-06", "tags": "sea"}
    desk.client.post("/desk/diary/add/", data)
    made = Viewing.objects.filter(critic=own).first()
    if made is None:
        return False
    desk.client.post(f"/desk/diary/edit/{made.pk}/", data | {"rewatch": "on"})
    made.refresh_from_db()
    desk.client.post(f"/desk/diary/delete/{made.pk}/")
    return made.rewatch and not Viewing.objects.exists()


def _keeps_anybodys_diary(desk: Desk) -> bool:
    them = Critic.objects.get(slug="them")
    kept = Viewing.objects.create(film=desk.own.film, critic=them)
    data = {"film": kept.film.pk, "critic": them.pk, "tags": ""}
    desk.client.post("/desk/diary/add/", data)
    desk.client.post(f"/desk/diary/edit/{kept.pk}/", data | {"liked": "on"})
    kept.refresh_from_db()
    told = (Viewing.objects.count(), kept.liked)
    desk.client.post(f"/desk/diary/delete/{kept.pk}/")
    gone = not Viewing.objects.filter(pk=kept.pk).exists()
    assert (told, gone) in (((1, False), False), ((2, True), True))
    return gone


def _keeps_collections(desk: Desk) -> bool:
    data = {"title": "Walks", "slug": "walks", "size": 24, "position": 1, "intro": ""}
    entries = {f"entries-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    desk.client.post("/desk/shelves/add/", data | entries)
    return Collection.objects.filter(slug="walks").exists()


def _keeps_critics(desk: Desk) -> bool:
    desk.client.post("/desk/critics/add/", {"name": "Nell", "slug": "nell", "bio": ""})
    return Critic.objects.filter(slug="nell").exists()


def _corrects_film(desk: Desk) -> bool:
    film = desk.own.film
    data = {"title": "Changed", "year": film.year, "ref": "x"}
    desk.client.post(f"/desk/catalogue/films/{film.pk}/", data)
    return Film.objects.get(pk=film.pk).title == "Changed"


def _corrects_person(desk: Desk) -> bool:
    person = Person.objects.get(name="Jo Lind")
    desk.client.post(f"/desk/catalogue/people/{person.pk}/", {"name": "Changed", "ref": "x"})
    return Person.objects.get(pk=person.pk).name == "Changed"


def _corrects_series(desk: Desk) -> bool:
    series = Series.objects.get(name="Salt")
    desk.client.post(f"/desk/catalogue/series/{series.pk}/", {"name": "Changed", "ref": "x"})
    return Series.objects.get(pk=series.pk).name == "Changed"


def _takes_back(desk: Desk) -> bool:
    key, now = desk.own.film.key, timezone.now()
    fact = correct(kind="film", key=key, field="year", value=1990, now=now)
    desk.client.post(f"/desk/catalogue/facts/{fact.pk}/")
    return Film.objects.get(key=key).year != 1990


def _settles(desk: Desk) -> bool:
    data = {"kind": "film", "left": "tt9000001", "right": "tt9000002", "verdict": "same"}
    desk.client.post("/desk/catalogue/same/", data)
    return Film.objects.exclude(into=None).exists()


def _unsettles(desk: Desk) -> bool:
    pair = {"kind": "film", "left": "tt9000001", "right": "tt9000002"}
    ruling = rule(**pair, verdict="same", now=timezone.now())
    desk.client.post(f"/desk/catalogue/same/{ruling.pk}/")
    return not Film.objects.exclude(into=None).exists()


def _opens(path: str) -> Callable[[Desk], bool]:
    """Say whether the page is shown; the desk sends home who may not see it."""

    def attempt(desk: Desk) -> bool:
        answer = desk.client.get(path, follow=True)
        return answer.status_code == 200 and answer.request["PATH_INFO"].startswith(path)

    return attempt


ACTIONS: Mapping[str, tuple[Callable[[Desk], bool], str]] = {
    "Enter the desk": (_opens("/desk/"), "all"),
    "Check a text without keeping it": (_opens("/desk/check/"), "all"),
    "Write a review": (_opens("/desk/reviews/add/"), "all"),
    "Write an article": (_writes_article, "all"),
    "Change what is one's own": (lambda desk: _changes(desk, desk.own), "all"),
    "See what the check finds": (_sees_findings, "all"),
    "Let a finding stand in one's own text": (lambda desk: _accepts(desk, everywhere=False), "all"),
    "Remark on one's own text": (lambda desk: _remarks(desk, desk.own), "all"),
    "Go back to an older version of one's own": (_restores, "all"),
    "Add a picture": (_adds_picture, "all"),
    "Submit for publication": (_submits, "all"),
    "Make a secret address": (_links, "critic editor operator"),
    "Add a film that the catalogue lacks": (_adds_film, "critic editor operator"),
    "Add a notice": (_adds_notice, "critic editor operator"),
    "Keep one's own diary": (_keeps_diary, "critic editor operator"),
    "Change anybody's text": (lambda desk: _changes(desk, desk.other), "editor operator"),
    "Remark on anybody's text": (lambda desk: _remarks(desk, desk.other), "editor operator"),
    "Let a finding stand everywhere": (
        lambda desk: _accepts(desk, everywhere=True), "editor operator",
    ),
    "Publish one's own": (lambda desk: _publishes(desk, desk.own), "editor operator"),
    "Publish anybody's": (lambda desk: _publishes(desk, desk.other), "editor operator"),
    "Approve what was submitted": (_approves, "editor operator"),
    "Take off the site": (_unpublishes, "editor operator"),
    "Lock a text": (_locks, "editor operator"),
    "Delete a text": (lambda desk: _deletes(desk, desk.own), "editor operator"),
    "Change notices": (_changes_notice, "editor operator"),
    "Keep anybody's diary": (_keeps_anybodys_diary, "editor operator"),
    "Keep pictures' credits": (_keeps_pictures, "editor operator"),
    "Keep collections": (_keeps_collections, "editor operator"),
    "Keep critics": (_keeps_critics, "editor operator"),
    "Arrange the first page": (_opens("/desk/settings/reviews/frontpage/"), "editor operator"),
    "Correct films": (_corrects_film, "editor operator"),
    "Correct people": (_corrects_person, "editor operator"),
    "Correct series": (_corrects_series, "editor operator"),
    "Take a correction back": (_takes_back, "editor operator"),
    "Settle who is the same": (_settles, "editor operator"),
    "Undo what was settled": (_unsettles, "editor operator"),
    "Keep logins": (_opens("/desk/users/"), "operator"),
    "Keep groups and what they may": (_opens("/desk/groups/"), "operator"),
    "Keep workflows": (_opens("/desk/workflows/list/"), "operator"),
}  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("desk", ROLES, indirect=True)
def test_may_do_just_this(desk: Desk, action: str, request: pytest.FixtureRequest) -> None:
    attempt, who = ACTIONS[action]
    role = request.node.callspec.params["desk"]
    assert attempt(desk) is (who == "all" or role in who.split())


def test_a_stranger_may_do_nothing(client: Client) -> None:
    for path in ("/desk/", "/desk/reviews/add/", "/desk/check/", "/desk/images/", "/desk/users/"):
        assert client.get(path).status_code == 302


def test_the_documentation_says_the_same() -> None:
    table = {
        cells[0]: [role for role, cell in zip(ROLES, cells[1:], strict=True) if cell == "yes"]
        for line in DOCS.read_text(encoding="utf-8").splitlines()
        if len(cells := re.split(r"\s*\|\s*", line.strip("| "))) == 5 and cells[1] in ("yes", "no")
    }
    wanted = {
        name: [role for role in ROLES if who == "all" or role in who.split()]
        for name, (_, who) in ACTIONS.items()
    }
    assert table == wanted
