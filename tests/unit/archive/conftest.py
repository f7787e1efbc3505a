"""Where the payloads of archives are, and how a small WordPress export is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

PAYLOADS = Path(__file__).parents[2] / "payloads"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"'
    ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">'
    "<channel><title>A site</title><wp:wxr_version>1.2</wp:wxr_version>"
)
TAIL = "</channel></rss>"
Post = Callable[..., str]


@pytest.fixture
def payloads() -> Path:
    """Give the folder of payloads."""
    return PAYLOADS


@pytest.fixture
def post() -> Post:
    """Give a function that writes one post."""

    def write(title: str = "A post", text: str = "Words.", number: int = 1, more: str = "") -> str:
        return (
            f"<item><title>{title}</title><content:encoded>{text}</content:encoded>"
            f"<wp:post_id>{number}</wp:post_id><wp:post_type>post</wp:post_type>"
            f"<wp:status>publish</wp:status>{more}</item>"
        )

    return write
