"""Measures which film the rows and posts of an archive are found to be of.

Usage: python -m benchmarks.matching [--catalogue FILE] [--reviews FILE] [--part tune]

Titles of the catalogue are written as exports and people write them, and matched back: as they
stand, in another case and punctuation, under another title, with a year off by one, without one.
Films that share a title are measured apart, and so are films that the catalogue lacks (each is
hidden while its own row is matched): there the only right answer is to ask or to leave it.
With ``--reviews`` (JSON lines with ``text`` and ``imdb_id``) headings of posts are made for real
texts. Beside it in the same run, as the peer, the likest title by RapidFuzz within a year.

Where a catalogue has one film twice (one title, a director in common, a year apart at most), either
is right. Films are split by hash: half of them for setting weights (``--part tune``), half for
measuring.
"""

import argparse
import hashlib
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from benchmarks.corpus import open_catalogue, reviews
from benchmarks.rates import Rate
from benchmarks.results import machine, write_json
from matinee.archive import FilmHints, Item, ItemKind
from matinee.archive.matching import Decision, Match, Matcher
from matinee.catalogue import Film, FilmRef, Role
from matinee.catalogue.names import fold_title
from matinee.catalogue.near import near_films
from matinee.catalogue.snapshot import Snapshot

MISSING = "no such film"
CONTRACT = ("as it stands", "case and punctuation", "another title", "year off by one")
"""The rows of which at least 99% must be right and at most 0.2% wrong."""


@dataclass(slots=True)
class Tally:
    """What became of one kind of row."""

    right: int = 0
    wrong: int = 0
    asked: int = 0
    asked_with: int = 0
    unmatched: int = 0
    peer_right: int = 0
    peer_wrong: int = 0

    @property
    def of(self) -> int:
        """How many rows there were."""
        return self.right + self.wrong + self.asked + self.unmatched

    def as_json(self) -> dict[str, object]:
        """Give the counts for programs."""
        return {
            "of": self.of,
            "right": Rate(self.right, self.of).as_json(),
            "wrong": Rate(self.wrong, self.of).as_json(),
            "asked": self.asked,
            "asked_with_the_right_one": self.asked_with,
            "unmatched": self.unmatched,
            "peer_right": self.peer_right,
            "peer_wrong": self.peer_wrong,
        }


class Without:
    """A snapshot in which one film is hidden."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.hidden = ""

    def __getattr__(self, name: str) -> object:
        return getattr(self._snapshot, name)

    @property
    def fingerprint(self) -> str:
        """Another one for each film hidden, so that nothing is remembered of it."""
        return f"{self._snapshot.fingerprint} {self.hidden}"

    def films_titled(self, folded: Collection[str]) -> Mapping[str, Sequence[FilmRef]]:
        """Give films by title, without the hidden one."""
        found = self._snapshot.films_titled(folded)
        return {
            title: [film for film in films if film.id != self.hidden]
            for title, films in found.items()
        }

    def films_by_imdb(self, ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by identifier, without the hidden one."""
        found = self._snapshot.films_by_imdb(ids)
        return {key: film for key, film in found.items() if film.id != self.hidden}


