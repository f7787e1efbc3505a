"""The desk: who may enter, reviews with their claims, and the checking page."""

from collections.abc import Callable

import pytest
from django.test import Client

from matinee_site.reviews.models import Review

pytestmark = pytest.mark.django_db
Posted = Callable[[object], dict[str, object]]


@pytest.mark.parametrize("address", ["/desk/", "/desk/check/", "/desk/reviews/"])
def test_asks_a_stranger_to_sign_in(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/desk/login/")


def test_a_stranger_checks_nothing(client: Client) -> None:
    answer = client.post("/desk/check/", {"text": "# The Salt Road"})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/desk/",
        "/desk/reviews/",
        "/desk/reviews/add/",
        "/desk/shelves/",
        "/desk/shelves/add/",
        "/desk/critics/",
        "/desk/film_chooser/?q=salt",
        "/desk/film_chooser/results/?q=salt",
        "/desk/check/",
    ],
)
def test_shows_its_pages(desk: Client, indexed: None, review: Review, address: str) -> None:
    assert desk.get(address).status_code == 200


def test_has_its_panels_beside_a_review(desk: Client, review: Review) -> None:
    """This holds Wagtail's undocumented hook for side panels."""
    page = desk.get(f"/desk/reviews/edit/{review.pk}/").content.decode()
    for name in ("claims", "film", "notes", "links"):
        assert f'data-side-panel="{name}"' in page
    assert 'data-mt-panel="claims"' in page
    assert 'id="mt-desk"' in page
    assert "desk/editor.js" in page


def test_publishes_in_spite_of_findings(desk: Client, review: Review, posted: Posted) -> None:
    """A draft with a mistake in it is published when its author says so."""
    Review.objects.update(live=False)
    page = desk.get(f"/desk/reviews/edit/{review.pk}/")
    data = posted(page.context["form"])
    answer = desk.post(
        f"/desk/reviews/edit/{review.pk}/", data | {"action-publish": "1", "title": "Now live"}
    )
    assert answer.status_code == 302
    published = Review.objects.get()
    assert (published.live, published.title) == (True, "Now live")
    assert published.check_result.contradicted == 1


def test_checks_a_pasted_text_and_keeps_nothing(desk: Client) -> None:
    text = "# The Salt Road (1999)\n\nShot by Bo Vane. <b>Jo Lind</b> plays Mara.\n"
    page = desk.post("/desk/check/", {"text": text}).content.decode()
    assert "The Salt Road (1999)" in page
    assert 'mt-mark--contradicted" href="#claim-' in page
    assert "Tomás Řehák" in page
    assert "&lt;b&gt;Jo Lind" in page
    assert not Review.objects.exists()


def test_never_shows_silence_as_a_fault(desk: Client) -> None:
    """The catalogue has no complete cast: an actor it lacks is no mistake."""
    text = "# The Salt Road (1999)\n\nCast: Ada Quill\n\nAda Quill plays Rosa.\n"
    page = desk.post("/desk/check/", {"text": text}).content.decode()
    assert "The catalogue does not say" in page
    assert "says otherwise" not in page


def test_bounds_what_is_pasted(desk: Client) -> None:
    page = desk.post("/desk/check/", {"text": "word " * 20_000}).content.decode()
    assert "60000" in page.replace(",", "")


def test_says_which_films_a_reference_fits(desk: Client) -> None:
    page = desk.post("/desk/check/", {"text": "Walking.", "film": "The Salt Road"})
    assert "Several films fit" in page.content.decode()
    page = desk.post("/desk/check/", {"text": "Walking.", "film": "Nothing Known"})
    assert "No such film" in page.content.decode()


def test_calls_nobody(desk: Client) -> None:
    """No script, style, font or picture of the desk comes from elsewhere."""
    page = desk.get("/desk/").content.decode()
    for start in ('src="http', 'href="https://fonts', "gravatar", "cdn."):
        assert start not in page


def test_previews_a_draft_as_its_page(desk: Client, review: Review) -> None:
    Review.objects.update(live=False)
    revision = review.latest_revision
    answer = desk.get(f"/desk/reviews/history/{review.pk}/revisions/{revision.pk}/view/")
    assert answer.status_code == 200
    assert "Salt and patience" in answer.content.decode()


def test_autosave_leaves_the_live_panels_as_they_are(
    desk: Client, review: Review, posted: Posted
) -> None:
    """Wagtail puts what autosave answers into the page; what the editor has filled stays."""
    page = desk.get(f"/desk/reviews/edit/{review.pk}/")
    data = posted(page.context["form"])
    answer = desk.post(
        f"/desk/reviews/edit/{review.pk}/", data, headers={"accept": "application/json"}
    )
    assert answer.status_code == 200
    html = answer.json()["html"]
    assert "[data-side-panel='status']" in html
    assert "[data-side-panel='claims']" not in html
    assert Review.objects.get().title == "Salt and patience"


def test_saves_first_words_without_an_address(desk: Client, review: Review) -> None:
    """The form begins with a critic and makes the address itself, so nothing keeps words back."""
    page = desk.get("/desk/reviews/add/")
    assert page.context["form"].instance.critic == review.critic
    data = {"title": "Salt and patience", "critic": review.critic.pk, "language": "en"}
    empty = {"sections-count": "0", "also-TOTAL_FORMS": "0", "also-INITIAL_FORMS": "0"}
    answer = desk.post("/desk/reviews/add/", data | empty)
    assert answer.status_code == 302
    made = Review.objects.exclude(pk=review.pk).get()
    assert (made.slug, made.live) == ("salt-and-patience-2", False)


def test_goes_on_saving_on_a_site_that_had_no_critic(desk: Client, posted: Posted) -> None:
    """The form was opened before there was anybody to sign: all that is typed after is kept too."""
    data = posted(desk.get("/desk/reviews/add/").context["form"])
    assert not data.get("critic")
    json = {"accept": "application/json"}
    first = desk.post("/desk/reviews/add/", data | {"title": "Salt"}, headers=json)
    assert first.status_code == 200
    made = Review.objects.get()
    then = desk.post(
        f"/desk/reviews/edit/{made.pk}/", data | {"title": "Salt and more"}, headers=json
    )
    assert then.json()["success"]
    made.refresh_from_db()
    assert made.get_latest_revision_as_object().title == "Salt and more"


def test_dates_a_review_by_its_first_publishing(desk: Client, review: Review) -> None:
    review.published_at = None
    revision = review.save_revision()
    revision.publish()
    review.refresh_from_db()
    assert review.published_at == review.first_published_at.date()
