"""``matinee archive-report`` goes from an export to one page, and says what it found."""

from pathlib import Path

import pytest
from benchmarks.synthetic_archive import write_archive

from matinee.archive import Item, read_archive
from matinee.archive_report.examine import Examiner
from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.snapshot import Snapshot

from .conftest import Run

PAYLOADS = Path(__file__).parents[2] / "payloads"


def test_an_export_becomes_a_page(run: Run, tmp_path: Path) -> None:
    """The mistake in it is named at once, and stands on the page."""
    result = run("archive-report", str(PAYLOADS / "wordpress.xml"))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 posts read in" in result.stderr
    assert "the surest: Inès Morvann is spelled Inès Morvan" in result.stderr
    assert "open archive-report.html in a browser" in result.stderr
    page = (tmp_path / "archive-report.html").read_text(encoding="utf-8")
    assert "<del>Inès Morvann</del> <ins>Inès Morvan</ins> directs it with patience" in page
    assert "reader@mail.example" not in page
    assert [path.name for path in tmp_path.iterdir()] == ["archive-report.html"]


def test_drafts_come_only_when_asked_for(run: Run, tmp_path: Path) -> None:
    """They are nobody's mistakes yet."""
    run("archive-report", str(PAYLOADS / "wordpress.xml"))
    assert "Half a thought" not in (tmp_path / "archive-report.html").read_text("utf-8")
    run("archive-report", str(PAYLOADS / "wordpress.xml"), "--drafts", "-o", "all.html")
    assert "Half a thought" in (tmp_path / "all.html").read_text("utf-8")


def test_several_archives_of_several_kinds_make_one_page(run: Run, tmp_path: Path) -> None:
    """A folder of texts and a Letterboxd export beside it; over processes the same."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text(
        "---\nimdb_id: tt9000001\n---\nThe film was shot by cinematographer Bo Vane.\n"
    )
    paths = ("texts", str(PAYLOADS / "letterboxd"))
    assert run("archive-report", *paths, "-o", "one.html", "--jobs", "1").exit_code == 0
    assert run("archive-report", *paths, "-o", "two.html", "--jobs", "2").exit_code == 0
    page = (tmp_path / "one.html").read_text("utf-8")
    assert "<del>Bo Vane</del> <ins>Tomás Řehák</ins>" in page
    assert "<del>Inès Morvann</del>" in page
    assert (tmp_path / "two.html").read_text("utf-8") == page


def test_what_the_house_settled_counts_here_too(run: Run, tmp_path: Path) -> None:
    """A rule that is off, or a finding that is accepted."""
    (tmp_path / "matinee.toml").write_text('[matinee.rules]\nname-misspelt = "off"\n')
    result = run("archive-report", str(PAYLOADS / "wordpress.xml"))
    assert "0 mistakes found" in result.stderr


def test_a_page_that_was_there_stays_until_the_new_one_is_whole(run: Run, tmp_path: Path) -> None:
    """An archive that cannot be read leaves it alone; nothing half-written is left."""
    page = tmp_path / "archive-report.html"
    page.write_text("old")
    (tmp_path / "bad.xml").write_text("<?xml version='1.0'?><x/>")
    for path in ("bad.xml", "none.xml"):
        result = run("archive-report", path)
        assert result.exit_code == 2
        assert page.read_text() == "old"
    assert run("archive-report", "bad.xml", "-o", ".").exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive-report.html", "bad.xml"]


def test_what_could_not_be_read_is_said_on_the_page_too(run: Run, tmp_path: Path) -> None:
    """With the status that says so."""
    text = (PAYLOADS / "wordpress.xml").read_text(encoding="utf-8")
    (tmp_path / "cut.xml").write_text(text[: text.index("<title><![CDATA[About")], "utf-8")
    result = run("archive-report", "cut.xml")
    assert result.exit_code == 2
    assert "export it again" in result.stderr
    assert "export it again" in (tmp_path / "archive-report.html").read_text("utf-8")


@pytest.mark.slow
def test_posts_with_known_mistakes(tmp_path: Path) -> None:
    """Every post finds its film, and what is found is what was put in."""
    archive = write_archive(Snapshot(EMBEDDED), posts=120, seed=3, mistakes=0.4)
    (tmp_path / "export.xml").write_text(archive.xml, encoding="utf-8")
    plants = {plant.post: plant for plant in archive.plants}
    examine, found = Examiner(EMBEDDED), 0
    for item in read_archive(tmp_path / "export.xml"):
        assert isinstance(item, Item)
        number = item.source.split("#")[1]
        post = examine(item)
        assert post.film is None or post.film.id == archive.films.get(number), item.title
        for finding in post.findings:
            found += number in plants and plants[number].right in finding.right
    assert found >= len(plants) / 2
