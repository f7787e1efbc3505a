"""Decides which film an item of an archive is about: matched, to be asked, or unmatched.

One matcher for every kind of archive. Evidence is gathered for each film that may be meant, and
weighed by named penalties; what the text says counts where there is one.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from matinee.archive.headings import Guess, How, guesses, says_review, variants
from matinee.archive.model import OF_A_FILM, FilmHints, Item
from matinee.archive.prose import document_of
from matinee.archive.weights import DEFAULT, MatchWeights
from matinee.catalogue import Catalogue, Dossier, FilmRef, Role
from matinee.catalogue.names import fold, fold_title
from matinee.catalogue.remembered import Remembered
from matinee.claims.bind import Evidence, bind, overlaps
from matinee.claims.tokens import Words
from matinee.document import Document, DocumentError
from matinee.review import HeaderField, Review, parse_review

Near = Callable[[str], Sequence[FilmRef]]
"""Gives the films whose titles are most like one that the catalogue does not hold."""

_MOST = 40  # films looked at for one item
_NAMED = 2  # people of a film that make it the one meant, one if its title has several words
_LONG = 120  # words in which somebody of the film would be named
_CREDITED = 3  # people that a film must have for it to tell that none of them is named
_RUNTIME_ROOM = 0.15
_IMDB = re.compile(r"\btt\d{7,10}\b")
_LINK = re.compile(r"imdb\.com/title/(tt\d{7,10})")


class Decision(StrEnum):
    """What became of an item."""

    MATCHED = "matched"
    ASK = "ask"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class Match:
    """The film of an item, how sure that is and why.

    ``film`` is None unless matched; ``candidates`` are the films that may be meant, likeliest
    first, each with its confidence.
    """

    film: FilmRef | None
    decision: Decision
    confidence: float
    why: str
    candidates: Sequence[tuple[FilmRef, float]] = ()


class Matcher:
    """Matches items to the films of one catalogue, keeping its answers for the next ones."""

    def __init__(
        self, catalogue: Catalogue, *, near: Near | None = None, weights: MatchWeights = DEFAULT
    ) -> None:
        """``near`` finds titles written otherwise; without it they stay unmatched."""
        self._catalogue = Remembered(catalogue)
        self._near = near
        self._weights = weights

    def match(self, item: Item) -> Match:
        """Decide which film one item is about."""
        return self.match_together([item])[0]

    def match_together(self, items: Sequence[Item]) -> list[Match]:
        """Decide for a few items, in order; what all of them ask of the catalogue is asked once."""
        self._catalogue.refresh()
        several = [_Said(item) for item in items]
        stated = [self._stated(said) for said in several]
        open_ = [said for said, match in zip(several, stated, strict=True) if match is None]
        found = dict(zip(map(id, open_), self._candidates(open_), strict=True))
        films = {one.film.id: None for candidates in found.values() for one in candidates}
        dossiers = self._catalogue.dossiers(list(films)) if films else {}
        return [
            match or self._matched(said, found[id(said)], dossiers)
            for said, match in zip(several, stated, strict=True)
        ]

    def _matched(
        self, said: "_Said", found: "list[_Candidate]", dossiers: Mapping[str, Dossier]
    ) -> Match:
        weighed = self._weighed(said, found, dossiers)
        best = self._decide(weighed, said)
        if best.decision is not Decision.MATCHED and said.document is not None:
            by_text = self._by_text(said, weighed)
            if by_text and by_text.confidence > best.confidence:
                return by_text
        return best

    def _stated(self, said: "_Said") -> Match | None:
        """Take the film that an identifier names."""
        for const, confidence, where in said.identifiers():
            found = self._catalogue.films_by_imdb([const]).get(const)
            if found:
                return Match(
                    found, Decision.MATCHED, confidence, f"{where} {const}", ((found, confidence),)
                )
        return None

    def _candidates(self, several: "Sequence[_Said]") -> "Iterator[list[_Candidate]]":
        """Give for each item the films that it may mean, in the order of its guesses."""
        wanted = [{guess: fold_title(guess.title) for guess in said.guesses} for said in several]
        titled = self._catalogue.films_titled({one for each in wanted for one in each.values()})
        for said, own in zip(several, wanted, strict=True):
            candidates: dict[str, _Candidate] = {}
            for guess, folded in own.items():
                for film in titled.get(folded, ())[:_MOST]:
                    self._add(candidates, _Candidate(film, guess, near=False))
            if not candidates and self._near and said.guesses:
                first = said.guesses[0]
                for film in self._near(first.title):
                    self._add(candidates, _Candidate(film, first, near=True))
            yield list(candidates.values())[:_MOST]

    def _weighed(
        self, said: "_Said", found: "list[_Candidate]", every: Mapping[str, Dossier]
    ) -> "list[_Candidate]":
        dossiers = {one.film.id: every[one.film.id] for one in found if one.film.id in every}
        named = overlaps(dossiers.values(), said.words) if said.words else {}
        for one in found:
            dossier = dossiers.get(one.film.id)
            one.named = named.get(one.film.id, 0)
            one.directors = _directors(dossier)
            one.flags = list(_flags(one, said, dossier))
        for one in found:
            one.flags += _beside(one, found)
            one.confidence = self._weights.confidence(dict.fromkeys(one.flags))
        return sorted(found, key=lambda one: (-one.confidence, -one.film.fame, one.film.id))

    def _add(self, candidates: "dict[str, _Candidate]", new: "_Candidate") -> None:
        """Keep for each film the guess that speaks best for it."""
        old = candidates.get(new.film.id)
        if old is None or _order(new) < _order(old):
            candidates[new.film.id] = new

    def _decide(self, weighed: "Sequence[_Candidate]", said: "_Said") -> Match:
        listed = tuple((one.film, one.confidence) for one in weighed[:8])
        if not weighed:
            titles = f'"{said.guesses[0].title}"' if said.guesses else "it"
            return Match(
                None, Decision.UNMATCHED, 0.0, f"no film of the catalogue is called {titles}"
            )
        best = weighed[0]
        rivals = [one for one in weighed[1:] if not _twice(best, one)]
        second = rivals[0].confidence if rivals else 0.0
        why = _why(best, said)
        if best.confidence >= self._weights.matched:
            if round(best.confidence - second, 3) >= self._weights.gap:
                return Match(best.film, Decision.MATCHED, best.confidence, why, listed)
            films = ", ".join(str(film) for film, _ in listed[:4])
            return Match(None, Decision.ASK, best.confidence, f"several films fit: {films}", listed)
        if best.confidence >= self._weights.ask:
            return Match(None, Decision.ASK, best.confidence, f"perhaps {best.film}: {why}", listed)
        return Match(None, Decision.UNMATCHED, best.confidence, f"not {best.film}: {why}", listed)

    def _by_text(self, said: "_Said", weighed: "Sequence[_Candidate]") -> Match | None:
        """Let the text decide, where it names a film and enough of its people."""
        assert said.document is not None
        review = said.review
        titles = [review.title] if review and review.title else []
        decision = bind(said.document, Evidence(titles, said.year), self._catalogue)
        film = decision.film
        if film is None or (said.written and film.year and film.year > said.written + 1):
            return None
        sure = decision.confidence >= self._weights.by_text
        kind = Decision.MATCHED if sure else Decision.ASK
        others = tuple((one.film, one.confidence) for one in weighed[:4] if one.film.id != film.id)
        return Match(
            film if sure else None,
            kind,
            decision.confidence,
            decision.why,
            ((film, decision.confidence), *others),
        )


def named_films(item: Item) -> FilmHints:
    """Give what an item says of its film wherever it says it: an identifier, titles, a year.

    No catalogue is asked, so that it can be told which films a catalogue ought to have.
    """
    said = _Said(item)
    identifier = next((const for const, _, _ in said.identifiers()), "")
    return FilmHints([guess.title for guess in said.guesses], said.year, identifier)


@dataclass(slots=True)
class _Candidate:
    """A film that may be meant: by which guess, what speaks against it, how sure that leaves it."""

    film: FilmRef
    guess: Guess
    near: bool
    named: int = 0
    confidence: float = 0.0
    directors: frozenset[str] = frozenset()
    flags: list[str] = field(default_factory=list)


class _Said:
    """What an item says of its film: in its fields, its heading, its text."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.of_a_film = item.kind in OF_A_FILM
        self.written = int(item.date[:4]) if item.date and item.date[:4].isdigit() else None

    @cached_property
    def document(self) -> Document | None:
        """The item's text, read; None where there is none, or none that can be read."""
        try:
            return document_of(self.item) if self.item.text.strip() else None
        except DocumentError:
            return None

    @cached_property
    def review(self) -> Review | None:
        """The shape of the text as a review."""
        return parse_review(self.document) if self.document else None

    @cached_property
    def year(self) -> int | None:
        """The film's year as a field, the heading or the header says it."""
        headed = next((guess.year for guess in self.guesses if guess.year), None)
        return self.item.film.year or headed or (self.review.year if self.review else None)

    def identifiers(self) -> Iterator[tuple[str, float, str]]:
        """Give the IMDb identifiers that name the film: of a field, of one link in the text."""
        if self.item.film.imdb_id:
            yield self.item.film.imdb_id, 1.0, "identified as"
            return
        fields = {
            const
            for key, values in self.item.metadata.items()
            for value in values
            if len(value) < 200
            for const in _IMDB.findall(value)
            if "imdb" in key.lower() or _IMDB.fullmatch(value.strip())
        }
        if len(fields) == 1:
            yield fields.pop(), 0.99, "a field says"
            return
        links = set(_LINK.findall(self.item.text))
        if len(links) == 1:
            const = links.pop()
            yield const, 0.95, "the text links to"

    @property
    def long(self) -> bool:
        """Say whether the text is so long that it would name somebody of its film."""
        return sum(len(text.tokens) for text in self.words) >= _LONG

    @property
    def reviews(self) -> bool:
        """Say whether the heading calls itself a review."""
        return says_review(self.item.title)

    @property
    def directors(self) -> list[str]:
        """Give the directors that fields, the heading or the header name."""
        header = self.review.values(HeaderField.DIRECTOR) if self.review else ()
        heading = [guess.director for guess in self.guesses if guess.director]
        return [*self.item.film.directors, *heading[:1], *header]

    @cached_property
    def guesses(self) -> list[Guess]:
        """The titles that the item may name."""
        item = self.item
        stated = [
            Guess(title, How.STATED, item.film.year)
            for whole in item.film.titles
            for title in variants(whole)
        ]
        headed = [] if item.film.titles and self.of_a_film else guesses(item.title)
        own = self.review.title if self.review else None
        read = [Guess(own, How.MARKED, self.review.year)] if own and self.review else []
        return [*stated, *headed, *read]

    @cached_property
    def words(self) -> list[Words]:
        """The words in which people of the film may be named."""
        texts = [block.text for block in self.document.blocks] if self.document else []
        names = (*self.item.tags, *self.item.categories, self.item.excerpt)
        return [Words(text) for text in (*texts, *filter(None, names))] if texts else []


