"""``matinee archive-report`` goes from an export to one page, and says what it found."""

import csv
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


def test_the_mistakes_can_be_listed_as_a_table(run: Run, tmp_path: Path) -> None:
    """A line each, with where it can be edited; no cell can run in a spreadsheet."""
    text = (PAYLOADS / "wordpress.xml").read_text(encoding="utf-8")
    (tmp_path / "export.xml").write_text(text.replace("Review: The", "=1+1 Review: The"), "utf-8")
    assert run("archive-report", "export.xml", "--table", "list.csv").exit_code == 0
    (row,) = csv.DictReader((tmp_path / "list.csv").read_text("utf-8-sig").splitlines())
    assert row["post"] == "'=1+1 Review: The Salt Road (1999)"
    assert (row["wrong"], row["right"]) == ("Inès Morvann", "Inès Morvan")
    assert row["sentence"].startswith("Inès Morvann directs it with patience & salt.")
    assert row["edit"] == "https://aisle.example/wp-admin/post.php?post=12&action=edit"


def test_an_export_is_given_back_with_the_sure_corrections(run: Run, tmp_path: Path) -> None:
    """And nothing else changed; a second time there is nothing to correct."""
    before = (PAYLOADS / "wordpress.xml").read_bytes()
    (tmp_path / "export.xml").write_bytes(before)
    result = run("archive", "correct", "export.xml", "--into", "corrected.xml")
    assert result.exit_code == 0
    assert "'Inès Morvann' is now 'Inès Morvan'" in result.stderr
    assert "corrected.xml: 1 corrections made, 0 left to you" in result.stderr
    after = (tmp_path / "corrected.xml").read_bytes()
    assert after == before.replace(b"Morvann", b"Morvan")
    assert (tmp_path / "export.xml").read_bytes() == before
    result = run("archive", "correct", "corrected.xml", "--into", "again.xml")
    assert "0 corrections made" in result.stderr


def test_only_a_wordpress_export_is_given_back(run: Run, tmp_path: Path) -> None:
    """Never over itself; the message says what there is for others."""
    result = run("archive", "correct", str(PAYLOADS / "letterboxd"), "--into", "x.xml")
    assert result.exit_code == 2
    assert "only a WordPress export (.xml) can be given back" in result.stderr
    (tmp_path / "export.xml").write_bytes((PAYLOADS / "wordpress.xml").read_bytes())
    result = run("archive", "correct", "export.xml", "--into", "export.xml")
    assert result.exit_code == 2
    assert "the export itself" in result.stderr


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
