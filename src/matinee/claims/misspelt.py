"""Misspelt names of the film's people: found without any cue, by closeness to the film's own table.

A name that another real person bears is left alone unless the text gives it a role here (that is
verification's business); what a source itself spells so is a variant, and silent.
"""

from collections.abc import Iterator, Sequence

from matinee.catalogue import Person
from matinee.catalogue.names import surname
from matinee.claims.knowledge import Knowledge
from matinee.claims.lexicon import NOT_NAMES
from matinee.claims.link import LinkedBlock
from matinee.claims.model import Claim, Fix, Kind, Severity, Verdict
from matinee.claims.spelling import distance, near, slip
from matinee.claims.tokens import words
from matinee.document import BlockKind, Span

RULE = "name-misspelt"
_SURNAME_FROM = 5


def misspelt(linked: Sequence[LinkedBlock], known: Knowledge) -> Iterator[Claim]:
    """Find misspelt names of credited people, in full or by surname."""
    table = _Table(known)
    seen = _mentioned(linked)
    for part in linked:
        if part.block.kind is BlockKind.HEADING:
            continue
        for node in part.entities.values():
            if node.code == "U":
                written = [t.fold for t in part.tokens[node.first : node.last + 1]]
                person, form = table.full(written)
                if person:
                    span = _span(part, node.first, node.last)
                    yield _claim(known, part.text_of(node), span, person, _shown(person, form))
        yield from _surnames(part, table, seen, known)


def misspelling(known: Knowledge, written: str, span: Span, person: Person) -> Claim:
    """Give the claim that ``written`` is this person's name with a slip in it."""
    return _claim(known, written, span, person, person.name)


class _Table:
    """The film's full names by each of their words, and its surnames."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        self._by_word: dict[str, list[tuple[tuple[str, ...], Person]]] = {}
        self._by_size: dict[int, list[tuple[tuple[str, ...], Person]]] = {}
        for form, person in known.names.full_names.items():
            if len(form) > 1:
                self._by_size.setdefault(len(form), []).append((form, person))
                for word in form:
                    self._by_word.setdefault(word, []).append((form, person))

    def full(self, written: list[str]) -> tuple[Person | None, tuple[str, ...]]:
        """Give whose name this is but for a slip; nobody when it fits several people."""
        near = {
            form: person
            for word in written
            for form, person in self._by_word.get(word, ())
            if slip(written, list(form))
        }
        if not near:
            near = {
                form: person
                for form, person in self._by_size.get(len(written), ())
                if form[0][0] == written[0][0] and slip(written, list(form))
            }
        people = {person.id for person in near.values()}
        if len(people) != 1:
            return None, ()
        form, person = next(iter(near.items()))
        return person, form


def _surnames(
    part: LinkedBlock, table: _Table, seen: dict[str, Person], known: Knowledge
) -> Iterator[Claim]:
    """Judge a lone surname, only where the text also spells it right or names the person."""
    tokens = part.tokens
    for at, token in enumerate(tokens):
        if at in part.covered or not token.capital or len(token.fold) < _SURNAME_FROM:
            continue
        if _opens(part, at) and not token.owns:
            continue
        if token.fold in NOT_NAMES or token.fold in known.names.known_words:
            continue
        if _beside_capital(part, at):
            continue
        close = [
            (last, person)
            for last, person in seen.items()
            if last[0] == token.fold[0]
            and len(last) >= _SURNAME_FROM
            and near(token.fold, last)
            and distance(token.fold, last) <= (1 if len(last) < 8 else 2)
            and not token.fold.startswith(last)
            and not last.startswith(token.fold)
        ]
        if len(close) == 1:
            last, person = close[0]
            shown = _surname_shown(person, last)
            yield _claim(known, token.text, _span(part, at, at), person, shown)


def _opens(part: LinkedBlock, at: int) -> bool:
    """Say whether a word begins a sentence or quotation, where any word has a capital."""
    before = part.block.text[: part.tokens[at].start].rstrip(" ")
    return not before or before[-1] in '.!?:;"“‘(—–-…/'


def _beside_capital(part: LinkedBlock, at: int) -> bool:
    tokens, text = part.tokens, part.block.text
    before = at > 0 and tokens[at - 1].capital and text[tokens[at - 1].end : tokens[at].start] in (
        " ", "-",
    )  # fmt: skip
    after = at + 1 < len(tokens) and tokens[at + 1].capital
    after = after and text[tokens[at].end : tokens[at + 1].start] in (" ", "-")
    return bool(before and tokens[at - 1].fold not in NOT_NAMES) or bool(after)


def _mentioned(linked: Sequence[LinkedBlock]) -> dict[str, Person]:
    """Give the surnames of the people whom the text names rightly."""
    found: dict[str, Person] = {}
    for part in linked:
        for node in part.entities.values():
            if node.code == "P" and len(node.people) == 1:
                person = next(iter(node.people.values()))
                last = words(person.name)[-1:] or ("",)
                found[last[0]] = person
    return found


def _surname_shown(person: Person, last: str) -> str:
    shown = [word for word in person.name.replace("-", " ").split() if words(word) == (last,)]
    return shown[-1] if shown else surname(last).title()


def _shown(person: Person, form: tuple[str, ...]) -> str:
    """Give the spelling of the person's name that the slip was compared with."""
    for name in (person.name, *person.aliases):
        if words(name) == form:
            return name
    return person.name


def _span(part: LinkedBlock, first: int, last: int) -> Span:
    return part.block.span(part.tokens[first].start, part.tokens[last].end)


def _claim(known: Knowledge, written: str, span: Span, person: Person, right: str) -> Claim:
    credits = known.names.credits.get(person.id, ())
    citations = tuple(dict.fromkeys(x for c in credits for x in c.citations))
    roles = ", ".join(dict.fromkeys(credit.role.label for credit in credits))
    return Claim(
        Kind.NAME,
        written,
        span,
        Verdict.CONTRADICTED,
        RULE,
        film=known.dossier.film.ref,
        expected=(person.name,),
        citations=citations,
        severity=Severity.WARNING,
        message=f"{written} is spelled {right} ({roles} of {known.dossier.film}).",
        fixes=(Fix(span, right),),
        confidence=0.95,
        sure=True,
    )
