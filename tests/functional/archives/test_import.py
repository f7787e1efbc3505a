"""A WordPress archive comes in whole, once, and can be taken back."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from matinee_site.archives import operations
from matinee_site.archives.examining import Examined
from matinee_site.archives.models import ImportItem, ImportRun
from matinee_site.archives.operations import Undone, take_back
from matinee_site.archives.reckoning import Summary
from matinee_site.archives.words import Fate
from matinee_site.archives.writing import Writer
from matinee_site.reviews.models import (
    Acceptance,
    Article,
    CheckResult,
    Comment,
    Correction,
    Critic,
    FormerPath,
    Note,
    Picture,
    Review,
)
from matinee_site.reviews.operations import save_draft

from .conftest import Post, attachment, picture

pytestmark = pytest.mark.django_db
Export = Callable[..., Path]
Pass = Callable[..., Summary]

COMMENT = """<wp:comment><wp:comment_id>{id}</wp:comment_id>
<wp:comment_author>A reader</wp:comment_author>
<wp:comment_author_email>reader@mail.example</wp:comment_author_email>
<wp:comment_author_IP>192.0.2.7</wp:comment_author_IP>
<wp:comment_date>2010-03-05 08:00:00</wp:comment_date>
<wp:comment_content><![CDATA[{text}]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type>{kind}</wp:comment_type>
<wp:comment_parent>{parent}</wp:comment_parent></wp:comment>"""
ESSAY = Post(3, "On cinema seats", "The springs of row two remember.", slug="on-cinema-seats")


def undo() -> Undone:
    """Take the newest run back."""
    return take_back(run=ImportRun.objects.order_by("-pk")[0], progress=lambda *_: None)


def test_a_post_becomes_a_review_published_as_it_was(export: Export, brought: Pass) -> None:
    path = export(
        Post(12, slug="the-salt-road", excerpt="Patience &amp; salt.", more=(
            '<category domain="category" nicename="reviews">Reviews</category>'
            '<category domain="post_tag" nicename="desert">desert</category>'
        ))
    )  # fmt: skip
    summary = brought(path)
    review = Review.objects.get()
    assert (summary.brought, summary.sure) == (1, 1)
    assert review.film
    assert (review.film.key, review.title) == ("tt9000001", "Review: The Salt Road (1999)")
    assert (review.live, review.published_at) == (True, date(2010, 3, 4))
    assert (review.critic.name, review.slug) == ("M. Lane", "the-salt-road")
    assert (review.standfirst, review.language) == ("Patience & salt.", "en-GB")
    assert review.tags == ["Reviews", "desert"]
    assert review.sections[0].value["body"].startswith("Inès Morvan directs")
    assert review.revisions.count() == 1
    assert review.live_revision == review.latest_revision


def test_what_comes_in_is_checked(export: Export, brought: Pass) -> None:
    """The check of an imported text is the one that publication would have made."""
    brought(export(Post(12, text="Jo Lind plays Mara. It was shot by Bo Vane.")))
    result = CheckResult.objects.get()
    wrong = [claim for claim in result.claims if claim["verdict"] == "contradicted"]
    assert [claim["expected"] for claim in wrong] == [["Tomás Řehák"]]
    kept = (result.text_hash, result.claims, result.mentions, result.html)
    review = Review.objects.get()
    review.keep_check()
    result.refresh_from_db()
    assert (result.text_hash, result.claims, result.mentions, result.html) == kept


def test_a_look_changes_nothing_and_says_what_would_be(
    export: Export, looked: Pass, client: Client
) -> None:
    path = export(Post(12, text="It was shot by Bo Vane."), ESSAY, Post(5, "About", kind="page"))
    summary = looked(path)
    assert dict(summary.becomes) == {"review": 1, "article": 1, "page": 1}
    assert (summary.findings, summary.redirects) == (1, 7)
    assert not Review.objects.exists()
    assert not Article.objects.exists()
    assert not FormerPath.objects.exists()
    item = ImportItem.objects.get(title__startswith="Review")
    assert item.film
    assert (item.film.key, item.fate, item.findings) == ("tt9000001", Fate.WAITS, 1)
    assert item.confidence > 0.9


def test_what_is_no_review_becomes_an_article_and_a_page_a_page(
    export: Export, brought: Pass
) -> None:
    brought(export(ESSAY, Post(5, "About", "Row two.", kind="page", slug="about")))
    essay, page = Article.objects.order_by("-kind")[1], Article.objects.get(kind="page")
    assert (essay.kind, essay.get_absolute_url()) == ("essay", "/articles/on-cinema-seats/")
    assert page.get_absolute_url() == "/about/"


def test_drafts_stay_drafts(export: Export, brought: Pass, client: Client) -> None:
    """Private, locked and pending posts too: nothing is published that was not."""
    brought(
        export(
            Post(1, status="draft", slug="one", date="0000-00-00 00:00:00"),
            Post(2, status="private", slug="two"),
            Post(3, status="pending", slug="three"),
            Post(4, slug="four", more="<wp:post_password>sesame</wp:post_password>"),
        )
    )
    assert not Review.objects.filter(live=True).exists()
    assert Review.objects.count() == 4
    assert client.get("/reviews/two/").status_code == 404
    assert client.get("/2010/03/two/").status_code == 404
    assert not CheckResult.objects.exists()


def test_a_second_time_changes_nothing(export: Export, brought: Pass) -> None:
    """Under another name too: a post is known by its site and number."""
    posts = (Post(12, slug="a"), ESSAY, attachment(13, "2010/03/still.png", parent=12))
    files = {"2010/03/still.png": picture()}
    brought(export(*posts, files=files))
    before = [list(model.objects.values()) for model in (Review, Article, Picture, FormerPath)]
    summary = brought(export(*posts, files=files, name="export (1).xml"))
    assert (summary.brought, summary.same) == (0, 2)
    after = [list(model.objects.values()) for model in (Review, Article, Picture, FormerPath)]
    assert after == before
    assert not ImportRun.objects.order_by("-pk")[0].made.exists()


def test_a_later_export_brings_what_is_new_and_what_changed(export: Export, brought: Pass) -> None:
    """A post changed there comes up to date here, at the same address, as a further version."""
    brought(export(Post(12, slug="a")))
    summary = brought(export(Post(12, slug="a", title="The Salt Road (1999), once more"), ESSAY))
    assert (summary.fates[Fate.UPDATED], summary.fates[Fate.BROUGHT]) == (1, 1)
    review = Review.objects.get()
    assert (review.title, review.slug) == ("The Salt Road (1999), once more", "a")
    assert review.revisions.count() == 2


def test_what_was_changed_here_is_left_alone(export: Export, brought: Pass) -> None:
    brought(export(Post(12, slug="a")))
    review = Review.objects.get()
    review.title = "Mine now"
    save_draft(review=review)
    summary = brought(export(Post(12, slug="a", title="Theirs: The Salt Road (1999)")))
    assert summary.fates[Fate.KEPT] == 1
    assert Review.objects.get().get_latest_revision_as_object().title == "Mine now"


def test_what_was_removed_here_is_not_brought_again(export: Export, brought: Pass) -> None:
    brought(export(Post(12)))
    Review.objects.get().delete()
    summary = brought(export(Post(12)))
    assert (summary.brought, Review.objects.count()) == (0, 0)
    summary = brought(export(Post(12, title="Another: The Salt Road (1999)")))
    assert (summary.fates[Fate.REMOVED], Review.objects.count()) == (1, 0)


def test_undo_takes_all_back(export: Export, brought: Pass) -> None:
    """And the same archive can be brought in again afterwards."""
    comment = COMMENT.format(id=5, text="Yes.", kind="comment", parent=0)
    posts = (
        Post(12, text=f"{SALT_PICTURE}\n\nAnd more.", more=comment),
        ESSAY,
        attachment(13, "2010/03/still.png"),
    )  # fmt: skip
    path = export(*posts, files={"2010/03/still.png": picture()})
    brought(path)
    models = (Review, Article, Picture, FormerPath, Comment, Critic)
    assert all(model.objects.exists() for model in models)
    undone = undo()
    assert undone.kept == []
    assert [model.objects.count() for model in models] == [0] * len(models)
    brought(path)
    assert (Review.objects.count(), Picture.objects.count()) == (1, 1)


SALT_PICTURE = (
    '<img class="wp-image-13" src="https://aisle.example/wp-content/uploads/2010/03/still.png">'
)


def test_undo_keeps_what_was_changed_since(export: Export, brought: Pass) -> None:
    """With the picture that it shows and the critic who signs it."""
    brought(
        export(
            Post(12, slug="a", text=SALT_PICTURE), Post(14, slug="b", title="The Salt Road (2011)"),
            attachment(13, "2010/03/still.png"),
            files={"2010/03/still.png": picture()},
        )
    )  # fmt: skip
    review = Review.objects.get(slug="a")
    review.verdict = "Go."
    save_draft(review=review)
    kept = dict(undo().kept)
    assert set(kept) == {"Review: The Salt Road (1999)", "A still", "M. Lane"}
    assert Review.objects.get().slug == "a"
    assert ImportRun.objects.get().told["kept"]


def test_undo_tells_a_picture_from_another_whose_number_begins_alike(
    export: Export, brought: Pass
) -> None:
    """A text that shows the twelfth keeps the twelfth alone, not the first."""
    names = [f"2010/03/{number}.png" for number in range(12)]
    stills = [attachment(100 + number, name) for number, name in enumerate(names)]
    last = f'<img src="https://aisle.example/wp-content/uploads/{names[-1]}">'
    brought(export(Post(12, text=last), *stills, files=dict.fromkeys(names, picture())))
    review = Review.objects.get()
    review.verdict = "Go."
    save_draft(review=review)
    undo()
    assert Picture.objects.count() == 1


def test_undo_leaves_what_somebody_wrote_beside(export: Export, brought: Pass) -> None:
    """A remark of the desk's, a finding that stands, a correction: each shows that it is in use."""
    brought(export(*(Post(12 + number, slug=f"p{number}") for number in range(4))))
    noted, accepted, corrected, other = Review.objects.order_by("slug")
    Note.objects.create(review=noted, text="Look again.")
    Acceptance.objects.create(review=accepted, rule="year", words="1999", reason="as shown")
    Correction.objects.create(review=corrected, text="The year.", made_at=timezone.now())
    undone = undo()
    kept = [why for _, why in undone.kept if why.startswith("changed")]
    assert (undone.removed, len(kept)) == (1, 3)
    assert not Review.objects.filter(pk=other.pk).exists()


def test_undo_of_a_later_run_gives_the_version_before(export: Export, brought: Pass) -> None:
    brought(export(Post(12)))
    brought(export(Post(12, title="Later: The Salt Road (1999)")))
    undone = undo()
    assert (undone.removed, undone.restored) == (0, 1)
    assert Review.objects.get().title == "Review: The Salt Road (1999)"


def test_old_addresses_lead_on_for_ever(export: Export, brought: Pass, client: Client) -> None:
    """With WordPress's questions, its parts and what others hang on an address."""
    brought(export(Post(12, slug="salt"), Post(5, "About us", kind="page", slug="us")))
    for old in (
        "/2010/03/salt/", "/2010/03/salt", "/?p=12", "/?utm_source=x&p=12", "/index.php?p=12",
        "/2010/03/salt/?fbclid=abc", "/2010/03/salt/feed/", "/2010/03/salt/amp/",
        "/2010/03/salt/comment-page-2/", "/2010/03/salt/2/",
    ):  # fmt: skip
        answer = client.get(old)
        assert (answer.status_code, answer.get("Location")) == (301, "/reviews/salt/"), old
    assert client.get("/feed/")["Location"] == "/feeds/all.atom"
    assert client.get("/?page_id=5")["Location"] == "/us/"
    assert client.get("/2010/03/nothing/").status_code == 404
    assert client.get("/?p=999").status_code == 200


def test_authors_and_pictures_that_are_shown_lead_on_too(
    export: Export, brought: Pass, client: Client
) -> None:
    """A picture that only a draft shows is told to nobody."""
    secret = SALT_PICTURE.replace("still", "secret").replace("13", "14")
    brought(
        export(
            Post(12, text=SALT_PICTURE), Post(16, status="draft", text=secret),
            attachment(13, "2010/03/still.png"), attachment(14, "2010/03/secret.png"),
            files={"2010/03/still.png": picture(), "2010/03/secret.png": picture()},
        )
    )  # fmt: skip
    assert client.get("/author/mlane/")["Location"] == "/critics/m-lane/"
    for old in ("/wp-content/uploads/2010/03/still.png", "/?attachment_id=13"):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"][:18]) == (301, "/media/renditions/")
    assert client.get("/wp-content/uploads/2010/03/secret.png").status_code == 404
    assert Picture.objects.count() == 2


def test_comments_keep_names_and_dates_and_nothing_private(export: Export, brought: Pass) -> None:
    """An answer stays one; pingbacks are no comments."""
    more = "".join(
        COMMENT.format(id=number, text=text, kind=kind, parent=parent)
        for number, text, kind, parent in (
            (7, "No!", "comment", 5), (5, "So <b>true</b>.", "comment", 0),
            (6, "linked", "pingback", 0),
        )
    )  # fmt: skip
    brought(export(Post(12, more=more)))
    first, answer = Comment.objects.order_by("source")
    assert (first.name, first.text, first.email, first.ip) == ("A reader", "So **true**.", "", None)
    assert first.posted_at
    assert first.posted_at.date() == date(2010, 3, 5)
    assert answer.answers == first


def test_a_film_that_is_not_clear_is_left_open(export: Export, brought: Pass) -> None:
    """Its review is published as it was, without a film, and waits for somebody's word."""
    brought(export(Post(12, "Review: The Salt Road", "A road, and salt.", slug="open")))
    review = Review.objects.get()
    assert (review.film, review.live) == (None, True)
    item = ImportItem.objects.get()
    assert item.to_decide
    assert {name for _, name, _ in item.candidates} == {
        "The Salt Road (1999)",
        "The Salt Road (2011)",
    }


def test_namesakes_and_remakes_are_told_apart(export: Export, brought: Pass) -> None:
    """By year, by director, and by the people whom the text names."""
    brought(
        export(
            Post(1, "The Salt Road (1999)", "Salt.", slug="by-year"),
            Post(2, "The Salt Road (2011)", "Salt again.", slug="by-other-year"),
            Post(
                3,
                "Review: The Salt Road",
                "Kim Ros is Otto, to music by Ada Quill; Jo Lind is Mara.",
                slug="by-people",
            ),
            Post(4, "The Salt Road (Jo Lind, 2011)", "Salt.", slug="by-director"),
        )
    )
    found = dict(Review.objects.values_list("slug", "film__key"))
    assert found == {
        "by-year": "tt9000001",
        "by-other-year": "tt9000002",
        "by-people": "tt9000001",
        "by-director": "tt9000002",
    }


def test_pictures_come_with_the_text(export: Export, brought: Pass, media: Path) -> None:
    """Found beside the export, in whatever size the text names; nothing is fetched."""
    text = (
        '[caption id="attachment_13" width="300"]<img class="wp-image-13" alt="A dune"'
        ' src="https://aisle.example/wp-content/uploads/2010/03/still-300x200.png">'
        " The dune[/caption]\n\nAnd <img src='https://elsewhere.example/x.png' alt='Theirs'>"
    )
    summary = brought(
        export(
            Post(12, text=text, meta={"_thumbnail_id": "14"}), attachment(13, "2010/03/still.png"),
            attachment(14, "2010/03/top.jpg", alt="The top"), attachment(15, "2010/03/lost.jpg"),
            files={"2010/03/still.png": picture(), "2010/03/top.jpg": picture("JPEG")},
        )
    )  # fmt: skip
    assert (summary.pictures, len(summary.missing)) == (2, 1)
    still, top = Picture.objects.order_by("description")
    body = Review.objects.get().sections[0].value["body"]
    assert body.startswith(f'![](picture:{top.pk})\n\n![A dune](picture:{still.pk} "The dune")')
    assert "[Theirs](https://elsewhere.example/x.png)" in body
    assert (top.description, top.width, top.height) == ("The top", 40, 20)
    assert Path(still.file.path).read_bytes() == picture()


def test_what_was_stopped_goes_on_where_it_was(
    export: Export, brought: Pass, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had been kept stays, the rest comes, and nothing comes twice."""
    path = export(*(Post(number, slug=f"p{number}") for number in range(1, 8)))
    monkeypatch.setattr(operations, "CHUNK", 2)
    made = Writer.pieces
    calls = []

    def dying(self: Writer, chosen: Sequence[Examined]) -> object:
        calls.append(len(chosen))
        if len(calls) == 3:
            raise OSError("no space left on device")
        return made(self, chosen)

    monkeypatch.setattr(Writer, "pieces", dying)
    with pytest.raises(OSError, match="no space"):
        brought(path)
    run = ImportRun.objects.get()
    assert (Review.objects.count(), run.state, run.error) == (
        4,
        "failed",
        "no space left on device",
    )
    summary = brought(path)
    assert (summary.brought, summary.same) == (3, 4)
    assert sorted(Review.objects.values_list("slug", flat=True)) == [f"p{n}" for n in range(1, 8)]
    for run in ImportRun.objects.order_by("-pk"):
        assert take_back(run=run, progress=lambda *_: None).kept == []
    assert not Review.objects.exists()
