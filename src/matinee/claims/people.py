"""Pass A's table: every form under which the people and characters of one film may be named."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from matinee.catalogue.model import Credit, Dossier, Person, Role, Series
from matinee.catalogue.names import PARTICLES, SUFFIXES, fold, surname
from matinee.claims.lexicon.names import NOT_NAMES
from matinee.claims.tokens import words

_DESCRIPTIVE = frozenset(
    "man woman boy girl young old officer cop doctor nurse guard soldier waiter waitress driver"
    " lady gentleman child kid mother father wife husband".split()
)
_POSSESSIVE = re.compile(r"['’]s\b")
# Surnames of two letters that are words sooner.
_WORDS = NOT_NAMES | frozenset("go do be is me am us oh ok hi ah eh".split())


@dataclass(slots=True)
class Entry:
    """What a form of words may stand for: people (by id) and characters (by folded name)."""

    people: dict[str, Person] = field(default_factory=dict)
    characters: dict[str, str] = field(default_factory=dict)
    full: bool = False


Form = tuple[str, ...]
Forms = Sequence[tuple[Form, Entry]]
FullName = tuple[int, Form, Person]
# Who may be meant by a word: a person, or the character of a credit.
_Bearers = dict[str, list[Person | Credit]]


class FilmNames:
    """The names of one film, looked up by a word of them.

    Few of a film's people are named in a review, so that their forms are made when the word is
    asked for. What a table answers does not change once it is made: many texts may share it.
    """

    def __init__(self, dossier: Dossier, series: Series | None = None) -> None:
        """Take the names of a film; ``series`` is the one it belongs to."""
        self.dossier = dossier
        self.series = series
        self.credits: dict[str, list[Credit]] = {}
        self._own: _Bearers = {}
        for credit in dossier.credits:
            held = self.credits.get(credit.person.id)
            if held is None:
                self.credits[credit.person.id] = [credit]
                _bear(credit.person, _person_words(credit.person), self._own)
            else:
                held.append(credit)
            if credit.role is Role.ACTOR and (credit.character or credit.character_aliases):
                _bear(credit, _character_words(credit), self._own)
        self._bearers = self._own
        self._forms: dict[str, Forms] = {}
        self._full: dict[str, Sequence[FullName]] = {}

    def beginning(self, word: str) -> Forms:
        """Give the forms that begin with a word and what they stand for, longest first."""
        bearers = self._bearers.get(word)
        if bearers is None:
            return ()
        known = self._forms.get(word)
        if known is None:
            known = self._forms[word] = _forms(word, bearers)
        return known

    def holding(self, word: str) -> Sequence[FullName]:
        """Give the full names, of more than one word, that hold a word, with the word's place."""
        bearers = self._own.get(word)
        if bearers is None:
            return ()
        known = self._full.get(word)
        if known is None:
            known = self._full[word] = _holding(word, bearers)
        return known

    @cached_property
    def titles(self) -> dict[str, list[Form]]:
        """The words of the film's titles, with and without an article, by the first of them."""
        film = self.dossier.film
        forms: dict[str, list[Form]] = {}
        for title in (film.title, film.original_title, *film.aliases):
            form = words(_POSSESSIVE.sub("", title)) if title else ()
            if form:
                forms.setdefault(form[0], []).append(form)
                if form[0] in ("the", "a", "an") and len(form) > 2:
                    forms.setdefault(form[1], []).append(form[1:])
        for rows in forms.values():
            rows.sort(key=len, reverse=True)
        return forms

    @cached_property
    def series_form(self) -> Form:
        """The words of the name of the film's series, without an article."""
        form = words(self.series.name) if self.series else ()
        return form[1:] if len(form) > 1 and form[0] == "the" else form

    @cached_property
    def opening(self) -> frozenset[str]:
        """The words with which a title or the name of the series may begin."""
        return frozenset((*self.titles, *self.series_form[:1]))

    @property
    def known_words(self) -> Collection[str]:
        """The words of all names."""
        return self._bearers

    @cached_property
    def full_names(self) -> dict[Form, Person]:
        """The full names of the film's people; of namesakes, the one who is credited first."""
        found: dict[Form, Person] = {}
        for held in self.credits.values():
            person = held[0].person
            for name in (person.name, *person.aliases):
                found.setdefault(words(name), person)
        found.pop((), None)
        return found

    @cached_property
    def by_opening(self) -> dict[tuple[int, str], list[tuple[Form, Person]]]:
        """The full names by their number of words (more than one) and their first letter."""
        found: dict[tuple[int, str], list[tuple[Form, Person]]] = {}
        for form, person in self.full_names.items():
            if len(form) > 1:
                found.setdefault((len(form), form[0][:1]), []).append((form, person))
        return found

    def learning(self, people: Iterable[Person]) -> "FilmNames":
        """Give a table that also has the people whom a text names, so that it may use surnames."""
        learnt = copy(self)
        learnt._bearers = dict(self._bearers)
        learnt._forms = dict(self._forms)
        for person in people:
            for word in dict.fromkeys(_person_words(person)):
                learnt._bearers[word] = [*learnt._bearers.get(word, ()), person]
                learnt._forms.pop(word, None)
        return learnt

    def actors(self, person: str) -> list[Credit]:
        """Give this person's acting credits on the film."""
        return [c for c in self.credits.get(person, ()) if c.role is Role.ACTOR]


