"""A gold set is made from a sheet, holds no text, and is matched claim by claim."""

from pathlib import Path

import pytest
from benchmarks.claims.findings import Matinee
from benchmarks.claims.gold.agreement import compare, extracted
from benchmarks.claims.gold.model import GoldClaim, GoldError, GoldText, read, write
from benchmarks.claims.gold.sheet import SHEET, choose, lay_out, take_in
from benchmarks.claims.plant import Known
from benchmarks.claims.split import Part, part_of
from benchmarks.corpus import Review

from matinee.catalogue.snapshot import Snapshot
from matinee.document import read_text

TEXT = "Jane Campion directed it. Campion also wrote it.\n\nUnlike Jane\nCampion, I slept."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_out([Review("a", read_text(TEXT)), Review("b", read_text("Nothing."))], tmp_path)
    return tmp_path


def digest(text: str) -> str:
    return Review("", read_text(text)).digest


def test_a_sheet_becomes_a_gold_set(folder: Path) -> None:
    """Names are found where they stand, and a text read without a claim is kept as such."""
    one, two = digest(TEXT), digest("Nothing.")
    with (folder / SHEET).open("a") as sheet:
        sheet.write(f"{one}\tdirector\tJane Campion\n")
        sheet.write(f"{one}\twriter\tCampion\t2\tJane Campion\tthis\n")
        sheet.write(f"{two}\tnone\n")
    texts = take_in(folder, "a")
    write(texts, folder / "gold.jsonl")
    kept = {text.document: text for text in read(folder / "gold.jsonl")}
    assert [TEXT[c.start : c.end] for c in kept[one].claims] == ["Jane Campion", "Campion"]
    assert kept[one].claims[1].start == 26
    assert kept[two].claims == []
    assert "slept" not in (folder / "gold.jsonl").read_text()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("0000\tdirector\tX", "no text"),
        ("DIGEST\tdictator\tJane Campion", "dictator"),
        ("DIGEST\tdirector\tJane Campion\t3", "2 times"),
        ("DIGEST\tdirector\tJane Doe", "0 times"),
        ("DIGEST\tdirector\tJane Campion\t1\t\tthat", "other"),
    ],
)
def test_a_wrong_line_is_named(folder: Path, line: str, why: str) -> None:
    """A sheet with a line that cannot be meant is refused with the line's number."""
    with (folder / SHEET).open("a") as sheet:
        sheet.write(line.replace("DIGEST", digest(TEXT)) + "\n")
    with pytest.raises(GoldError, match=rf"line \d+: .*{why}"):
        take_in(folder, "a")


@pytest.mark.parametrize(
    "line", ["{", '{"document": "x"}', '{"document":"x","reader":"a","claims":[{"start":1}]}']
)
def test_a_broken_file_is_named(tmp_path: Path, line: str) -> None:
    """A gold set that is no gold set is refused with the line's number."""
    path = tmp_path / "gold.jsonl"
    path.write_text(line)
    with pytest.raises(GoldError, match="line 1"):
        read(path)


def test_only_the_measured_side_is_read() -> None:
    """Reviews for a gold set are of films nobody tunes on, and always the same ones."""
    all_ = [Review(str(n), read_text(f"Text {n}."), f"tt{n:07}") for n in range(60)]
    chosen = choose(all_, 10)
    assert len(chosen) == 10
    assert all(part_of(review.imdb_id or "") is Part.MEASURE for review in chosen)
    assert chosen == choose(reversed(all_), 10)


def test_claims_are_matched_one_to_one() -> None:
    """Writers' roles are one family; a wrong role, film or person is no match."""
    gold = GoldText(
        "d", "a", [GoldClaim(0, 12, "director", "Jane Campion"), GoldClaim(26, 33, "writer", "J C")]
    )
    ours = {
        "d": [
            GoldClaim(0, 12, "director", "Campion"),
            GoldClaim(0, 12, "director", "Campion", "other"),
            GoldClaim(26, 33, "screenplay", "J C"),
        ]
    }
    result = compare([gold], ours)
    assert (result.precision().hits, result.precision().of) == (2, 3)
    assert (result.recall().hits, result.recall().of) == (2, 2)
    assert [claim.film for _, claim in result.extra] == ["other"]
    assert result.missed == []


def test_the_checkers_claims_take_the_gold_sets_form(known: Known, films: Snapshot) -> None:
    """Credits and parts come out as who did what; what is denied is left out."""
    text = (
        "Len Wiseman directed the film. It was not directed by Ridley Scott. Ana de Armas plays"
        " Eve Macarro."
    )
    report = Matinee(films).report(text, known.review, known.film)
    found = {(c.role, c.name, c.film) for c in extracted(report.claims, known.film)}
    assert ("director", "Len Wiseman", "this") in found
    assert ("actor", "Ana de Armas", "this") in found
    assert not any(name == "Ridley Scott" for _, name, _ in found)


def test_an_actors_part_and_credit_at_one_place_are_one_statement() -> None:
    """Two places of the actor's own name are two, as whoever marks them has it."""
    gold = GoldText(
        "d", "a", [GoldClaim(0, 10, "actor", "Meg Tilly"), GoldClaim(50, 55, "actor", "Tilly")]
    )
    credit, part = GoldClaim(0, 9, "actor", "Meg Tilly"), GoldClaim(16, 20, "actor", "Meg Tilly")
    again = GoldClaim(50, 55, "actor", "Tilly")
    result = compare([gold], {"d": [credit, part, again]})
    assert (result.precision().hits, result.precision().of) == (2, 2)
    assert result.missed == []
