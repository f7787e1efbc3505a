"""Writes feeds: Atom by Django's own generator, JSON Feed 1.1."""

import json
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from matinee_site.pages.addresses import absolute
from matinee_site.pages.queries.feeds import Feed, Item

ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/feed+json; charset=utf-8"


class _WholeText(Atom1Feed):
    """Atom with the whole text of each entry and its language."""

    def root_attributes(self) -> dict[str, str]:
        """Leave the language to the entries."""
        return {"xmlns": self.ns}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Name what wrote the feed."""
        super().add_root_elements(handler)
        handler.addQuickElement("generator", "Matinee")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add the text beside the summary."""
        super().add_item_elements(handler, item)
        told = {"type": "html", "xml:lang": item["language"]}
        handler.addQuickElement("content", item["html"], told)


def atom(feed: Feed) -> bytes:
    """Write a feed as Atom."""
    made = _WholeText(
        title=feed.title,
        link=absolute(feed.page),
        description="",
        feed_url=absolute(f"{feed.path}.atom"),
        feed_guid=feed.id,
    )
    for item in feed.items:
        made.add_item(
            title=item.title,
            link=item.url,
            description=item.summary,
            unique_id=item.id,
            author_name=item.author,
            author_link=item.author_url,
            pubdate=item.published,
            updateddate=item.updated,
            categories=item.tags,
            html=item.html,
            language=item.language,
        )
    made.feed["updated"] = feed.updated
    return made.writeString("utf-8").encode()


def json_feed(feed: Feed) -> bytes:
    """Write a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": absolute(feed.page),
        "feed_url": absolute(f"{feed.path}.json"),
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _item(item: Item) -> dict[str, Any]:
    data = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "image": item.image,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": item.author, "url": item.author_url}],
        "language": item.language,
        "tags": list(item.tags),
    }
    return {key: value for key, value in data.items() if value}
