"""Texts as WordPress takes them: its extended RSS, with pictures by their addresses here.

https://developer.wordpress.org/reference/functions/export_wp/
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils import timezone
from django.utils.html import escape as escape_html

from matinee.catalogue.names import slugify
from matinee_site.archives.outward.chosen import (
    address_of,
    chosen_pieces,
    film_told,
    parts_of,
    whole_addresses,
)
from matinee_site.reviews.markup import render
from matinee_site.reviews.models import Article, Comment, Critic, Piece, Review
from matinee_site.reviews.picturing import shown_pictures

_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"""
_TAIL = "</channel>\n</rss>\n"
# Characters that XML cannot hold, whatever is done to them.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PICTURE = re.compile(r"\(picture:(\d{1,15})")


def wxr(*, drafts: bool = False, private: bool = False) -> Iterator[str]:
    """Give the file in pieces; ``private`` lets e-mail addresses and IPs of comments out."""
    base = settings.BASE_URL.rstrip("/")
    yield _HEAD
    yield _tag("title", settings.SITE_NAME) + _tag("link", base) + _tag("language", "en")
    yield _tag("wp:wxr_version", "1.2") + _tag("wp:base_blog_url", base)
    for number, critic in enumerate(Critic.objects.order_by("pk"), 1):
        yield (
            f"<wp:author>{_tag('wp:author_id', number)}{_tag('wp:author_login', critic.slug)}"
            f"{_cdata('wp:author_display_name', critic.name)}</wp:author>\n"
        )
    yield f"{_tag('generator', 'Matinee')}\n"
    number = 0
    shown: set[int] = set()
    for piece in chosen_pieces(drafts=drafts):
        number += 1
        shown |= {int(each) for part in parts_of(piece) for each in _PICTURE.findall(part.markdown)}
        yield "".join(_item(piece, number, private))
    for picture, found in shown_pictures(numbers=shown).items():
        number += 1
        address = whole_addresses(f'src="{found.src}"')[5:-1]
        yield (
            f"<item>{_cdata('title', found.alt or f'Picture {picture}')}{_tag('link', address)}"
            f"{_tag('wp:post_id', number)}{_tag('wp:status', 'inherit')}"
            f"{_tag('wp:post_type', 'attachment')}{_tag('wp:attachment_url', address)}"
            f"{_meta('_wp_attachment_image_alt', found.alt)}{_meta('credit', found.credit)}"
            "</item>\n"
        )
    yield _TAIL


def _item(piece: Piece, number: int, private: bool) -> Iterator[str]:
    moment = piece.first_published_at
    if moment is None or (piece.published_at and moment.date() != piece.published_at):
        day = piece.published_at or timezone.localdate(piece.created_at)
        moment = datetime(day.year, day.month, day.day)
    page = isinstance(piece, Article) and piece.kind == Article.Kind.PAGE
    yield "<item>" + _cdata("title", piece.title) + _tag("link", address_of(piece))
    yield _tag("dc:creator", piece.critic.slug)
    yield _cdata("content:encoded", _html(piece)) + _cdata("excerpt:encoded", piece.standfirst)
    yield _tag("wp:post_id", number) + _tag("wp:post_date", f"{moment:%Y-%m-%d %H:%M:%S}")
    yield _tag("wp:comment_status", "closed") + _tag("wp:post_name", piece.slug)
    yield _tag("wp:status", "publish" if piece.live else "draft")
    yield _tag("wp:post_type", "page" if page else "post")
    if isinstance(piece, Review):
        yield _term("category", "Reviews")
    for tag in piece.tags:
        yield _term("post_tag", str(tag))
    if isinstance(piece, Review):
        told = film_told(piece.film)
        for name, value in (
            ("film_title", told.get("title")),
            ("film_year", told.get("year")),
            ("imdb_id", told.get("imdb_id")),
            ("rating", _figure(piece.score_value) or piece.score_written),
            ("rating_max", _figure(piece.score_best)),
        ):
            yield _meta(name, value)
    for place, comment in enumerate(piece.comments.filter(shown=True), 1):
        yield _comment(comment, place, private)
    yield "</item>\n"


def _html(piece: Piece) -> str:
    parts = (
        (f"<h2>{escape_html(part.heading)}</h2>\n" if part.heading else "") + part.html
        for part in parts_of(piece)
    )
    return "\n".join(parts)


def _comment(comment: Comment, number: int, private: bool) -> str:
    email, ip = (comment.email, comment.ip or "") if private else ("", "")
    posted = f"{comment.posted_at:%Y-%m-%d %H:%M:%S}" if comment.posted_at else ""
    return (
        f"<wp:comment>{_tag('wp:comment_id', number)}{_cdata('wp:comment_author', comment.name)}"
        f"{_tag('wp:comment_author_email', email)}{_tag('wp:comment_author_IP', ip)}"
        f"{_tag('wp:comment_date', posted)}{_cdata('wp:comment_content', render(comment.text))}"
        f"{_tag('wp:comment_approved', 1)}{_tag('wp:comment_type', 'comment')}"
        f"{_tag('wp:comment_parent', 0)}</wp:comment>"
    )


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _term(domain: str, name: str) -> str:
    return f'<category domain="{domain}" nicename="{slugify(name)}">{_wrapped(name)}</category>'


def _meta(name: str, value: Any) -> str:
    if value in ("", None):
        return ""
    told = _tag("wp:meta_key", name) + _cdata("wp:meta_value", str(value))
    return f"<wp:postmeta>{told}</wp:postmeta>"


def _tag(name: str, value: object) -> str:
    return f"<{name}>{escape(_UNWRITABLE.sub('', str(value)))}</{name}>"


def _cdata(name: str, text: str) -> str:
    return f"<{name}>{_wrapped(text)}</{name}>"


def _wrapped(text: str) -> str:
    """Give a text as XML takes it whole: what would end it begins another one."""
    return "<![CDATA[" + _UNWRITABLE.sub("", text).replace("]]>", "]]]]><![CDATA[>") + "]]>"
