"""Changes an index in place: entries put in, replaced and taken out, in one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b

from pyroaring import BitMap

from matinee.discovery.search.entries import Entry, Kind
from matinee.discovery.search.index_file import IndexFile
from matinee.discovery.search.port import EditableSpelling
from matinee.discovery.search.postings import change_postings, plain_words
from matinee.discovery.search.rows import Row, facet_values, make_row
from matinee.discovery.search.tables import FIRST

Name = tuple[str, str]
"""The kind and key of an entry."""
FilmFacets = Mapping[str, Mapping[str, Iterable[str]]]
"""For a field, which films (by key) have each value."""
_Facet = tuple[str, str]
_Rows = dict[_Facet, tuple[str, BitMap]]

_MARKS = ",".join("?" * len(Row._fields))
_CHUNK = 400


def change_index(
    file: IndexFile,
    *,
    put: Sequence[Entry] = (),
    gone: Iterable[Name] = (),
    whole: Collection[Kind] = (),
    film_facets: FilmFacets | None = None,
    notes: Mapping[str, str] | None = None,
    spelling: EditableSpelling | None = None,
) -> int:
    """Put entries in the place of those with the same kind and key, and take others out.

    Of the kinds in ``whole``, ``put`` is everything there is. An entry that was not there yet
    stands before all that were, with a ``fame`` between 0 and 1. ``film_facets`` says anew which
    films have the values of those fields. ``notes`` are kept in the same transaction, such as up
    to which edition of the site the index is true; where they are kept already, another process
    has made this very change. Give how many entries were changed.
    """
    notes = notes or {}
    with file.lock:
        file.db.execute("BEGIN IMMEDIATE")
        try:
            if notes and all(file.note(key) == value for key, value in notes.items()):
                changed = 0
            else:
                put, gone = _differing(file, put, gone, whole)
                made = _exchange(file, put, gone, film_facets or {})
                file.db.executemany("INSERT OR REPLACE INTO meta VALUES (?,?)", notes.items())
                if spelling is not None:
                    spelling.learn({w for row in made for w in plain_words(row.words).split()})
                changed = len(put) + len(gone)
            file.db.execute("COMMIT")
        except BaseException:
            file.db.execute("ROLLBACK")
            raise
        file.forget()
    return changed


def _differing(
    file: IndexFile, put: Sequence[Entry], gone: Iterable[Name], whole: Collection[Kind]
) -> tuple[list[Entry], list[Name]]:
    """Leave out what is in the index already just so."""
    known = {
        (kind, key): stamp
        for kind, key, stamp in file.rows(
            "SELECT kind, key, stamp FROM entry WHERE stamp IS NOT NULL"
        )
    }
    wanted = {(entry.kind.value, entry.key) for entry in put}
    left = [name for name in known if name[0] in whole and name not in wanted]
    return (
        [each for each in put if known.get((each.kind, each.key)) != _stamp(each)],
        [*gone, *left],
    )


def _exchange(
    file: IndexFile, put: Sequence[Entry], gone: Sequence[Name], film_facets: FilmFacets
) -> list[Row]:
    numbers = _numbers(file, [*((entry.kind, entry.key) for entry in put), *gone])
    old = file.entries(numbers.values())
    stored, facets = _all_facets(file)
    for _, bits in facets.values():
        bits -= BitMap(old)
    for row in old.values():
        _take_out(file, row)
    made = []
    free = min(file.rows("SELECT coalesce(min(id), ?) FROM entry", [FIRST])[0][0], FIRST)
    for entry in put:
        number = numbers.get((entry.kind, entry.key))
        if number is None:
            free -= 1
            number = free
        fame = entry.fame if number < FIRST else None
        row = make_row(number, entry, fame=fame, stamp=_stamp(entry))
        _put_in(file, row)
        made.append(row)
        for field, value, label in facet_values(entry):
            facets.setdefault((field, value), (label, BitMap()))[1].add(number)
    change_postings(file.db, gone=old.values(), made=made)
    _give_films(file, facets, film_facets)
    _write_facets(file, stored, facets)
    return made


def _stamp(entry: Entry) -> str:
    return blake2b(repr(entry).encode(), digest_size=12).hexdigest()


def _numbers(file: IndexFile, names: Iterable[Name]) -> dict[Name, int]:
    """Give the rows of entries by kind and key; those that are not there are absent."""
    wanted = list(dict.fromkeys(names))
    found: dict[Name, int] = {}
    for at in range(0, len(wanted), _CHUNK):
        part = wanted[at : at + _CHUNK]
        marks = ",".join(["(?,?)"] * len(part))
        for kind, key, row in file.rows(
            f"SELECT kind, key, id FROM entry WHERE (key, kind) IN (VALUES {marks})",
            [value for name in part for value in reversed(name)],
        ):
            found[kind, key] = row
    return found


def _all_facets(file: IndexFile) -> tuple[Mapping[_Facet, bytes], _Rows]:
    rows = file.rows("SELECT field, value, label, rows FROM facet")
    return (
        {(field, value): bits for field, value, _, bits in rows},
        {(field, value): (label, BitMap.deserialize(bits)) for field, value, label, bits in rows},
    )


def _write_facets(file: IndexFile, stored: Mapping[_Facet, bytes], facets: _Rows) -> None:
    """Write those that are not as they were stored: most of a large catalogue's are."""
    for (field, value), (label, bits) in facets.items():
        written = bits.serialize()
        if not bits:
            file.db.execute("DELETE FROM facet WHERE field = ? AND value = ?", [field, value])
        elif written != stored.get((field, value)):
            file.db.execute(
                "INSERT OR REPLACE INTO facet VALUES (?,?,?,?)", [field, value, label, written]
            )


def _give_films(file: IndexFile, facets: _Rows, given: FilmFacets) -> None:
    if not given:
        return
    films = facets.get(("kind", Kind.FILM), ("", BitMap()))[1]
    keys = {(Kind.FILM.value, key) for of in given.values() for each in of.values() for key in each}
    numbers = _numbers(file, keys)
    for (field, _), (_, bits) in facets.items():
        if field in given:
            bits -= films
    for field, values in given.items():
        for value, of in values.items():
            rows = (numbers.get((Kind.FILM, key)) for key in of)
            bits = facets.setdefault((field, value), (value, BitMap()))[1]
            bits.update(row for row in rows if row is not None)


def _take_out(file: IndexFile, row: Row) -> None:
    file.db.execute("DELETE FROM entry WHERE id = ?", [row.id])


def _put_in(file: IndexFile, row: Row) -> None:
    file.db.execute(f"INSERT INTO entry VALUES ({_MARKS})", row)
