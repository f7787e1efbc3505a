"""Publishing at the desk: findings, embargoes, schedules, corrections, a changed catalogue."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from matinee_site.reviews.models import Article, CheckResult, Review
from matinee_site.reviews.operations import recheck
from matinee_site.reviews.timekeeping import keep_up

pytestmark = pytest.mark.django_db
Posted = Callable[[object], dict[str, object]]


def send(desk: Client, review: Review, posted: Posted, **more: object) -> Client:
    """Send the form of a review with something changed; give the answer that follows."""
    path = f"/desk/reviews/edit/{review.pk}/"
    data = posted(desk.get(path).context["form"]) | more
    return desk.post(path, data, follow=True)


def test_publishing_says_what_is_still_to_look_at(
    desk: Client, review: Review, posted: Posted
) -> None:
    answer = send(desk, review, posted, **{"action-publish": "1"})
    assert "1 statement is still to look at" in answer.content.decode()
    assert Review.objects.get().live


def test_an_embargo_is_kept_and_ends_by_itself(
    desk: Client, review: Review, posted: Posted, client: Client
) -> None:
    """Whoever publishes too early is told when it will be read; nobody reads it before."""
    review.unpublish()
    until = timezone.now() + timedelta(hours=3)
    written = timezone.localtime(until).strftime("%Y-%m-%d %H:%M")
    sent = {"action-publish": "1", "embargo_until": written, "title": "Held back"}
    answer = send(desk, review, posted, **sent)
    assert "under embargo" in answer.content.decode()
    reader = Client()
    assert reader.get(review.get_absolute_url()).status_code == 404
    keep_up()
    assert reader.get(review.get_absolute_url()).status_code == 404
    revision = Review.objects.get().scheduled_revision
    past = timezone.now() - timedelta(minutes=1)
    revision.content |= {"embargo_until": past.isoformat(), "go_live_at": past.isoformat()}
    revision.approved_go_live_at = past
    revision.save()
    keep_up()
    assert "Held back" in reader.get(review.get_absolute_url()).content.decode()


def test_a_correction_is_read_where_the_editor_says_so(
    desk: Client, review: Review, posted: Posted
) -> None:
    told = {"correction": "Bo Vane was not there.", "correction_public": "on"}
    send(desk, review, posted, **told, **{"action-publish": "1"})
    assert "Bo Vane was not there." in Client().get(review.get_absolute_url()).content.decode()
    form = desk.get(f"/desk/reviews/edit/{review.pk}/").context["form"]
    assert form["correction"].value() == ""


def test_a_newer_catalogue_lists_what_it_finds(desk: Client, review: Review) -> None:
    """Only what is new, in a text that stayed the same."""
    claims = review.check_result.claims
    for claim in claims:
        claim["severity"] = None
    CheckResult.objects.update(claims=claims, findings=0, fingerprint="older")
    assert "Found since the catalogue changed" not in desk.get("/desk/").content.decode()
    keep_up()
    result = CheckResult.objects.get()
    assert result.turned == [["credit-cinematographer", "Bo Vane"]]
    page = desk.get("/desk/").content.decode()
    assert "Found since the catalogue changed" in page
    assert "Bo Vane" in page
    from matinee_site.reviews.checking import site_catalogue

    assert recheck(catalogue=site_catalogue()) == 0


def test_history_shows_what_changed_and_restores(
    desk: Client, review: Review, posted: Posted
) -> None:
    first = review.latest_revision
    page = desk.get(f"/desk/reviews/edit/{review.pk}/")
    data = posted(page.context["form"])
    body = next(name for name in data if name.endswith("-body") and "Bo Vane" in str(data[name]))
    words = str(data[body]).replace("Bo Vane", "Tomás Řehák")
    send(desk, review, posted, **{body: words})
    second = Review.objects.get().latest_revision
    base = f"/desk/reviews/history/{review.pk}/revisions"
    shown = desk.get(f"{base}/compare/{first.pk}...{second.pk}/").content.decode()
    assert "<del>Bo</del><ins>Tomás</ins> <del>Vane</del><ins>Řehák</ins>" in shown
    assert "maps.example" in shown
    restored = desk.get(f"{base}/{first.pk}/revert/")
    assert restored.status_code == 200
    desk.post(f"{base}/{first.pk}/revert/", posted(restored.context["form"]))
    newest = Review.objects.get().get_latest_revision_as_object()
    assert any("Bo Vane" in block.value["body"] for block in newest.sections)


def test_writes_an_article_with_the_same_editor(desk: Client, review: Review) -> None:
    data = {
        "kind": "page", "title": "About", "critic": review.critic.pk, "language": "en",
        "sections-count": "1", "sections-0-deleted": "", "sections-0-order": "0",
        "sections-0-type": "section", "sections-0-id": "", "sections-0-value-heading": "",
        "sections-0-value-aspect": "", "sections-0-value-body": "With [Jo](person:jo-lind).",
        "films-TOTAL_FORMS": "0", "films-INITIAL_FORMS": "0",
        "people-TOTAL_FORMS": "1", "people-INITIAL_FORMS": "0", "people-0-person": "jo-lind",
        "people-0-ORDER": "1", "people-0-DELETE": "", "people-0-id": "", "tags": "house,rules",
        "action-publish": "1",
    }  # fmt: skip
    answer = desk.post("/desk/articles/add/", data)
    assert answer.status_code == 302, answer.context["form"].errors
    article = Article.objects.get()
    assert (article.live, article.get_absolute_url(), article.tags) == (
        True, "/about/", ["house", "rules"],
    )  # fmt: skip
    assert article.people.get().name == "Jo Lind"
    page = Client().get("/about/").content.decode()
    assert '<a class="known" href="/people/jo-lind/">Jo</a>' in page


def test_the_first_words_on_a_new_site_are_kept(desk: Client) -> None:
    """Nobody is there to sign them: whoever writes does."""
    data = {"title": "", "language": "en", "sections-count": "0"}
    formset = {"also-TOTAL_FORMS": "0", "also-INITIAL_FORMS": "0"}
    answer = desk.post("/desk/reviews/add/", data | formset)
    assert answer.status_code == 302, answer.context["form"].errors
    made = Review.objects.get()
    assert (made.title, made.critic.user.username) == ("Untitled", "operator")
