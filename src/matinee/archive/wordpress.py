"""Reads a WordPress export (WXR): posts, pages, attachments and their comments, as they are.

The format is RSS with elements of WordPress's own, versions 1.0 to 1.2:
https://developer.wordpress.org/reference/functions/export_wp/
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from matinee.archive.model import ArchiveError, Comment, Entry, Item, ItemKind, Unread
from matinee.archive.xml_stream import Damage, Node, trees

_CHANNEL_LEVEL = 3  # <rss><channel><item>
_KINDS = {"post": ItemKind.POST, "page": ItemKind.PAGE, "attachment": ItemKind.ATTACHMENT}
_LEFT_OUT = frozenset(
    "nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block"
    " wp_global_styles wp_navigation wp_template wp_template_part wp_font_family"
    " wp_font_face".split()
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: (\d\d:\d\d:\d\d))?")


def is_wordpress(head: bytes) -> bool:
    """Say whether a file that begins so is a WordPress export."""
    return b"wordpress.org/export/" in head or b"WordPress eXtended RSS" in head


def read_wordpress(stream: BinaryIO, name: str) -> Iterator[Entry]:
    """Give every post, page, attachment and custom entry, in the order of the file.

    Where the file ends in the middle, what came before is given, then what is missing.
    """
    damage = Damage()
    read = found = 0
    channel = _Channel(name)
    try:
        for node in trees(stream, level=_CHANNEL_LEVEL, damage=damage, name=name):
            read += 1
            if node.name == "wp:author":
                login = node.child("wp:author_login")
                channel.authors[login] = node.child("wp:author_display_name") or login
            elif node.name in ("wp:base_blog_url", "link") and not channel.site:
                channel.site = node.text.strip().rstrip("/")
            elif node.name == "language":
                channel.language = _language(node.text.strip())
            elif node.name == "item":
                found += 1
                item = _item(node, channel, found)
                if item:
                    yield item
    except ArchiveError as error:
        if not found:
            raise
        yield Unread(name, f"{error} (read up to here: {found} entries)")
    if not read:
        raise ArchiveError(f"{name}: no WordPress export; export it under Tools, Export")
    if damage.characters:
        yield Unread(name, f"{name}: {damage.characters} characters that are no text were left out")


@dataclass(slots=True)
class _Channel:
    """What the export says of the whole site: its address, its people by login, its language."""

    name: str
    site: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    language: str = ""


def _item(node: Node, channel: _Channel, number: int) -> Item | None:
    kind = node.child("wp:post_type") or "post"
    if kind in _LEFT_OUT:
        return None
    terms: dict[str, list[str]] = {}
    language = channel.language
    for term in node.all("category"):
        domain = term.attributes.get("domain", "category")
        terms.setdefault(domain, []).append(html.unescape(term.text.strip()))
        if domain == "language":
            # The plugin Polylang keeps the language of a post as a term.
            language = _language(term.attributes.get("nicename", "")) or language
    meta: dict[str, list[str]] = {}
    for entry in node.all("wp:postmeta"):
        meta.setdefault(entry.child("wp:meta_key"), []).append(entry.child("wp:meta_value"))
    for domain, values in terms.items():
        if domain not in ("post_tag", "category"):
            meta.setdefault(domain, []).extend(values)
    if kind == "attachment":
        meta["attachment_url"] = [node.child("wp:attachment_url")]
    elif kind not in _KINDS:
        meta["post_type"] = [kind]
    login, post, site = node.child("dc:creator"), node.child("wp:post_id"), channel.site
    if login:
        meta["author_login"] = [login]
    return Item(
        source=f"{channel.name}#{post or f'entry-{number}'}",
        kind=_KINDS.get(kind, ItemKind.OTHER),
        title=html.unescape(node.child("title")),
        text=node.child("content:encoded"),
        date=_date(node.child("wp:post_date")),
        modified=_date(node.child("wp:post_modified")),
        author=channel.authors.get(login, login),
        status=node.child("wp:status") or "publish",
        address=node.child("link"),
        editor=f"{site}/wp-admin/post.php?post={post}&action=edit" if site and post else "",
        slug=node.child("wp:post_name"),
        excerpt=node.child("excerpt:encoded"),
        tags=tuple(terms.get("post_tag", ())),
        categories=tuple(terms.get("category", ())),
        metadata={key: tuple(values) for key, values in meta.items()},
        comments=tuple(_comment(comment) for comment in node.all("wp:comment")),
        parent=parent if (parent := node.child("wp:post_parent")) not in ("", "0") else "",
        password=bool(node.child("wp:post_password")),
        language=language,
    )


def _language(written: str) -> str:
    """Give a language as written in HTML, or '' where it is none."""
    code = written.replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else ""


def _comment(node: Node) -> Comment:
    return Comment(
        id=node.child("wp:comment_id"),
        author=node.child("wp:comment_author"),
        date=_date(node.child("wp:comment_date")),
        text=node.child("wp:comment_content"),
        approved=node.child("wp:comment_approved") == "1",
        parent=parent if (parent := node.child("wp:comment_parent")) not in ("", "0") else "",
        kind=node.child("wp:comment_type") or "comment",
        url=node.child("wp:comment_author_url"),
        email=node.child("wp:comment_author_email"),
        ip=node.child("wp:comment_author_IP"),
    )


def _date(written: str) -> str | None:
    """Give an ISO date and time; drafts have noughts for one."""
    match = _DATE.match(written)
    if not match or match[1] == "0000":
        return None
    return f"{match[1]}-{match[2]}-{match[3]}" + (f"T{match[4]}" if match[4] else "")