def _bear(bearer: Person | Credit, named: Iterable[str], bearers: _Bearers) -> None:
    for word in named:
        borne = bearers.get(word)
        if borne is None:
            bearers[word] = [bearer]
        elif borne[-1] is not bearer:
            borne.append(bearer)


def _person_words(person: Person) -> Iterable[str]:
    """Give every word of the forms under which a person goes."""
    if not person.aliases and person.name.isascii():
        form = words(person.name)
        if len(form) == 2 and min(map(len, form)) > 1:
            return form
    return [word for form, _ in person_forms(person) for word in form]


def _character_words(credit: Credit) -> Iterable[str]:
    if not credit.character_aliases:
        return _whole(words(credit.character or ""))
    return [word for _, form in _characters(credit) for word in form]


def _forms(word: str, bearers: Iterable[Person | Credit]) -> Forms:
    """Make the forms that begin with a word, in which order the credits stand."""
    entries: dict[Form, Entry] = {}
    for bearer in bearers:
        if isinstance(bearer, Person):
            for form, full in person_forms(bearer):
                if form[0] == word:
                    _entry(form, entries, full=full).people[bearer.id] = bearer
        else:
            for name, form in _characters(bearer):
                if form[0] == word:
                    _entry(form, entries, full=True).characters[fold(name)] = name
                if word in form and _alone(word, form):
                    _entry((word,), entries).characters.setdefault(fold(name), name)
    return sorted(entries.items(), key=_longest_first)


def _characters(credit: Credit) -> Iterator[tuple[str, Form]]:
    """Give each name of a credit's character with its words, without an article."""
    for name in (credit.character, *credit.character_aliases):
        form = _whole(words(name)) if name else ()
        if form and name:
            yield name, form


def _alone(word: str, form: Form) -> bool:
    """Say whether a character may be called by this word of the name alone."""
    return (
        len(form) > 1 and len(word) > 2 and word not in NOT_NAMES and _DESCRIPTIVE.isdisjoint(form)
    )


def _whole(form: Form) -> Form:
    return form[1:] if len(form) > 1 and form[0] == "the" else form


def _entry(form: Form, entries: dict[Form, Entry], *, full: bool = False) -> Entry:
    entry = entries.get(form)
    if entry is None:
        entry = entries[form] = Entry()
    entry.full = entry.full or full
    return entry


def _holding(word: str, bearers: Iterable[Person | Credit]) -> list[FullName]:
    """Give the full names among the bearers' that hold a word; of namesakes, the first one's."""
    found: dict[Form, Person] = {}
    for bearer in bearers:
        if isinstance(bearer, Person):
            for name in (bearer.name, *bearer.aliases):
                form = words(name)
                if len(form) > 1 and word in form:
                    found.setdefault(form, bearer)
    return [
        (place, form, person)
        for form, person in found.items()
        for place, here in enumerate(form)
        if here == word
    ]


def _longest_first(row: tuple[Form, Entry]) -> int:
    return -len(row[0])


def person_forms(person: Person) -> Iterator[tuple[Form, bool]]:
    """Give the forms under which a person goes, and whether each is more than a surname."""
    for name in (person.name, *person.aliases):
        form = words(name)
        if not form:
            continue
        yield form, len(form) > 1
        for short in _shortened(form):
            yield short, True
        if len(form) > 1:
            last = _surname(name, form)
            if sum(map(len, last)) > 2 or (sum(map(len, last)) == 2 and last[0] not in _WORDS):
                yield last, False


def _surname(name: str, form: Form) -> Form:
    if (
        form[-1] not in SUFFIXES
        and form[-2] not in PARTICLES
        and name.isascii()
        and min(len(form[-1]), len(form[-2])) > 1
    ):
        return form[-1:]
    return tuple(surname(fold(name)).split())


def _shortened(form: Form) -> list[Form]:
    """Give the forms without middle initials and without a suffix."""
    if min(map(len, form)) > 1 and SUFFIXES.isdisjoint(form):
        return []
    bare = tuple(w for w in form if w not in SUFFIXES)
    without = tuple(w for i, w in enumerate(bare) if len(w) > 1 or i == 0 or i == len(bare) - 1)
    return [f for f in dict.fromkeys((bare, without)) if len(f) > 1 and f != form]
