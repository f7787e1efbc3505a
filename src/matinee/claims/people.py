"""Pass A's table: every form under which the people and characters of one film may be named."""

import re
from collections.abc import Iterable, Iterator
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

    def copy(self) -> "Entry":
        """Give an entry to which more people can be added."""
        return Entry(dict(self.people), self.characters, self.full)


Form = tuple[str, ...]
Forms = dict[str, list[tuple[Form, Entry]]]


class FilmNames:
    """The compiled names of one film, looked up by the first word of a form, longest first.

    A table does not change once it is made, so that many texts may share it.
    """

    def __init__(self, dossier: Dossier, series: Series | None = None) -> None:
        """Compile the names of a film; ``series`` is the one it belongs to."""
        self.dossier = dossier
        self.series = series
        self.forms: Forms = {}
        self._entries: dict[Form, Entry] = {}
        self.full_names: dict[Form, Person] = {}
        self.credits: dict[str, list[Credit]] = {}
        for credit in dossier.credits:
            held = self.credits.setdefault(credit.person.id, [])
            if not held:
                self._person(credit.person)
            held.append(credit)
            if credit.role is Role.ACTOR:
                self._characters(credit)
        for form, entry in self._entries.items():
            self.forms.setdefault(form[0], []).append((form, entry))
        for rows in self.forms.values():
            rows.sort(key=_longest_first)

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
    def begun(self) -> frozenset[str]:
        """The words with which any name or title may begin."""
        return frozenset((*self.forms, *self.titles, *self.series_form[:1]))

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words of all forms."""
        return frozenset(word for form in self._entries for word in form)

    @cached_property
    def by_word(self) -> dict[str, list[tuple[int, Form, Person]]]:
        """The full names by each of their words, with the word's place."""
        found: dict[str, list[tuple[int, Form, Person]]] = {}
        for form, person in self.full_names.items():
            if len(form) > 1:
                for place, word in enumerate(form):
                    found.setdefault(word, []).append((place, form, person))
        return found

    @cached_property
    def by_size(self) -> dict[int, list[tuple[Form, Person]]]:
        """The full names by their number of words."""
        found: dict[int, list[tuple[Form, Person]]] = {}
        for form, person in self.full_names.items():
            if len(form) > 1:
                found.setdefault(len(form), []).append((form, person))
        return found

    def learning(self, people: Iterable[Person]) -> "FilmNames":
        """Give a table that also has the people whom a text names, so that it may use surnames."""
        learnt = copy(self)
        for name in ("begun", "known_words"):
            learnt.__dict__.pop(name, None)
        learnt._entries = dict(self._entries)
        learnt.forms = dict(self.forms)
        for person in people:
            for form, full in person_forms(person):
                known = self._entries.get(form)
                entry = learnt._entries.get(form)
                if entry is None or entry is known:
                    entry = known.copy() if known else Entry()
                    learnt._entries[form] = entry
                    rows = [row for row in learnt.forms.get(form[0], ()) if row[0] != form]
                    learnt.forms[form[0]] = sorted([*rows, (form, entry)], key=_longest_first)
                entry.people[person.id] = person
                entry.full = entry.full or full
        return learnt

    def _person(self, person: Person) -> None:
        for name in (person.name, *person.aliases):
            form = words(name)
            if form:
                self.full_names.setdefault(form, person)
        for form, full in person_forms(person):
            self._add(form, full=full).people[person.id] = person

    def _characters(self, credit: Credit) -> None:
        for name in (credit.character, *credit.character_aliases):
            form = words(name) if name else ()
            if not form or name is None:
                continue
            whole = form[1:] if form[0] == "the" and len(form) > 1 else form
            self._add(whole, full=True).characters[fold(name)] = name
            if any(word in _DESCRIPTIVE for word in form):
                continue
            for word in whole:
                if len(word) > 2 and word not in NOT_NAMES and len(whole) > 1:
                    self._add((word,)).characters.setdefault(fold(name), name)

    def _add(self, form: Form, *, full: bool = False) -> Entry:
        entry = self._entries.get(form)
        if entry is None:
            entry = self._entries[form] = Entry()
        entry.full = entry.full or full
        return entry

    def actors(self, person: str) -> list[Credit]:
        """Give this person's acting credits on the film."""
        return [c for c in self.credits.get(person, ()) if c.role is Role.ACTOR]


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
