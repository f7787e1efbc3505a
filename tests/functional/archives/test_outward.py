"""Texts go out in others' forms, and nothing that readers may not see goes with them."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from matinee.archive import Item, read_archive
from matinee_site.archives.outward.letterboxd import half_stars, letterboxd_files
from matinee_site.archives.outward.lines import line_rows
from matinee_site.archives.outward.wxr import wxr
from matinee_site.archives.reckoning import Summary
from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Comment, Critic, Review, Viewing
from matinee_site.reviews.operations import publish, save_draft

from .conftest import Post, attachment, picture

pytestmark = pytest.mark.django_db
Pass = Callable[..., Summary]


def review(title: str, body: str, *, live: bool = True, **fields: object) -> Review:
    """Write a review of the first film."""
    critic, _ = Critic.objects.get_or_create(slug="nell", defaults={"name": "Nell & Ash"})
    made = Review(critic=critic, title=title, film=Film.objects.get(key="tt9000001"), **fields)
    made.sections = [("section", {"heading": "", "aspect": "", "body": body})]
    made.clean()
    (publish if live else save_draft)(review=made)
    return made


@pytest.fixture
def texts(media: Path) -> None:
    """Give a published review and a draft."""
    made = review(
        "Salt ]]> & \x02more", "*Salt* <b>not bold</b>, ||she dies|| ]]> end.", score_value=4.5,
        score_best=5, watched_at=date(2020, 1, 2), tags=["=SUM(1)", "sea"], rewatch=True,
    )  # fmt: skip
    review("Secret", "Not yet said.", live=False)
    Comment.objects.create(review=made, name="R", text="<script>", email="r@mail.example")
    Comment.objects.create(review=made, name="Spam", text="Buy", shown=False)


def test_json_lines_hold_what_readers_see(texts: None) -> None:
    """Drafts when asked for."""
    [row] = line_rows()
    assert (row["type"], row["film"]["imdb_id"], row["score"]["value"]) == (
        "review",
        "tt9000001",
        4.5,
    )
    assert row["parts"][0]["markdown"].startswith("*Salt*")
    assert "&lt;b&gt;" in row["parts"][0]["html"]
    assert "Secret" not in json.dumps(row)
    assert [each["status"] for each in line_rows(drafts=True)] == ["published", "draft"]


def test_a_film_that_no_open_source_names_goes_out_by_number_alone(texts: None) -> None:
    """What rests on sources that may not be published stays in."""
    Film.objects.filter(key="tt9000001").update(public=False)
    [row] = line_rows()
    assert row["film"] == {"id": "tt9000001", "imdb_id": "tt9000001"}
    assert "The Salt Road" not in "".join(wxr())
    assert "The Salt Road" not in letterboxd_files()[0]


def test_letterboxd_is_given_halves_dates_and_cells_that_run_nothing(texts: None) -> None:
    """And no spoilers, which it would show."""
    Viewing.objects.create(
        critic=Critic.objects.get(), film=Film.objects.get(key="tt9000003"), score_value=1,
        score_best=10,
    )  # fmt: skip
    first, second = csv.DictReader(io.StringIO(letterboxd_files()[0]))
    assert (first["imdbID"], first["Title"], first["Year"]) == (
        "tt9000001",
        "The Salt Road",
        "1999",
    )
    assert (first["Rating"], first["WatchedDate"], first["Rewatch"]) == (
        "4.5",
        "2020-01-02",
        "true",
    )
    assert first["Tags"] == "'=SUM(1), sea"
    assert first["Review"] == "<em>Salt</em> &lt;b&gt;not bold&lt;/b&gt;, […] ]]&gt; end."
    assert (second["Rating"], second["Review"]) == ("0.5", "")


@pytest.mark.parametrize(
    ("value", "best", "stars"),
    [(4.5, 5, "4.5"), (0.5, 5, "0.5"), (9, 10, "4.5"), (3, 4, "4"), (0.1, 100, "0.5"), (0, 5, "")],
)
def test_scores_become_half_stars(value: float, best: float, stars: str) -> None:
    """Halves stay exact."""
    assert half_stars(value, best) == stars


def test_long_archives_become_several_files(texts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with its head, none above the limit."""
    monkeypatch.setattr("matinee_site.archives.outward.letterboxd.MAX_BYTES", 230)
    review("More", "Again " * 20)
    files = letterboxd_files()
    assert len(files) == 2
    assert all(file.startswith("imdbID,") for file in files)


def test_wordpress_is_given_what_it_takes(texts: None, tmp_path: Path) -> None:
    """Well-formed whatever the texts hold, and read again by our own reader."""
    text = "".join(wxr())
    ElementTree.fromstring(text)
    assert "r@mail.example" not in text
    assert "Buy" not in text
    assert "Secret" not in text
    path = tmp_path / "wordpress.xml"
    path.write_text(text, encoding="utf-8")
    [item] = [one for one in read_archive(path) if isinstance(one, Item)]
    assert item.title == "Salt ]]> & more"
    assert item.metadata["imdb_id"] == ("tt9000001",)
    assert [(each.author, each.text) for each in item.comments] == [("R", "<p>&lt;script&gt;</p>")]


def test_what_went_to_wordpress_comes_back(texts: None, brought: Pass, tmp_path: Path) -> None:
    """With its film, score, tags and text."""
    path = tmp_path / "wordpress.xml"
    path.write_text("".join(wxr()), encoding="utf-8")
    Comment.objects.all().delete()
    Review.objects.all().delete()
    brought(path)
    back = Review.objects.get()
    assert back.film
    assert (back.film.key, back.score_value, back.score_best) == ("tt9000001", 4.5, 5)
    assert back.tags == ["Reviews", "=SUM(1)", "sea"]
    assert back.comments.get().text == "\\<script>"


def test_wordpress_is_told_of_every_picture(brought: Pass, export: Callable[..., Path]) -> None:
    """However many a whole site shows; sixty are the most of one text."""
    names = [f"2010/{number}.png" for number in range(62)]
    shown = [f'<img src="https://aisle.example/wp-content/uploads/{name}">' for name in names]
    posts = [Post(1, text="".join(shown[:31])), Post(2, text="".join(shown[31:]))]
    stills = [attachment(100 + number, name) for number, name in enumerate(names)]
    brought(export(*posts, *stills, files=dict.fromkeys(names, picture())))
    assert "".join(wxr()).count("<wp:attachment_url>") == 62
