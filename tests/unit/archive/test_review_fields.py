"""What review plugins keep beside a post becomes score, strengths, weaknesses, verdict, film."""

from typing import Any

import pytest

from matinee.archive.model import Rating
from matinee.archive.review_fields import review_fields

from .test_php import serialised


def fields(**meta: Any) -> Any:
    """Read fields as an export has them: each with its values, lists serialised."""
    told = {
        key: (value if isinstance(value, str) else serialised(value),)
        for key, value in meta.items()
    }
    return review_fields(told)


def test_wp_review() -> None:
    """Stars, points or percent; single scores by their names."""
    found = fields(
        wp_review_type="star", wp_review_total="4.5", wp_review_desc="<p>Go.</p>",
        wp_review_pros="<ul><li>Light</li><li>Sound</li></ul>", wp_review_cons="Slow\nLong",
        wp_review_item={
            "0": {"wp_review_item_title": "Acting", "wp_review_item_star": "5"},
            "1": {"wp_review_item_title": "", "wp_review_item_star": "5"},
        },
    )  # fmt: skip
    assert (found.plugin, found.rating) == ("WP Review", Rating(4.5, 5.0))
    assert (found.strengths, found.weaknesses) == (("Light", "Sound"), ("Slow", "Long"))
    assert found.marks == (("Acting", Rating(5.0, 5.0)),)
    assert found.verdict == "<p>Go.</p>"


def test_taqyeem() -> None:
    """It keeps every score as percent, and shows it on the style that was chosen."""
    found = fields(
        taq_review_position="top", taq_review_style="stars", taq_review_score="90",
        taq_review_total="Superb", taq_review_summary="See it.",
        taq_review_criteria={"0": {"name": "Story", "score": "80"}},
    )  # fmt: skip
    assert (found.plugin, found.rating) == ("Taqyeem", Rating(4.5, 5.0))
    assert (found.line, found.verdict) == ("Superb", "See it.")
    assert found.marks == (("Story", Rating(4.0, 5.0)),)


def test_wp_product_review() -> None:
    """The old fields and the new ones."""
    new = fields(
        cwp_meta_box_check="Yes", cwp_rev_product_name="Ran", wppr_rating="85",
        wppr_pros={"0": "Colour"}, wppr_cons={"0": "Length"},
    )  # fmt: skip
    assert (new.rating, new.film.titles) == (Rating(85.0, 100.0), ("Ran",))
    assert (new.strengths, new.weaknesses) == (("Colour",), ("Length",))
    old = fields(
        cwp_meta_box_check="Yes", option_overall_score="70", cwp_option_1_pro="Colour",
        option_1_content="Story", option_1_grade="60",
    )  # fmt: skip
    assert (old.rating, old.strengths) == (Rating(70.0, 100.0), ("Colour",))
    assert old.marks == (("Story", Rating(60.0, 100.0)),)
    assert not fields(cwp_meta_box_check="No", wppr_rating="85")


def test_lets_review_stars_rating_schema_and_rank_math() -> None:
    """Each on its own scale."""
    assert fields(
        _lets_review_onoff="1", _lets_review_format="2", _lets_review_final_score_100="83"
    ).rating == Rating(8.3, 10.0)
    assert fields(yasr_overall_rating="3.5").rating == Rating(3.5, 5.0)
    assert fields(_bsf_rating="4", _bsf_item_name="Ran").film.titles == ("Ran",)
    schema = {"name": "Ran", "reviewRating": {"ratingValue": "9", "bestRating": "10"}}
    assert fields(rank_math_schema_Review=schema).rating == Rating(9.0, 10.0)


def test_a_sites_own_fields() -> None:
    """By their usual names; a bare score says no scale, and is left as written."""
    found = fields(
        film_title="Ran", film_year="1985", director="Akira Kurosawa", imdb_id="tt0089881",
        rating="4", pros="Colour", verdict="Go.",
    )  # fmt: skip
    assert (found.rating, found.written) == (None, "4")
    assert (found.film.titles, found.film.year) == (("Ran",), 1985)
    assert (found.film.imdb_id, found.film.directors) == ("tt0089881", ("Akira Kurosawa",))
    assert fields(rating="4", rating_max="5").rating == Rating(4.0, 5.0)
    assert fields(rating="★★★½").written or fields(rating="★★★½").rating
    assert fields(score="8/10").rating == Rating(8.0, 10.0)


@pytest.mark.parametrize(
    "meta",
    [
        {"wp_review_type": "star", "wp_review_total": "six"},
        {"wp_review_type": "star", "wp_review_total": "99"},
        {"taq_review_position": "top", "taq_review_score": "-3"},
        {"rank_math_schema_x": "a:1:{"},
        {"rating": "field_5f3a"},
        {"_edit_lock": "1600000000:1", "_thumbnail_id": "14"},
        {"score": "a very long story about how good it was"},
    ],
)
def test_what_is_no_score_is_none(meta: dict[str, str]) -> None:
    """Damaged or foreign fields make no review of a post."""
    assert fields(**meta).rating is None
