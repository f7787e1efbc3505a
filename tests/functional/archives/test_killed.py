"""An import whose process is killed goes on where it was, and ends as if nothing had happened."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Post, attachment, picture

DRIVER = Path(__file__).with_name("importing.py")
PLAIN = {
    name: value for name, value in os.environ.items() if not name.startswith(("MATINEE", "DJANGO"))
}
POSTS = 60
COMMENT = (
    "<wp:comment><wp:comment_id>{0}</wp:comment_id><wp:comment_author>R</wp:comment_author>"
    "<wp:comment_content>Yes, {0}.</wp:comment_content><wp:comment_approved>1</wp:comment_approved>"
    "</wp:comment>"
)
# Sections, and the folders of pictures, have names that are drawn.
_DRAWN = re.compile(r'"id": "[0-9a-f-]{36}"|/renditions/[\w-]{12}/')
# What readers, critics and a later import would notice.
SAME = {
    "reviews": "SELECT r.slug, r.title, r.sections, r.live, r.published_at, f.key, c.slug"
    " FROM reviews_review r LEFT JOIN catalogue_film f ON f.id = r.film_id"
    " JOIN reviews_critic c ON c.id = r.critic_id",
    "checks": "SELECT r.slug, k.text_hash, k.claims, k.html FROM reviews_checkresult k"
    " JOIN reviews_review r ON r.id = k.review_id",
    "versions": "SELECT content_type_id, object_id FROM wagtailcore_revision",
    "comments": "SELECT r.slug, o.name, o.text FROM reviews_comment o"
    " JOIN reviews_review r ON r.id = o.review_id",
    "addresses": "SELECT p.path, r.slug FROM reviews_formerpath p"
    " JOIN reviews_review r ON r.id = p.review_id",
    "namings": "SELECT n.entity, n.key, r.slug FROM reviews_naming n"
    " JOIN reviews_review r ON r.id = n.review_id",
    "pictures": "SELECT title, file_hash, width, height FROM reviews_picture",
    "items": "SELECT key, made, made_pk, made_state FROM archives_importitem",
    "made": "SELECT what, object_pk, label FROM archives_made",
}


def begun(folder: Path, given: Path) -> "subprocess.Popen[str]":
    """Start to set a site up with a catalogue, or to bring an archive into it."""
    return subprocess.Popen(
        [sys.executable, str(DRIVER), str(folder), str(given)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=PLAIN,
    )  # fmt: skip


def killed_at(process: "subprocess.Popen[str]", label: str, number: int) -> None:
    """Kill a process when it has come so far, whatever it is doing then."""
    assert process.stdout
    for line in process.stdout:
        words = line.rsplit(maxsplit=2)
        if words[0] == label and int(words[1]) >= number:
            break
    process.send_signal(signal.SIGKILL)
    assert process.wait(30) == -signal.SIGKILL


def ended(process: "subprocess.Popen[str]") -> None:
    """Wait for the end of a process that is left alone."""
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said


def rows(folder: Path, query: str) -> list[str]:
    """Ask a site's database."""
    with sqlite3.connect(folder / "site.sqlite3") as database:
        return sorted(_DRAWN.sub("", repr(row)) for row in database.execute(query))


@pytest.mark.slow
def test_a_killed_import_ends_like_an_unbroken_one(
    tmp_path: Path, small_snapshot: Path, export: Callable[..., Path]
) -> None:
    """Killed among the pictures and among the texts; nothing is lost, nothing is twice."""
    titles = ("The Salt Road (1999)", "The Salt Road (2011)")
    still = '<img src="https://aisle.example/wp-content/uploads/2010/{}.png">'
    posts = [
        Post(
            number, title=f"Review: {titles[number % 2]}", slug=f"post-{number}",
            text=f"Inès Morvan directs Jo Lind, time {number}. {still.format(number % 30)}",
            more=COMMENT.format(number) if number % 3 == 0 else "",
        )
        for number in range(1, POSTS + 1)
    ]  # fmt: skip
    names = [f"2010/{number}.png" for number in range(30)]
    files = {name: picture(size=(40 + at, 20)) for at, name in enumerate(names)}
    stills = [attachment(1000 + at, name) for at, name in enumerate(names)]
    archive = export(*posts, *stills, files=files)

    site, broken = tmp_path / "site", tmp_path / "broken"
    ended(begun(site, small_snapshot))
    shutil.copytree(site, broken)
    ended(begun(site, archive))
    killed_at(begun(broken, archive), "pictures", 12)
    pictures = len(rows(broken, SAME["pictures"]))
    assert 0 < pictures < len(names)
    killed_at(begun(broken, archive), "matching and checking", 30)
    done = len(rows(broken, SAME["reviews"]))
    assert done in (20, 40)  # what is kept together is there or is not
    ended(begun(broken, archive))
    for name, query in SAME.items():
        assert rows(broken, query) == rows(site, query), name
