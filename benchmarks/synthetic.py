"""Records of a catalogue of any size: a real one's best-known films, and invented ones around.

Invented people get first and last names of real ones in new combinations, and invented films
words of real titles, so that look-ups meet as many near misses and namesakes as they would in life.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matinee.catalogue import Citation, Dossier, Role, Source
from matinee.catalogue.records import CreditRecord, FilmRecord
from matinee.catalogue.snapshot import Snapshot

SOURCE = Source("invented", "Invented for measuring", "none", publishable=False)
_CITED = (Citation("invented"),)
_CREW = (
    Role.DIRECTOR, Role.WRITER, Role.SCREENPLAY, Role.PRODUCER, Role.CINEMATOGRAPHER,
    Role.COMPOSER, Role.EDITOR, Role.PRODUCTION_DESIGNER,
)  # fmt: skip
_CREDITS = 20  # a film
_BATCH = 200


@dataclass(frozen=True)
class Words:
    """What invented names and titles are put together from."""

    first: Sequence[str]
    last: Sequence[str]
    title: Sequence[str]

    @classmethod
    def of(cls, dossiers: Sequence[Dossier]) -> "Words":
        """Gather the words of real films."""
        names = {c.person.name for d in dossiers for c in d.credits if " " in c.person.name}
        titles = {w for d in dossiers for w in d.film.title.split() if w.isalpha() and len(w) > 2}
        first = {name.split()[0] for name in names}
        return cls(sorted(first), sorted({n.split()[-1] for n in names}), sorted(titles))


def records(
    dossiers: Sequence[Dossier], *, films: int, people: int, seed: int = 1
) -> Iterator[FilmRecord]:
    """Give the real films, then invented ones up to ``films`` in all, with ``people`` in all."""
    for dossier in dossiers:
        yield real(dossier)
    words, chance = Words.of(dossiers), random.Random(seed)
    left = max(0, films - len(dossiers))
    new_people = people / max(1, left)
    met = 0
    for number in range(left):
        until = min(people, int((number + 1) * new_people))
        yield _invented(number, range(met, until), words, chance, until)
        met = until


def real(dossier: Dossier) -> FilmRecord:
    """Give a film of a catalogue as a record again."""
    film = dossier.film
    return FilmRecord(
        key=film.id,
        title=film.title,
        year=film.year,
        original_title=film.original_title,
        aliases=film.aliases,
        runtime=film.runtime,
        imdb_id=film.imdb_id,
        genres=film.genres,
        countries=film.countries,
        languages=film.languages,
        fame=film.fame,
        credits=[
            CreditRecord(
                credit.person.name, credit.role, credit.character, credit.character_aliases,
                credit.billing, credit.voice, credit.uncredited, _CITED,
            )
            for credit in dossier.credits
        ],
        complete=dict.fromkeys(dossier.coverage, _CITED),
        cited={"": _CITED},
    )  # fmt: skip


def best_known(catalogue: Snapshot, count: int, also: Sequence[str]) -> list[Dossier]:
    """Give a catalogue's best-known films, and those named in ``also`` (ids)."""
    keys = [key for (key,) in catalogue.rows("SELECT key FROM film")]
    refs = sorted(catalogue.films(keys).values(), key=lambda film: (-film.fame, film.id))
    ids = list(dict.fromkeys([*also, *(ref.id for ref in refs[:count])]))
    return [
        dossier
        for start in range(0, len(ids), _BATCH)
        for dossier in catalogue.dossiers(ids[start : start + _BATCH]).values()
    ]


def person(number: int, words: Words) -> str:
    """Give the name of an invented person, nearly always nobody else's."""
    spread = number * 2_654_435_761 % (len(words.first) * len(words.last))
    first, last = divmod(spread, len(words.last))
    return f"{words.first[first]} {words.last[last]}"


def _invented(number: int, new: range, words: Words, chance: random.Random, met: int) -> FilmRecord:
    # Whoever is not new has worked before: mostly the same few, as in life.
    known = [int(met * chance.random() ** 3) for _ in range(max(4, _CREDITS - len(new)))]
    credits = []
    for place, who in enumerate([*known, *new]):
        role = _CREW[place] if place < len(_CREW) else Role.ACTOR
        part = f"{chance.choice(words.first)} {chance.choice(words.last)}"
        character = part if role is Role.ACTOR else None
        credits.append(
            CreditRecord(person(who, words), role, character, (), place + 1, citations=_CITED)
        )
    title = " ".join(chance.choice(words.title) for _ in range(chance.choice((1, 2, 2, 3))))
    return FilmRecord(
        key=f"invented-{number}",
        title=title,
        year=chance.randrange(1920, 2026),
        runtime=chance.randrange(70, 180),
        imdb_id=f"tt9{number:08}",
        fame=0,
        credits=credits,
        complete=dict.fromkeys(_CREW, _CITED),
        cited={"": _CITED},
    )