def _order(one: _Candidate) -> tuple[int, int]:
    return list(How).index(one.guess.how), -len(one.guess.title)


def _flags(one: _Candidate, said: _Said, dossier: Dossier | None) -> Iterator[str]:
    """Name what speaks against a film by itself."""
    film, guess = one.film, one.guess
    directed = _same_director(said.directors, one.directors)
    several = len(fold_title(guess.title).split()) > 1
    sure = one.named >= (1 if several else _NAMED) or bool(directed)
    yield from _title_flags(one, sure)
    if directed is False:
        yield "another-director"
    year = guess.year or said.year
    dated = year is not None and film.year == year
    yield from _year_flags(film, year, said.written, sure)
    if said.item.film.imdb_id and film.imdb_id not in (None, said.item.film.imdb_id):
        yield "another-identifier"
    minutes, own = said.item.film.runtime, dossier.film.runtime if dossier else None
    if minutes and own and abs(minutes - own) > _RUNTIME_ROOM * max(minutes, own):
        yield "another-length"
    if said.long and not one.named and dossier and len(dossier.credits) >= _CREDITED:
        yield "nobody-of-it-named-though-dated" if dated else "nobody-of-it-named"
    called = guess.how is not How.PART and (one.named or said.reviews)
    if not (said.of_a_film or sure or dated or called):
        yield "perhaps-no-film"


