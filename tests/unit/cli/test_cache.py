"""Unchanged texts are not checked twice; what a result rests on decides what is unchanged."""

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from matinee.cli import cache as module
from matinee.cli.cache import FILE, Cache, program
from matinee.cli.checked import Checked, Idle, Job, Place, Text
from matinee.rules.policy import Level

from .conftest import Run

JOB = Job(Path("films.sqlite"))
TEXT = Text("a.md", b"Some words.")
PLACE = Place(1, 2, 1, 4, "Some words.", 1)
RESULT = Checked(
    "a.md",
    {"path": "a.md", "film": None, "review": {}, "claims": [{"rule": "year", "severity": "error"}]},
    {0: PLACE},
    1,
    ("a note",),
    (Idle("year", "1964", "so", 3),),
)
WRONG = "---\nimdb_id: tt9000001\n---\nThe film was shot by cinematographer Bo Vane.\n"


def kept(folder: Path, text: Text = TEXT, job: Job = JOB, fingerprint: str = "f") -> Checked | None:
    """Give what a new cache in the folder knows of a text."""
    cache = Cache(job, fingerprint, folder=folder)
    found = cache.get(cache.key(text), text.path)
    cache.close()
    return found


def keep(folder: Path, text: Text = TEXT, result: Checked = RESULT) -> None:
    """Keep a result in the folder."""
    cache = Cache(JOB, "f", folder=folder)
    cache.put(cache.key(text), result)
    cache.close()


def test_a_result_comes_back_as_it_was(tmp_path: Path) -> None:
    """In another process as well."""
    assert kept(tmp_path) is None
    keep(tmp_path)
    assert kept(tmp_path) == RESULT


def test_a_renamed_text_is_unchanged(tmp_path: Path) -> None:
    """The result then has the new path; another format is another text."""
    keep(tmp_path)
    found = kept(tmp_path, replace(TEXT, path="b.md"))
    assert found == replace(RESULT, path="b.md", report={**RESULT.report, "path": "b.md"})
    assert kept(tmp_path, replace(TEXT, path="b.html")) is None


@pytest.mark.parametrize(
    "asked",
    [
        {"text": replace(TEXT, data=b"Some word.")},
        {"text": replace(TEXT, accepted=(("year", "1964", "so"),))},
        {"job": replace(JOB, levels={"year": Level.OFF})},
        {"fingerprint": "g"},
    ],
    ids=["text", "accepted", "levels", "catalogue"],
)
def test_whatever_a_result_rests_on_makes_it_new(tmp_path: Path, asked: dict[str, object]) -> None:
    """Another text, another acceptance, another setting, another catalogue."""
    keep(tmp_path)
    assert kept(tmp_path, **asked) is None  # type: ignore[arg-type]


def test_another_state_of_the_program_makes_it_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its version, or its files while it is worked on."""
    keep(tmp_path)
    assert program() == program()
    monkeypatch.setattr("matinee.__version__", "99.0")
    assert kept(tmp_path) is None


def _garbage(path: Path) -> None:
    path.write_bytes(b"not a database" * 500)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _other_table(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE result")
        db.execute("CREATE TABLE result (something INTEGER)")


def _other_value(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE result SET value = ?", (b"what?",))


@pytest.mark.parametrize("damage", [_garbage, _cut, _other_table, _other_value])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """Nobody is told: nothing of theirs is lost."""
    keep(tmp_path)
    damage(tmp_path / FILE)
    assert kept(tmp_path) is None
    keep(tmp_path)
    assert kept(tmp_path) == RESULT


def test_a_cache_in_use_or_out_of_reach_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock is not waited for; a file where the folder should be is left alone."""
    keep(tmp_path)
    monkeypatch.setattr(module, "_WAIT", 0.05)
    busy = sqlite3.connect(tmp_path / FILE)
    busy.execute("BEGIN EXCLUSIVE")
    keep(tmp_path, replace(TEXT, data=b"more"))
    busy.rollback()
    busy.close()
    assert kept(tmp_path) == RESULT
    (tmp_path / "file").write_text("mine")
    assert kept(tmp_path / "file") is None
    keep(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


def test_the_cache_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not asked for the longest goes first."""
    clock = iter(range(1000, 2000))
    monkeypatch.setattr(module.time, "time", lambda: next(clock))
    monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    texts = [replace(TEXT, data=bytes([number])) for number in range(4)]
    for text in texts[:3]:
        keep(tmp_path, text)
    assert kept(tmp_path, texts[0])
    keep(tmp_path, texts[3])
    assert [kept(tmp_path, text) is not None for text in texts] == [True, False, True, True]
    monkeypatch.setattr(module, "MOST_BYTES", 1)
    keep(tmp_path, replace(TEXT, data=b"last"))
    assert kept(tmp_path, texts[3]) is None


def test_many_may_write_at_once(tmp_path: Path) -> None:
    """As several terminals do."""
    texts = [replace(TEXT, data=bytes([number])) for number in range(8)]
    threads = [threading.Thread(target=keep, args=(tmp_path, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(kept(tmp_path, text) is not None for text in texts) >= 1


def test_a_second_run_checks_nothing_and_says_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings, notes and status come from the cache; ``--no-cache`` checks again."""
    (tmp_path / "a.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "b.md").write_text("\n", encoding="utf-8")
    first = run("check", ".")

    def refuse(*_arguments: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr("matinee.cli.check._worker", refuse)
    again = run("check", ".")
    assert (again.exit_code, again.stdout, again.stderr) == (1, first.stdout, first.stderr)
    with pytest.raises(AssertionError, match="checked again"):
        run("check", "--no-cache", ".")


def test_the_severity_asked_for_is_no_part_of_the_result(run: Run, tmp_path: Path) -> None:
    """One cache serves every way of showing."""
    (tmp_path / "a.md").write_text(WRONG, encoding="utf-8")
    assert run("check", "a.md").exit_code == 1
    assert '"finding' in run("check", "--format", "json", "a.md").stdout
    assert run("check", "--format", "github", "a.md").stdout.startswith("::")
