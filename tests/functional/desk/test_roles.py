"""What each group may do at the desk, asked by requests as a browser sends them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client

from matinee_site.reviews.models import Collection, Critic, Review

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
Posted = Callable[[object], dict[str, object]]
WRITERS = ("Contributors", "Critics")
EVERYBODY = (*WRITERS, "Editors")
TEXT = {
    "sections-count": "1",
    "sections-0-deleted": "",
    "sections-0-order": "0",
    "sections-0-type": "section",
    "sections-0-id": "",
    "sections-0-value-heading": "",
    "sections-0-value-aspect": "",
    "sections-0-value-body": "A walk.",
    "also-TOTAL_FORMS": "0",
    "also-INITIAL_FORMS": "0",
}


def write(client: Client, **more: object) -> Review:
    """Begin a review at the desk and give it."""
    critic, _ = Critic.objects.get_or_create(slug="house", defaults={"name": "House"})
    before = set(Review.objects.values_list("pk", flat=True))
    data = {"title": "Slow light", "critic": critic.pk, "language": "en", **TEXT, **more}
    answer = client.post("/desk/reviews/add/", data)
    made = Review.objects.exclude(pk__in=before).first()
    assert made, answer.context and answer.context["form"].errors
    return made


def change(client: Client, review: Review, posted: Posted, **more: object) -> None:
    """Send the form of a review with something changed in it."""
    page = client.get(f"/desk/reviews/edit/{review.pk}/")
    data = posted(page.context["form"]) | more
    client.post(f"/desk/reviews/edit/{review.pk}/", data)


def refused(answer: object) -> bool:
    """Say whether the desk sent the browser away."""
    return answer.status_code == 302 and answer["Location"] == "/desk/"


@pytest.mark.parametrize("group", EVERYBODY)
def test_opens_the_desk(as_member: SignIn, group: str) -> None:
    client = as_member(group)
    assert client.get("/desk/").status_code == 200
    assert client.get("/desk/reviews/").status_code == 200


def test_a_login_without_a_group_stays_outside(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("nobody"))
    assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize("group", EVERYBODY)
def test_begins_a_draft_and_changes_it(as_member: SignIn, posted: Posted, group: str) -> None:
    client = as_member(group)
    review = write(client)
    assert (review.live, review.owner.username) == (False, f"one-of-{group.lower()}")
    change(client, review, posted, title="Slower light")
    assert Review.objects.get().latest_revision.object_str == "Slower light"


@pytest.mark.parametrize("group", WRITERS)
def test_a_writer_cannot_publish(as_member: SignIn, posted: Posted, group: str) -> None:
    """Posting the action that the form does not offer keeps a draft, and nothing more."""
    client = as_member(group)
    review = write(client, **{"action-publish": "1"})
    assert not review.live
    change(client, review, posted, **{"action-publish": "1"})
    review.refresh_from_db()
    assert not review.live
    assert Client().get(review.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("group", WRITERS)
def test_a_writer_cannot_change_what_is_shown(
    as_member: SignIn, posted: Posted, group: str, review: Review
) -> None:
    """A change of one's own published review waits for an editor."""
    client = as_member(group)
    review.critic.user = get_user_model().objects.get()
    review.critic.save()
    change(client, review, posted, title="Changed", **{"action-publish": "1"})
    page = Client().get(review.get_absolute_url()).content.decode()
    assert "Salt and patience" in page
    assert "Changed" not in page


@pytest.mark.parametrize("group", WRITERS)
@pytest.mark.parametrize(
    "address",
    [
        "edit/{0}/",
        "preview/{0}/",
        "copy/{0}/",
        "delete/{0}/",
        "history/{0}/",
        "usage/{0}/",
        "unpublish/{0}/",
        "history/{0}/revisions/{1}/view/",
        "history/{0}/revisions/{1}/revert/",
        "history/{0}/revisions/compare/earliest...latest/",
        "lock/{0}/",
        "workflow_history/{0}/",
    ],
)
def test_a_writer_opens_nobody_elses_review(
    as_member: SignIn, review: Review, group: str, address: str
) -> None:
    client = as_member(group)
    path = "/desk/reviews/" + address.format(review.pk, review.latest_revision.pk)
    for answer in (client.get(path), client.post(path, {})):
        assert refused(answer), answer.status_code
    assert Review.objects.filter(pk=review.pk, live=True).exists()


@pytest.mark.parametrize("group", WRITERS)
def test_a_writer_is_told_of_nobody_elses_draft(
    as_member: SignIn, review: Review, group: str
) -> None:
    Review.objects.update(live=False, title="Between us")
    client = as_member(group)
    write(client, title="My own words")
    for path in ("/desk/", "/desk/reviews/", "/desk/reviews/results/?q=between"):
        assert "Between us" not in client.get(path).content.decode()
    assert "My own words" in client.get("/desk/reviews/").content.decode()
    assert client.get("/desk/snippets/choose/reviews/review/").status_code == 404


@pytest.mark.parametrize("group", WRITERS)
def test_a_writer_deletes_no_review(as_member: SignIn, group: str) -> None:
    client = as_member(group)
    review = write(client)
    assert refused(client.post(f"/desk/reviews/delete/{review.pk}/"))
    client.post(f"/desk/bulk/reviews/review/delete/?next=/desk/&id={review.pk}")
    assert Review.objects.filter(pk=review.pk).exists()


