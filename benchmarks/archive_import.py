"""Times bringing an archive into a site: reviews with pictures, matched, checked and published.

Usage: python -m benchmarks.archive_import [--posts N] [--seed N] [--jobs N] [--keep FOLDER]

The export is written by ``synthetic_archive``, with a picture of its own for each post; the site is
new, with the embedded catalogue. The command is timed as a user runs it, in a process of its own,
then once more, when nothing is left to do, then taken back. Beside it stands the plain way: the
same items matched and published one by one. "Seconds of work" are those of all processors
together; the machine may do other things at the same time.
"""

import argparse
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from rich.console import Console
from rich.table import Table

from benchmarks.corpus import open_catalogue
from benchmarks.results import machine, write_json
from benchmarks.synthetic_archive import write_archive
from matinee.archive import Item, read_archive
from matinee.archive.matching import Matcher

_SIZE = (1200, 800)
_PLAIN = 200
_NUMBER = re.compile(r"<wp:post_id>(\d+)</wp:post_id>")
_BASE = "https://aisle.example"
_SET_UP = (
    "import sys; from pathlib import Path; from matinee_site.commands.opening import open_site;"
    "open_site(Path(sys.argv[1]), create=True).set_up()"
)


def main() -> None:
    """Measure, print a table and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--plain", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--dir", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.plain:
        print(_one_by_one(options.plain, options.dir))
        return
    with tempfile.TemporaryDirectory() as place:
        folder = options.keep or Path(place)
        folder.mkdir(exist_ok=True)
        export, size = _written(folder, options.posts, options.seed)
        site, plain = folder / "site", folder / "plain"
        for each in (site, plain):
            _run(sys.executable, "-c", _SET_UP, str(each))
        jobs = ["--jobs", str(options.jobs)] if options.jobs else []
        bring = ["archive", "import", str(export), "--dir", str(site), "--yes", *jobs]
        seconds = {
            "look (--dry-run)": _matinee(*bring, "--dry-run"),
            "bring in": _matinee(*bring),
            "once more, nothing to do": _matinee(*bring),
            "undo": _matinee("archive", "undo", "--dir", str(site), "--yes"),
        }
        one = float(
            _run(sys.executable, "-m", __spec__.name, "--plain", str(export), "--dir", str(plain))
        )
    table = Table(title=f"{options.posts:,} posts with pictures ({size / 1e6:.0f} MB) into a site")
    for column in ("what", "seconds", "posts a second", "seconds of work"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for what, (took, worked) in seconds.items():
        table.add_row(what, f"{took:.1f}", f"{options.posts / took:,.0f}", f"{worked:.1f}")
    table.add_row(
        f"one by one, without pictures (of {_PLAIN} posts)",
        f"{one * options.posts:.1f}", f"{1 / one:,.0f}", "",
    )  # fmt: skip
    Console().print(table)
    result = {
        "machine": machine() | {"processors": str(os.cpu_count())},
        "posts": options.posts,
        "bytes": size,
        "seconds": {what: round(took, 2) for what, (took, _) in seconds.items()},
        "seconds_of_work": {what: round(worked, 2) for what, (_, worked) in seconds.items()},
        "one_by_one_seconds_a_post": round(one, 5),
    }
    print(f"written to {write_json('archive_import', result)}")


def _written(folder: Path, posts: int, seed: int) -> tuple[Path, int]:
    """Write the export and its pictures; give where, and how many bytes in all."""
    uploads = folder / "archive" / "uploads" / "2016"
    uploads.mkdir(parents=True, exist_ok=True)
    xml = write_archive(open_catalogue(None), posts=posts, seed=seed).xml
    chance = random.Random(seed)
    size, attachments = 0, []
    for number in range(1, posts + 1):
        data = _picture(chance)
        (uploads / f"still-{number}.jpg").write_bytes(data)
        size += len(data)
        attachments.append(_attachment(posts + number, number, f"still-{number}.jpg"))
    xml = _NUMBER.sub(lambda found: found[0] + _thumbnail(posts + int(found[1])), xml)
    export = folder / "archive" / "export.xml"
    text = xml.replace("</channel>", "".join(attachments) + "</channel>")
    export.write_text(text, encoding="utf-8")
    return export, size + len(text)


def _thumbnail(number: int) -> str:
    """Say that a picture stands above a post."""
    return (
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>"
        f"<wp:meta_value>{number}</wp:meta_value></wp:postmeta>"
    )


def _attachment(number: int, post: int, name: str) -> str:
    url = f"{_BASE}/wp-content/uploads/2016/{name}"
    return (
        f"<item><title>Still {post}</title><link>{_BASE}/?attachment_id={number}</link>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_parent>{post}</wp:post_parent>"
        "<wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>"
        f"<wp:attachment_url>{url}</wp:attachment_url></item>\n"
    )


def _picture(chance: random.Random) -> bytes:
    """Give a picture that no other one equals, about as large as a still on a page."""
    small = Image.frombytes("RGB", (60, 40), chance.randbytes(60 * 40 * 3))
    file = io.BytesIO()
    small.resize(_SIZE, Image.Resampling.BILINEAR).save(file, "JPEG", quality=80)
    return file.getvalue()


def _one_by_one(export: Path, folder: Path) -> float:
    """Publish the first posts as somebody would who writes a loop; give the seconds for one."""
    from matinee_site.commands.opening import open_site

    open_site(folder)
    from matinee_site.catalogue.models import Film
    from matinee_site.reviews.checking import site_catalogue
    from matinee_site.reviews.models import Critic, Review
    from matinee_site.reviews.operations import publish

    matcher = Matcher(site_catalogue())
    critic, _ = Critic.objects.get_or_create(slug="aisle", defaults={"name": "Second Row"})
    begun, done = time.perf_counter(), 0
    for item in read_archive(export):
        if done >= _PLAIN or not isinstance(item, Item) or not item.text:
            break
        match = matcher.match(item)
        film = Film.objects.filter(key=match.film.id).first() if match.film else None
        review = Review(critic=critic, title=item.title[:300], film=film)
        review.sections = [("section", {"heading": "", "aspect": "", "body": item.text})]
        review.slug = review.free_slug(f"post-{done}")
        publish(review=review)
        done += 1
    return (time.perf_counter() - begun) / max(1, done)


def _matinee(*words: str) -> tuple[float, float]:
    """Run the command; give the seconds that passed, and those of all its processes' work."""
    begun, before = time.perf_counter(), os.times()
    _run(sys.executable, "-m", "matinee", *words)
    now = os.times()
    worked = now.children_user + now.children_system
    return (
        time.perf_counter() - begun,
        worked - before.children_user - before.children_system,
    )


def _run(*command: str) -> str:
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    main()
