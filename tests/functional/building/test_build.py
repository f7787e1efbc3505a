"""The site as files: what is in it, and what a second build does."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest
from django.test import Client
from django.utils import timezone
from tests.functional.building.conftest import Builder

from matinee_site.building.making import Facts
from matinee_site.building.run import _Build
from matinee_site.reviews.models import Article, Collection, Correction, Edition, Notice, Review
from matinee_site.reviews.operations import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]
BASE = "http://127.0.0.1:8000"


class Links(HTMLParser):
    """Gathers every address that a page leads to, by another way than the build's own."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in ("href", "src", "content", "action", "data-suggest"):
                self.found.add(value)
            if value and name == "srcset":
                self.found |= {part.split()[0] for part in value.split(",")}


def files(folder: Path) -> dict[str, bytes]:
    """Give everything in a build by its address; of the mark only that it is there."""
    return {
        f"/{path.relative_to(folder)}".removesuffix("index.html"): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".matinee-build"
    }


def broken(built: dict[str, bytes]) -> list[tuple[str, str]]:
    """Give every link inside a build that leads to no file of it."""
    found = []
    for page, body in built.items():
        if not page.endswith(("/", ".html")):
            continue
        for link in Links(body.decode()).found:
            path = unquote(urldefrag(link.removeprefix(BASE))[0].partition("?")[0])
            if path.startswith("/") and path not in built:
                found.append((page, path))
    return found


@pytest.mark.usefixtures("full_review", "essay", "curated")
def test_files_are_the_served_pages_and_no_link_is_broken(
    builder: Builder, tmp_path: Path, client: Client
) -> None:
    """Byte for byte; what is only there for files (index, redirects) has no served page."""
    result = builder()
    built = files(tmp_path / "site")
    assert result.broken == []
    assert broken(built) == []
    compared, signposts = 0, set[str]()
    for path, body in built.items():
        answer = client.get(path)
        if answer.status_code == 200 and path != "/search.json":
            parts = answer if answer.streaming else [answer.content]
            assert b"".join(parts) == body, path
            compared += 1
        elif answer.status_code == 301 and answer["Location"] != f"{path}/":
            assert answer["Location"] in body.decode(), path
            signposts.add(path)
        else:
            assert path.startswith(("/search", "/_", "/.htaccess", "/nginx", "/404", "/static/"))
    assert compared > 60
    assert result.pages == len(
        [path for path in {*built} - signposts if path[-1] == "/" and "/cards/" not in path]
    )
    for expected in (
        "/", "/reviews/salt-and-patience/", "/films/the-salt-road-1999/", "/people/jo-lind/",
        "/search/", "/404.html", "/feeds/all.atom", "/sitemap.xml", "/cards/people/jo-lind/",
        "/social/reviews/salt-and-patience.png", "/posters/the-salt-road-1999.svg",
    ):  # fmt: skip
        assert expected in built, expected


@pytest.mark.usefixtures("full_review")
@pytest.mark.parametrize("facts", list(Facts))
def test_every_scope_is_whole(builder: Builder, tmp_path: Path, facts: Facts) -> None:
    """Names without a page of their own are plain words; nothing leads nowhere."""
    assert builder(facts=facts).broken == []
    assert broken(files(tmp_path / "site")) == []


def test_an_empty_house_can_be_built(builder: Builder, tmp_path: Path) -> None:
    """There is a first page, and no link that leads nowhere."""
    assert builder().broken == []
    assert broken(files(tmp_path / "site")) == []