@pytest.mark.parametrize("group", WRITERS)
def test_a_writer_signs_with_their_own_name(as_member: SignIn, group: str) -> None:
    client = as_member(group)
    own = Critic.objects.create(name="Me", slug="me", user=get_user_model().objects.get())
    other = Critic.objects.create(name="Other", slug="other")
    data = {"title": "Slow", "critic": other.pk, "language": "en", **TEXT}
    assert "critic" in client.post("/desk/reviews/add/", data).context["form"].errors
    assert write(client, critic=own.pk).critic == own


@pytest.mark.parametrize("group", EVERYBODY)
def test_whoever_writes_sees_claims(as_member: SignIn, group: str) -> None:
    client = as_member(group)
    answer = client.post("/desk/check/", {"text": "# The Salt Road (1999)\n\nShot by Bo Vane."})
    assert "Tomás Řehák" in answer.content.decode()
    page = client.get(f"/desk/reviews/edit/{write(client).pk}/").content.decode()
    assert 'data-side-panel="claims"' in page
    assert "/desk/check/" in page


def test_a_group_that_may_not_see_claims_sees_none(as_member: SignIn) -> None:
    """What rests on sources that may not be published can be kept from a group."""
    group = Group.objects.create(name="Interns")
    for name in ("access_admin", "add_review"):
        group.permissions.add(Permission.objects.get(codename=name))
    client = as_member("Interns")
    assert refused(client.get("/desk/check/"))
    page = client.get(f"/desk/reviews/edit/{write(client).pk}/").content.decode()
    assert 'data-side-panel="claims"' not in page
    assert "/desk/check/" not in page


@pytest.mark.parametrize("group", WRITERS)
def test_a_writer_keeps_off_collections_and_critics(as_member: SignIn, group: str) -> None:
    collection = Collection.objects.create(title="Long walks", slug="long-walks")
    client = as_member(group)
    for path in ("shelves/", "shelves/add/", f"shelves/edit/{collection.pk}/"):
        assert refused(client.get(f"/desk/{path}"))
    for path in ("critics/", "critics/add/", "users/", "groups/", "workflows/list/"):
        assert refused(client.get(f"/desk/{path}"))
    client.post(f"/desk/shelves/edit/{collection.pk}/", {"title": "Mine", "slug": "mine"})
    assert Collection.objects.get().title == "Long walks"


def test_an_editor_keeps_collections_and_critics(as_member: SignIn) -> None:
    collection = Collection.objects.create(title="Long walks", slug="long-walks")
    client = as_member("Editors")
    data = {"title": "Longer walks", "slug": "long-walks", "size": 24, "position": 1, "intro": ""}
    entries = {f"entries-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    answer = client.post(f"/desk/shelves/edit/{collection.pk}/", data | entries)
    assert answer.status_code == 302, answer.context["form"].errors
    assert Collection.objects.get().title == "Longer walks"
    client.post("/desk/critics/add/", {"name": "Nell", "slug": "nell", "bio": ""})
    assert Critic.objects.filter(slug="nell").exists()
    assert refused(client.get("/desk/users/"))


def test_an_editor_publishes_locks_and_deletes(
    as_member: SignIn, posted: Posted, review: Review
) -> None:
    client = as_member("Editors")
    change(client, review, posted, title="Now so", **{"action-publish": "1"})
    assert Review.objects.get().title == "Now so"
    client.post(f"/desk/reviews/lock/{review.pk}/")
    assert Review.objects.get().locked
    client.post(f"/desk/reviews/unlock/{review.pk}/")
    client.post(f"/desk/reviews/unpublish/{review.pk}/")
    assert not Review.objects.get().live
    client.post(f"/desk/reviews/delete/{review.pk}/")
    assert not Review.objects.exists()


@pytest.mark.parametrize("group", WRITERS)
def test_submitted_and_approved_it_is_published(
    as_member: SignIn, posted: Posted, group: str
) -> None:
    """The whole way: a draft, submitted by its writer, approved by an editor, read by anybody."""
    writer, editor, reader = as_member(group), as_member("Editors"), Client()
    review = write(writer, published_at=str(date(2026, 5, 1)))
    change(writer, review, posted, **{"action-submit": "1"})
    state = Review.objects.get().current_workflow_task_state
    assert state.task.name == "Reviewed by an editor"
    assert "Slow light" in editor.get("/desk/").content.decode()
    approve = f"/desk/reviews/workflow/action/{review.pk}/approve/{state.pk}/"
    assert not Review.objects.get().live
    writer.post(approve)
    assert not Review.objects.get().live
    assert reader.get(review.get_absolute_url()).status_code == 404
    editor.post(approve)
    assert Review.objects.get().live
    assert reader.get(review.get_absolute_url()).status_code == 200


def test_the_groups_are_there_and_no_unused_ones() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(EVERYBODY)


def test_draws_a_picture_of_initials(as_member: SignIn) -> None:
    page = as_member("Critics").get("/desk/account/").content.decode()
    assert "data:image/svg+xml," in page
    assert "gravatar.com" not in page
