"""Misspelt names of the film's people: found without any cue, by closeness to the film's own table.

A name that another real person bears is left alone unless the text gives it a role here (that is
verification's business); what a source itself spells so is a variant, and silent.
"""

from collections.abc import Iterator, Sequence

from matinee.catalogue import Person
from matinee.catalogue.names import SUFFIXES, surname
from matinee.catalogue.spelling import distance, near, slip
from matinee.claims.knowledge import Knowledge
from matinee.claims.lexicon.names import NOT_NAMES
from matinee.claims.link import joined
from matinee.claims.linked import LinkedBlock
from matinee.claims.model import Claim, Fix, Kind, Severity, Verdict
from matinee.claims.people import Form
from matinee.claims.tokens import words
from matinee.document import BlockKind, Span

RULE = "name-misspelt"
_SURNAME_FROM = 5


def misspelt(linked: Sequence[LinkedBlock], known: Knowledge) -> Iterator[Claim]:
    """Find misspelt names of credited people, in full or by surname."""
    seen = _mentioned(linked)
    for part in linked:
        if part.block.kind is BlockKind.HEADING:
            continue
        taken: set[int] = set()
        for first, last, person, form in _windows(part, known):
            if taken.isdisjoint(range(first, last + 1)):
                taken.update(range(first, last + 1))
                written = part.block.text[part.words.starts[first] : part.words.ends[last]]
                span = _span(part, first, last)
                yield _claim(known, written, span, person, _shown(person, form))
        yield from _surnames(part, seen, known, taken)


def misspelling(known: Knowledge, written: str, span: Span, person: Person) -> Claim:
    """Give the claim that ``written`` is this person's name with a slip in it."""
    return _claim(known, written, span, person, person.name)


def _windows(part: LinkedBlock, known: Knowledge) -> list[tuple[int, int, Person, Form]]:
    """Give the runs of words that are a full name but for a slip, longest first.

    Each has at least one word right, or is one unknown name all of whose words are nearly so.
    """
    tokens, entities = part.tokens, part.entities
    names, known_words = known.names, known.names.known_words
    found: dict[tuple[int, int], dict[str, tuple[Person, Form]]] = {}
    for at in part.words.raised:
        token = tokens[at]
        if not token.capital or token.fold not in known_words:
            continue
        for place, form, person in names.holding(token.fold):
            first, last = at - place, at - place + len(form) - 1
            if first < 0 or last >= len(tokens):
                continue
            node = entities.get(first)
            if node and node.last == last and node.code != "U":
                continue  # a name that is known is no slip
            written = [t.fold for t in tokens[first : last + 1]]
            if slip(written, list(form)) and _stands_alone(part, first, last):
                found.setdefault((first, last), {})[person.id] = person, form
    for node in entities.values():
        if node.code == "U" and (node.first, node.last) not in found:
            written = [t.fold for t in tokens[node.first : node.last + 1]]
            for form, person in names.by_opening.get((len(written), written[0][:1]), ()):
                if slip(written, list(form)):
                    found.setdefault((node.first, node.last), {})[person.id] = person, form
    return sorted(
        (
            (first, last, *next(iter(people.values())))
            for (first, last), people in found.items()
            if len(people) == 1
        ),
        key=lambda row: (row[0] - row[1], row[0]),
    )


def _stands_alone(part: LinkedBlock, first: int, last: int) -> bool:
    """Say whether these words are one name, and no part of a longer name or title."""
    tokens = part.tokens
    if not all(joined(part, at) for at in range(first, last)):
        return False
    if not (tokens[first].capital and tokens[last].capital):
        return False
    for node in part.entities_in(first, last):
        inside = node.first >= first and node.last <= last
        if node.code in "FMS" or (node.code != "U" and not inside):
            return False
        if node.code != "U" and node.last - node.first == last - first:
            return False
    if last + 1 < len(tokens) and joined(part, last) and not tokens[last].owns:
        after = tokens[last + 1]
        if after.capital and after.fold not in NOT_NAMES and after.fold not in SUFFIXES:
            return False
    if first and joined(part, first - 1) and not tokens[first - 1].owns:
        before = tokens[first - 1]
        if before.capital and before.fold not in NOT_NAMES and not _opens(part, first - 1):
            return False
    return True


def _surnames(
    part: LinkedBlock,
    seen: dict[str, Person],
    known: Knowledge,
    taken: set[int],
) -> Iterator[Claim]:
    """Judge a lone surname, only where the text also spells it right or names the person."""
    tokens, known_words = part.tokens, known.names.known_words
    for at in part.words.raised if seen else ():
        token = tokens[at]
        if (
            at in part.covered
            or at in taken
            or not token.capital
            or len(token.fold) < _SURNAME_FROM
        ):
            continue
        if _opens(part, at) and not token.owns:
            continue
        if token.fold in NOT_NAMES or token.fold in known_words:
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
    text, end = part.block.text, part.words.starts[at]
    while end and text[end - 1] == " ":
        end -= 1
    return not end or text[end - 1] in '.!?:;"“‘(—–-…/'


def _beside_capital(part: LinkedBlock, at: int) -> bool:
    tokens = part.tokens
    before = at > 0 and tokens[at - 1].capital and part.gap(at - 1) in (" ", "-")
    after = at + 1 < len(tokens) and tokens[at + 1].capital and part.gap(at) in (" ", "-")
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


def _shown(person: Person, form: Form) -> str:
    """Give the spelling of the person's name that the slip was compared with."""
    for name in (person.name, *person.aliases):
        if words(name) == form:
            return name
    return person.name


def _span(part: LinkedBlock, first: int, last: int) -> Span:
    return part.block.span(part.words.starts[first], part.words.ends[last])


def _claim(known: Knowledge, written: str, span: Span, person: Person, right: str) -> Claim:
    credits = known.names.credits.get(person.id, ())
    citations = tuple(dict.fromkeys(x for c in credits for x in c.citations))
    roles = ", ".join(dict.fromkeys(credit.role.label for credit in credits))
    held = f" ({roles} of {known.dossier.film})" if roles else ""
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
        message=f"{written} is spelled {right}{held}.",
        fixes=(Fix(span, right),),
        confidence=0.95,
        sure=True,
    )