def main() -> None:
    """Measure, print a table and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--catalogue", type=Path)
    parser.add_argument("--reviews", type=Path)
    parser.add_argument("--part", choices=("tune", "measure"), default="measure")
    parser.add_argument("--films", type=int, default=3000)
    parser.add_argument("--show", type=int, default=0, help="list so many of each that went wrong")
    options = parser.parse_args()
    snapshot = open_catalogue(options.catalogue)
    bench = Bench(snapshot, options.show)
    for kind, film, item in _rows(snapshot, _sample(snapshot, options.part, options.films)):
        bench.row(kind, film, item)
    if options.reviews:
        for kind, film, item in _posts(snapshot, options.reviews, options.part):
            bench.post(kind, film, item)
    _print(bench.tallies)
    result = {
        "machine": machine(),
        "part": options.part,
        "rows_per_second": round(bench.rows / bench.seconds),
        "kinds": {kind: tally.as_json() for kind, tally in bench.tallies.items()},
    }
    print(f"{bench.rows / bench.seconds:,.0f} rows a second, {write_json('matching', result)}")


class Bench:
    """The matcher with the peer beside it, and what became of each row."""

    def __init__(self, snapshot: Snapshot, show: int) -> None:
        self._catalogue = Without(snapshot)
        self._matcher = Matcher(self._catalogue, near=partial(self._near, snapshot))  # type: ignore[arg-type]
        self._peer = Peer(snapshot)
        self._snapshot = snapshot
        self._show = show
        self._shown: Counter[str] = Counter()
        self.tallies: dict[str, Tally] = {}
        self.rows = 0
        self.seconds = 0.0

    def row(self, kind: str, film: FilmRef, item: Item) -> None:
        """Match a row of a film, or of one that is hidden for that time."""
        hidden = kind == MISSING
        if hidden and self._same(film):
            return
        self._catalogue.hidden = film.id if hidden else ""
        begun = time.perf_counter()
        match = self._matcher.match(item)
        self.seconds += time.perf_counter() - begun
        self.rows += 1
        self._catalogue.hidden = ""
        tally = self._tally(kind, None if hidden else film, item, match)
        if not hidden:
            answer = self._peer(item)
            tally.peer_right += answer == film.id
            tally.peer_wrong += answer not in (None, film.id)

    def post(self, kind: str, film: FilmRef, item: Item) -> None:
        """Match a post on a film."""
        self._tally(kind, film, item, self._matcher.match(item))

    def _tally(self, kind: str, right: FilmRef | None, item: Item, match: Match) -> Tally:
        tally = self.tallies.setdefault(kind, Tally())
        if right and match.film and match.film.id in self._same(right):
            match = replace(match, film=right)
        _count(tally, match, right.id if right else None)
        bad = match.film != right and (match.film is not None or right is not None)
        if bad and self._shown[kind] < self._show:
            self._shown[kind] += 1
            print(f"{kind}: {item.title!r} {item.film.year or ''}, right: {right}: "
                  f"{match.decision} {match.film} {match.confidence} {match.why}")  # fmt: skip
        return tally

    def _same(self, film: FilmRef) -> set[str]:
        """Give the other records of one film: same title, a director in common, a year apart."""
        titled = self._snapshot.films_titled([fold_title(film.title)])[fold_title(film.title)]
        near = [one for one in titled if abs((one.year or 0) - (film.year or 0)) <= 1]
        if len(near) < 2:
            return set()
        directors = {
            key: {credit.person.name for credit in dossier.credited(Role.DIRECTOR)}
            for key, dossier in self._snapshot.dossiers([one.id for one in near]).items()
        }
        own = directors[film.id]
        return {key for key, names in directors.items() if key != film.id and names & own}

    def _near(self, snapshot: Snapshot, title: str) -> Sequence[FilmRef]:
        return [film for film in near_films(snapshot, title) if film.id != self._catalogue.hidden]


def _count(tally: Tally, match: Match, right: str | None) -> None:
    listed = [film.id for film, _ in match.candidates]
    if match.decision is Decision.MATCHED:
        assert match.film
        tally.right += match.film.id == right
        tally.wrong += match.film.id != right
    elif match.decision is Decision.ASK:
        tally.asked += 1
        tally.asked_with += right in listed
    else:
        tally.unmatched += 1


class Peer:
    """What a script of a few lines does: the likest title among the films within a year."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._by_year: dict[int | None, list[tuple[str, str]]] = {}
        for key, title, year in snapshot.rows("SELECT key, title, year FROM film"):
            self._by_year.setdefault(year, []).append((title.lower(), key))

    def __call__(self, item: Item) -> str | None:
        """Give the key of the film it takes a row to be of."""
        year = item.film.year
        near = [year] if year is None else [year - 1, year, year + 1]
        pool = [entry for one in near for entry in self._by_year.get(one, ())]
        if year is None:
            pool = [entry for entries in self._by_year.values() for entry in entries]
        titles = [title for title, _ in pool]
        found = process.extractOne(item.title.lower(), titles, scorer=fuzz.ratio, score_cutoff=85)
        return pool[found[2]][1] if found else None


def _sample(snapshot: Snapshot, part: str, most: int) -> list[str]:
    keys = [key for (key,) in snapshot.rows("SELECT key FROM film WHERE year IS NOT NULL")]
    half = [key for key in keys if (_number(key, "side") % 2 == 0) is (part == "tune")]
    return sorted(half, key=lambda key: _number(key, "sample"))[:most]


