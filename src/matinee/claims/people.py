"""Pass A's table: every form under which the people and characters of one film may be named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from matinee.catalogue.model import Credit, Dossier, Person, Role
from matinee.catalogue.names import SUFFIXES, fold, surname
from matinee.claims.lexicon import NOT_NAMES
from matinee.claims.tokens import words

_DESCRIPTIVE = frozenset(
    "man woman boy girl young old officer cop doctor nurse guard soldier waiter waitress driver"
    " lady gentleman child kid mother father wife husband".split()
)


@dataclass(slots=True)
class Entry:
    """What a form of words may stand for: people (by id) and characters (by folded name)."""

    people: dict[str, Person] = field(default_factory=dict)
    characters: dict[str, str] = field(default_factory=dict)
    full: bool = False


Forms = dict[str, list[tuple[tuple[str, ...], Entry]]]


class FilmNames:
    """The compiled names of one film, looked up by the first word of a form, longest first."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.forms: Forms = {}
        self._entries: dict[tuple[str, ...], Entry] = {}
        self.full_names: dict[tuple[str, ...], Person] = {}
        self.surnames: dict[str, set[str]] = {}
        self.known_words: set[str] = set()
        self.credits: dict[str, list[Credit]] = {}
        for credit in dossier.credits:
            self.credits.setdefault(credit.person.id, []).append(credit)
            self._person(credit.person)
            if credit.role is Role.ACTOR:
                self._characters(credit)
        self._compile()

    def _compile(self) -> None:
        self.forms.clear()
        for form, entry in self._entries.items():
            self.forms.setdefault(form[0], []).append((form, entry))
            self.known_words.update(form)
        for rows in self.forms.values():
            rows.sort(key=lambda row: -len(row[0]))

    def learn(self, people: Iterable[Person]) -> None:
        """Add people whom the text names in full, so that their surnames are known further on."""
        for person in people:
            self._person(person, credited=False)
        self._compile()

    def _person(self, person: Person, *, credited: bool = True) -> None:
        for name in (person.name, *person.aliases):
            form = words(name)
            if not form:
                continue
            self._add(form, full=len(form) > 1).people[person.id] = person
            if credited:
                self.full_names.setdefault(form, person)
            for short in _shortened(form):
                self._add(short, full=True).people[person.id] = person
            last = words(surname(fold(name)))
            if len(form) > 1 and last and len("".join(last)) > 2:
                self._add(last).people[person.id] = person
                self.surnames.setdefault(last[-1], set()).add(person.id)

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

    def _add(self, form: tuple[str, ...], *, full: bool = False) -> Entry:
        entry = self._entries.get(form)
        if entry is None:
            entry = self._entries[form] = Entry()
        entry.full = entry.full or full
        return entry

    def actors(self, person: str) -> list[Credit]:
        """Give this person's acting credits on the film."""
        return [c for c in self.credits.get(person, ()) if c.role is Role.ACTOR]


def _shortened(form: Sequence[str]) -> list[tuple[str, ...]]:
    """Give the forms without middle initials and without a suffix."""
    bare = tuple(w for w in form if w not in SUFFIXES)
    without = tuple(w for i, w in enumerate(bare) if len(w) > 1 or i == 0 or i == len(bare) - 1)
    return [f for f in dict.fromkeys((bare, without)) if len(f) > 1 and f != tuple(form)]