@pytest.mark.usefixtures("full_review")
def test_nothing_is_made_when_nothing_has_changed(builder: Builder, tmp_path: Path) -> None:
    """The files are the very same ones, with their times."""
    builder()
    before = (tmp_path / "site" / "index.html").stat()
    again = builder()
    assert (again.made, again.changed, again.removed) == (0, 0, 0)
    after = (tmp_path / "site" / "index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def _another_review(critic: Any) -> None:
    first = Review.objects.get(slug="salt-and-patience")
    publish(
        review=Review(
            critic=critic, film=first.film, title="Once more", slug="once-more",
            sections=[("section", {"heading": "", "aspect": "", "body": "Ann Vale writes."})],
            published_at=first.published_at,
        )
    )  # fmt: skip


def _withdrawn(critic: Any) -> None:
    Review.objects.get(slug="the-first-walk").unpublish()


def _an_article(critic: Any) -> None:
    publish(
        review=Article(
            critic=critic, title="Two walks", slug="two-walks",
            sections=[("section", {"heading": "", "aspect": "", "body": "On *The Salt Road*."})],
        )
    )  # fmt: skip


def _beside(critic: Any) -> None:
    review = Review.objects.get(slug="salt-and-patience")
    Correction.objects.create(review=review, text="Slow.", public=True, made_at=timezone.now())
    Notice.objects.create(
        film=review.film, outlet="Post", url="https://post.example/", score_value=3, score_best=5
    )
    Collection.objects.create(title="Popular", slug="popular", rule="popular")
    Edition.next()


@pytest.mark.parametrize("change", [_another_review, _withdrawn, _an_article, _beside])
@pytest.mark.usefixtures("full_review", "essay", "curated")
def test_a_second_build_is_what_a_first_one_would_be(
    builder: Builder, tmp_path: Path, critic: Any, change: Callable[[Any], None]
) -> None:
    """Whatever was published or taken back, and less is made than there is."""
    builder()
    change(critic)
    again = builder()
    assert files(tmp_path / "site") == _from_the_start(builder, tmp_path)
    assert 0 < again.changed <= again.made < again.files
    assert again.kept > again.files / 4


def _from_the_start(builder: Builder, tmp_path: Path) -> dict[str, bytes]:
    assert builder("anew").kept == 0
    return files(tmp_path / "anew")


@pytest.mark.usefixtures("full_review", "essay")
def test_what_is_gone_is_removed(builder: Builder, tmp_path: Path) -> None:
    """The page of a review that was taken back vanishes."""
    builder()
    page = tmp_path / "site" / "reviews" / "the-first-walk" / "index.html"
    assert page.is_file()
    Review.objects.get(slug="the-first-walk").unpublish()
    assert builder().removed > 0
    assert not page.exists()


@pytest.mark.usefixtures("full_review")
def test_a_build_that_is_broken_off_leaves_the_old_one_whole(
    builder: Builder, tmp_path: Path, critic: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the next one is complete."""
    builder()
    before = files(tmp_path / "site")
    _another_review(critic)
    with monkeypatch.context() as broken_off:
        broken_off.setattr(_Build, "_search", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            builder()
    assert files(tmp_path / "site") == before
    assert builder().broken == []
    assert (tmp_path / "site" / "reviews" / "once-more" / "index.html").is_file()


def test_several_processes_build_a_site_and_a_kill_does_no_harm(
    small_snapshot: Path, review_file: Path, tmp_path: Path
) -> None:
    """The command itself: with two processes, killed in the middle, and run again."""
    site, out = tmp_path / "house", tmp_path / "out"
    prepare = (
        "import sys; from pathlib import Path; from matinee_site.commands.opening import open_site;"
        " site = open_site(Path(sys.argv[1]), create=True); site.set_up(Path(sys.argv[2]));"
        " site.bring_in(Path(sys.argv[3]))"
    )
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("MATINEE_", "DJANGO_"))}
    run = [sys.executable, "-c", prepare, str(site), str(small_snapshot), str(review_file)]
    subprocess.run(run, check=True, env=clean)
    code = (
        "import os, sys; from pathlib import Path\n"
        "from matinee_site.commands.opening import open_site\n"
        "if __name__ == '__main__':\n"
        "    os.environ['MATINEE_KEEP_PAGES'] = '0'\n"
        "    site = open_site(Path(sys.argv[1]))\n"
        "    from matinee_site.commands import builds\n"
        "    from matinee_site.building import run\n"
        "    run._ALONE = 0\n"
        "    def progress(label, done, total):\n"
        "        if sys.argv[3] == 'kill' and label != 'building':\n"
        "            os.kill(os.getpid(), 9)\n"
        "    result = builds.run(to=Path(sys.argv[2]), facts='all', jobs=2, site=site.folder,\n"
        "                        progress=progress)\n"
        "    print(result.files, len(result.broken))\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code, encoding="utf-8")
    command = [sys.executable, str(script), str(site), str(out)]
    whole = subprocess.run([*command, "go"], env=clean, capture_output=True, text=True)
    assert whole.returncode == 0, whole.stderr
    before = files(out)
    assert int(whole.stdout.split()[0]) > 40
    killed = subprocess.run([*command, "kill"], env=clean, capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL
    assert files(out) == before
