"""An export in WordPress's format, written here, on the films of the small catalogue."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from matinee_site.archives.operations import Wishes, begin, bring_in, look
from matinee_site.archives.reckoning import Summary
from matinee_site.archives.surveying import Source

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Aisle</title><link>https://aisle.example</link><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://aisle.example</wp:base_blog_url>
<wp:author><wp:author_login>mlane</wp:author_login>
<wp:author_display_name>M. Lane</wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>"
SALT = "Inès Morvan directs Jo Lind, who plays Mara."


@dataclass(frozen=True)
class Post:
    """A post of an export."""

    number: int
    title: str = "Review: The Salt Road (1999)"
    text: str = SALT
    kind: str = "post"
    status: str = "publish"
    slug: str = ""
    date: str = "2010-03-04 09:12:00"
    link: str = ""
    excerpt: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    more: str = ""
    parent: int = 0

    def xml(self) -> str:
        """Give the post as WordPress writes it."""
        link = self.link or f"https://aisle.example/2010/03/{self.slug or self.number}/"
        meta = "".join(
            f"<wp:postmeta><wp:meta_key>{escape(key)}</wp:meta_key>"
            f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
            for key, value in self.meta.items()
        )
        return (
            f"<item><title><![CDATA[{self.title}]]></title><link>{escape(link)}</link>"
            "<dc:creator>mlane</dc:creator>"
            f"<content:encoded><![CDATA[{self.text}]]></content:encoded>"
            f"<excerpt:encoded><![CDATA[{self.excerpt}]]></excerpt:encoded>"
            f"<wp:post_id>{self.number}</wp:post_id><wp:post_date>{self.date}</wp:post_date>"
            f"<wp:post_name>{self.slug}</wp:post_name><wp:status>{self.status}</wp:status>"
            f"<wp:post_parent>{self.parent}</wp:post_parent>"
            f"<wp:post_type>{self.kind}</wp:post_type>{meta}{self.more}</item>"
        )


def attachment(number: int, file: str, *, parent: int = 0, alt: str = "") -> Post:
    """Give a picture of an export."""
    url = f"https://aisle.example/wp-content/uploads/{file}"
    return Post(
        number, title="A still", text="", kind="attachment", status="inherit", parent=parent,
        meta={"_wp_attached_file": file, "_wp_attachment_image_alt": alt},
        more=f"<wp:attachment_url>{url}</wp:attachment_url>",
    )  # fmt: skip


def picture(form: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    """Give a picture's bytes."""
    file = BytesIO()
    Image.new("RGB", size, (200, 120, 40)).save(file, form)
    return file.getvalue()


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """Write an export of these posts, and the files beside it."""

    def write(
        *posts: Post, name: str = "export.xml", files: dict[str, bytes] | None = None
    ) -> Path:
        folder = tmp_path / "archive"
        folder.mkdir(exist_ok=True)
        for file, data in (files or {}).items():
            path = folder / "uploads" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        path = folder / name
        path.write_text(HEAD + "".join(post.xml() for post in posts) + TAIL, encoding="utf-8")
        return path

    return write


def _silent(label: str, done: int, total: int) -> None:
    pass


@pytest.fixture
def media(settings: object, tmp_path: Path) -> Path:
    """Keep pictures in a folder of the test's own."""
    folder = tmp_path / "media"
    settings.MEDIA_ROOT = folder  # type: ignore[attr-defined]
    return folder


@pytest.fixture
def looked(media: Path) -> Callable[..., Summary]:
    """Look through an archive."""

    def run(path: Path, *, wishes: Wishes | None = None, **source: object) -> Summary:
        wishes = wishes or Wishes(jobs=1)
        begun = begin(label=path.name, path=str(path), wishes=wishes)
        return look(run=begun, source=Source(path, **source), wishes=wishes, progress=_silent)

    return run


@pytest.fixture
def brought(media: Path) -> Callable[..., Summary]:
    """Bring an archive in."""

    def run(path: Path, *, wishes: Wishes | None = None, **source: object) -> Summary:
        wishes = wishes or Wishes(jobs=1)
        begun = begin(label=path.name, path=str(path), wishes=wishes)
        return bring_in(run=begun, source=Source(path, **source), wishes=wishes, progress=_silent)

    return run