def _title_flags(one: _Candidate, sure: bool) -> Iterator[str]:
    written, title = one.guess.title, one.film.title
    if one.near:
        yield "like-the-title-and-sure" if sure else "like-the-title"
    elif fold_title(title) != fold_title(written):
        yield "another-title"
    elif fold(title.replace("&", " and ")) != fold(written.replace("&", " and ")):
        yield "article-differs"
    if one.guess.how is How.PART:
        yield "part-of-the-heading"


def _year_flags(film: FilmRef, year: int | None, written: int | None, sure: bool) -> Iterator[str]:
    if film.year is None:
        yield "film-without-year"
    elif year is None:
        if not sure:
            yield "no-year"
    elif abs(film.year - year) == 1:
        if not sure:
            yield "year-off-by-one"
    elif film.year != year:
        yield "year-off"
    if written and film.year and film.year > written + 1:
        yield "written-before-the-film"


def _beside(one: _Candidate, others: Sequence[_Candidate]) -> Iterator[str]:
    """Name what speaks against a film beside the others that may be meant."""
    own = fold_title(one.guess.title).split()
    for other in others:
        if other is one:
            continue
        if other.named >= max(_NAMED, 2 * one.named + 1):
            yield "another-is-better-named"
        longer = fold_title(other.guess.title).split()
        if len(longer) > len(own) and _within(own, longer) and not other.near:
            yield "shorter-title"


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    size = len(short)
    return any(list(long[at : at + size]) == list(short) for at in range(len(long) - size + 1))