def _number(key: str, what: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{what} {key}".encode()).digest()[:6], "big")


def _rows(snapshot: Snapshot, keys: Sequence[str]) -> Iterator[tuple[str, FilmRef, Item]]:
    for at in range(0, len(keys), 200):
        for key, dossier in snapshot.dossiers(keys[at : at + 200]).items():
            film, chance = dossier.film, partial(_number, key)
            assert film.year
            year = film.year
            shared = (
                len(snapshot.films_titled([fold_title(film.title)])[fold_title(film.title)]) > 1
            )
            if shared:
                yield "namesake", film.ref, _row(film.title, year)
                directors = [credit.person.name for credit in dossier.credited(Role.DIRECTOR)]
                if directors:
                    yield "namesake, director given", film.ref, _row(film.title, year, directors)
            yield "as it stands", film.ref, _row(film.title, year)
            yield "case and punctuation", film.ref, _row(_changed(film.title, chance), year)
            yield "year off by one", film.ref, _row(film.title, year + chance("year") % 2 * 2 - 1)
            others = _other_titles(film)
            if others:
                title = others[chance("title") % len(others)]
                yield "another title", film.ref, _row(title, year)
            yield "without a year", film.ref, _row(film.title, None)
            yield "a letter wrong", film.ref, _row(_slip(film.title, chance), year)
            yield MISSING, film.ref, _row(film.title, year)


def _row(title: str, year: int | None, directors: Sequence[str] = ()) -> Item:
    hints = FilmHints((title,), year, directors=directors)
    return Item("row", ItemKind.RATING, title, film=hints)


def _other_titles(film: Film) -> list[str]:
    own = fold_title(film.title)
    titles = [film.original_title, *film.aliases]
    return [title for title in titles if title and fold_title(title) not in ("", own)]


def _changed(title: str, chance: Callable[[str], int]) -> str:
    """Write a title as people do: another case, other marks, the article behind."""
    forms: list[Callable[[str], str]] = [
        str.upper,
        str.lower,
        str.title,
        lambda t: re.sub(r"[^\w\s&]", "", t),
        lambda t: t.replace(": ", " - ").replace(" & ", " and "),
        lambda t: t.replace("'", "’").replace(" and ", " & "),
        lambda t: re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", t)),
        lambda t: re.sub(r"^(The|A|An|Le|La|Les|Der|Die|Das) (.+)$", r"\2, \1", t),
        lambda t: f"“{t}”",
        lambda t: re.sub(r"[-–—]", " ", t),
    ]  # fmt: skip
    first = forms[chance("form") % len(forms)](title)
    return forms[chance("form 2") % len(forms)](first) if chance("twice") % 3 == 0 else first


def _slip(title: str, chance: Callable[[str], int]) -> str:
    """Leave out or double one letter."""
    places = [at for at, letter in enumerate(title) if letter.isalpha()]
    if len(places) < 4:
        return title + title[-1:]
    at = places[chance("place") % len(places)]
    return (
        title[:at] + title[at + 1 :] if chance("kind") % 2 else title[:at] + title[at] + title[at:]
    )


def _posts(snapshot: Snapshot, path: Path, part: str) -> Iterator[tuple[str, FilmRef, Item]]:
    """Give real texts under made headings, and once under the title of some other film."""
    titles = [title for (title,) in snapshot.rows("SELECT title FROM film ORDER BY key")]
    forms: Sequence[tuple[str, Callable[[str, int], str]]] = (
        ("post, title (year)", lambda t, y: f"{t} ({y})"),
        ("post, title alone", lambda t, y: t),
        ("post, Review: title", lambda t, y: f"Review: {t}"),
        ("post, title – some words", lambda t, y: f"{t} – a long night’s work"),
    )
    for review in reviews(path):
        key = review.imdb_id
        if not key or (_number(key, "side") % 2 == 0) is not (part == "tune"):
            continue
        film = snapshot.films_by_imdb([key]).get(key)
        if film is None or not film.year:
            continue
        kind, form = forms[_number(review.name, "heading") % len(forms)]
        yield kind, film, _post(form(film.title, film.year), review.document.source)
        other = titles[_number(review.name, "another") % len(titles)]
        yield "post, some other title", film, _post(other, review.document.source)


def _post(heading: str, text: str) -> Item:
    return Item("post", ItemKind.POST, heading, text=text, format="markdown")


def _print(tallies: Mapping[str, Tally]) -> None:
    table = Table(title="which film a row or post is of")
    table.add_column("kind", no_wrap=True)
    for column in ("of", "right", "wrong", "asked", "right in it", "none", "peer right", "wrong"):
        table.add_column(column, justify="right")
    total = Tally()
    for kind in CONTRACT:
        for name in (field.name for field in fields(Tally)):
            setattr(total, name, getattr(total, name) + getattr(tallies.get(kind, Tally()), name))
    for kind, tally in [*tallies.items(), ("the four to be right", total)]:
        of = max(tally.of, 1)
        peer = tally.peer_right + tally.peer_wrong
        table.add_row(
            kind,
            f"{tally.of:,}",
            f"{tally.right / of:.2%}",
            f"{tally.wrong / of:.2%}",
            f"{tally.asked:,}",
            f"{tally.asked_with:,}",
            f"{tally.unmatched:,}",
            *(
                (f"{tally.peer_right / of:.1%}", f"{tally.peer_wrong / of:.1%}")
                if peer
                else ("", "")
            ),
        )
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
