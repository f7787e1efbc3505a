"""What every source of film data does, on the same two invented films in its own true format."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from matinee.catalogue import CatalogueError, Dossier, Role
from matinee.catalogue.build import Imported, import_source
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources import READERS, open_payload
from matinee.catalogue.sources.reader import Batch, Reader

PAYLOADS = Path(__file__).parents[1] / "payloads" / "sources"
REJECTED = {"tables": 1, "imdb": 1, "wikidata": 1, "tmdb": 1, "nfo": 1, "house": 0}
PUBLISHABLE = {"wikidata", "house"}


@dataclass(frozen=True, slots=True)
class Payload:
    """A source's name and a copy of its payload to read or to spoil."""

    source: str
    path: Path

    def open(self) -> Reader:
        """Open it."""
        return open_payload(self.source, self.path)


@pytest.fixture(params=READERS)
def payload(request: pytest.FixtureRequest, tmp_path: Path) -> Payload:
    """Give one source after the other."""
    source = request.param
    folder = Path(shutil.copytree(PAYLOADS / source, tmp_path / source))
    return Payload(source, folder / "house.toml" if source == "house" else folder)


@pytest.fixture
def imported(payload: Payload, tmp_path: Path) -> tuple[Snapshot, Imported]:
    """Give the catalogue that a payload makes, and what was said of it."""
    done = import_source(payload.open(), tmp_path / "films.sqlite")
    return Snapshot(tmp_path / "films.sqlite"), done


def salt(snapshot: Snapshot) -> Dossier:
    """Give what is known of the first film."""
    ref = snapshot.films_by_imdb(["tt9000001"])["tt9000001"]
    return snapshot.dossiers([ref.id])[ref.id]


def test_there_is_a_payload_of_every_source() -> None:
    """A source that is added cannot pass this suite by."""
    assert {folder.name for folder in PAYLOADS.iterdir()} == set(READERS)


def test_gives_films_with_their_plain_facts(imported: tuple[Snapshot, Imported]) -> None:
    """Title, original title, year, running time, genres."""
    film = salt(imported[0]).film
    assert (film.title, film.original_title, film.year) == (
        "The Salt Road",
        "La Route du sel",
        1999,
    )
    assert film.runtime == 104
    assert list(film.genres) == ["Drama", "Adventure"]
    ash = imported[0].films_by_imdb(["tt9000002"])["tt9000002"]
    assert str(ash) == "Ash (1974)"
    assert imported[0].counts()["films"] == 2


def test_gives_credits_with_characters(imported: tuple[Snapshot, Imported]) -> None:
    """The crew, and who plays whom under which names."""
    dossier = salt(imported[0])
    assert [credit.person.name for credit in dossier.credited(Role.DIRECTOR)] == ["Inès Morvan"]
    jo = next(c for c in dossier.credited(Role.ACTOR) if c.person.name == "Jo Lind")
    assert jo.character == "Mara"
    assert jo.billing is not None


def test_every_fact_names_a_source_that_is_described(
    payload: Payload, imported: tuple[Snapshot, Imported]
) -> None:
    """With its licence, and whether it may be published."""
    snapshot = imported[0]
    dossier = salt(snapshot)
    cited = {citation.source for credit in dossier.credits for citation in credit.citations}
    cited |= {statement.citation.source for statement in dossier.statements}
    sources = snapshot.sources()
    assert cited
    assert cited <= sources.keys()
    assert all(sources[key].licence for key in cited)
    assert all(sources[key].publishable is (payload.source in PUBLISHABLE) for key in cited)


def test_covers_no_role_that_its_source_may_know_in_part(
    imported: tuple[Snapshot, Imported],
) -> None:
    """Casts are open lists everywhere."""
    assert Role.ACTOR not in salt(imported[0]).coverage


def test_counts_what_it_refuses_and_says_why(
    payload: Payload, imported: tuple[Snapshot, Imported]
) -> None:
    """A broken row names its file, its place and what is wrong, and stops nothing else."""
    done = imported[1]
    assert done.rejected == len(done.rejects) == REJECTED[payload.source]
    for line in done.rejects:
        reject = json.loads(line)
        assert reject["file"]
        assert reject["line"] >= 1
        assert reject["reason"]


def test_the_same_again_changes_nothing(payload: Payload, tmp_path: Path) -> None:
    """An import may be run as often as one likes."""
    into = tmp_path / "films.sqlite"
    import_source(payload.open(), into)
    first = Snapshot(into).fingerprint
    import_source(payload.open(), into)
    assert Snapshot(into).fingerprint == first


def test_goes_on_after_any_batch(payload: Payload, tmp_path: Path) -> None:
    """What is read in two runs makes the same catalogue as what is read in one."""
    whole, parted = tmp_path / "whole.sqlite", tmp_path / "parted.sqlite"
    import_source(payload.open(), whole)
    total = len(list(_batches(payload.open(), [])))
    for stop in range(1, total):
        begun = [batch for batch, _ in zip(_batches(payload.open(), []), range(stop), strict=False)]
        import_source(_Continued(payload.open(), begun), parted, fresh=True)
        assert Snapshot(parted).fingerprint == Snapshot(whole).fingerprint, stop
        parted.unlink()


def test_its_progress_ends_where_it_said(payload: Payload) -> None:
    """Nothing is done more than once, and in the end all is."""
    reader = payload.open()
    done = [batch.done for batch in _batches(reader, [])]
    assert done == sorted(done)
    assert done[-1] == reader.total


def test_a_changed_payload_is_another(payload: Payload) -> None:
    """So that an import never goes on in the middle of other data."""
    before = payload.open().payload
    file = payload.path
    if file.is_dir():
        file = next(path for path in sorted(file.rglob("*")) if path.is_file())
    file.write_bytes(file.read_bytes().replace(b"1999", b"2001") + b"\n")
    assert payload.open().payload != before


def test_a_path_that_is_not_there_is_refused(payload: Payload, tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(CatalogueError, match="nowhere"):
        open_payload(payload.source, tmp_path / "nowhere")


def _batches(reader: Reader, before: Sequence[Batch], state: Mapping[str, Any] | None = None):
    """Read on after some batches, as an import does."""
    read = list(before)

    def earlier(kind: str, columns: Sequence[str]) -> pl.DataFrame:
        frames = [batch.frames[kind] for batch in read if kind in batch.frames]
        if not frames:
            return pl.DataFrame(schema=dict.fromkeys(columns, pl.Int64))
        found = pl.concat(frames, how="diagonal")
        return found if list(columns) == ["*"] else found.select(columns)

    for batch in reader.batches(state or {}, earlier):
        read.append(batch)
        yield batch


class _Continued:
    """A reader whose first batches were read by another, before it was stopped."""

    def __init__(self, reader: Reader, begun: Sequence[Batch]) -> None:
        self._reader, self._begun = reader, begun
        self.layer, self.whole, self.unit = reader.layer, reader.whole, reader.unit
        self.total, self.payload, self.sources = reader.total, reader.payload, reader.sources

    def batches(self, state: Mapping[str, Any], earlier: object):
        yield from self._begun
        yield from _batches(self._reader, self._begun, self._begun[-1].state)