def _twice(one: _Candidate, other: _Candidate) -> bool:
    """Say whether a catalogue has one film twice: by the same people, in the same year or so."""
    if fold_title(one.film.title) != fold_title(other.film.title):
        return False
    if one.film.year is None or other.film.year is None:
        return False
    return abs(one.film.year - other.film.year) <= 1 and bool(one.directors & other.directors)


def _directors(dossier: Dossier | None) -> frozenset[str]:
    """Give the folded names of a film's directors."""
    people = [credit.person for credit in dossier.credited(Role.DIRECTOR)] if dossier else []
    return frozenset(fold(name) for person in people for name in (person.name, *person.aliases))


def _same_director(named: Sequence[str], known: frozenset[str]) -> bool | None:
    """Say whether somebody named directed the film; None where one of the two is not known."""
    if not named or not known:
        return None
    last = {name.split()[-1] for name in known if name}
    return any(fold(name) in known or fold(name) in last for name in named)


def _why(one: _Candidate, said: _Said) -> str:
    """Say in a line what the decision rests on."""
    parts = [f'titled "{one.guess.title}"']
    year = one.guess.year or said.year
    if year:
        parts.append(str(year))
    if one.named:
        people = "1 of its people" if one.named == 1 else f"{one.named} of its people"
        parts.append(f"{people} in the text")
    doubts = [
        flag.replace("-", " ") for flag in dict.fromkeys(one.flags) if flag != "another-title"
    ]
    return ", ".join(parts) + (f"; doubts: {', '.join(doubts)}" if doubts else "")
