"""A walk through the whole small house, link by link."""

from tests.crawler import walk


def test_nothing_leads_nowhere_and_every_page_is_led_to(house: str) -> None:
    """No broken link, no page without a title of its own, no page that no other leads to."""
    found = walk(house)
    assert found.wrong == []
    assert len(found.pages) > 30
    assert len(found.files) > 20
