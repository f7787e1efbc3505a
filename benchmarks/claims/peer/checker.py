"""Compares what the dependency rules read with the catalogue, as plainly as a good script would."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from benchmarks.claims.findings import Finding
from benchmarks.claims.peer.names import full_names, people_in, surnames
from benchmarks.claims.peer.parts import parts_in
from benchmarks.claims.peer.relations import relations
from benchmarks.corpus import Review
from matinee.catalogue import WRITING, Catalogue, Credit, Dossier, Role
from matinee.catalogue.names import fold, fold_title, surname
from matinee.document import Document, Span, read_text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

_SURE = 0.9
_RUNTIME = re.compile(r"\b(\d{2,3})[- ]min(?:ute)?s?\b")
_LONG = re.compile(r"\b(?:runs?|running|lasts?|runtime|long|clock|at)\b", re.IGNORECASE)
_RELEASED = re.compile(r"\b(?:released|came out|premiered|made) in (\d{4})\b|\((\d{4})\)")


_KEPT = 4_000  # parsed paragraphs


class Peer:
    """spaCy with dependency rules, behind the same door as Matinee.

    Parsed paragraphs are kept, for most plants change only one; ``fresh`` forgets them.
    """

    def __init__(self, nlp: "Language", catalogue: Catalogue) -> None:
        """Use a loaded pipeline."""
        self._nlp, self._catalogue = nlp, catalogue
        self._parsed: dict[str, Doc] = {}

    def fresh(self) -> None:
        """Forget the parsed paragraphs."""
        self._parsed.clear()

    def findings(self, text: str, review: Review, dossier: Dossier) -> list[Finding]:
        """Parse the text and give what contradicts the film's dossier."""
        document = read_text(text, format=review.format)  # type: ignore[arg-type]
        docs = self._docs([block.text for block in document.blocks])
        last = surnames(docs, dossier)
        people = [people_in(doc, last, self._catalogue) for doc in docs]
        full = full_names(span for found in people for span in found.values())
        found: dict[Span, Finding] = {}
        for number, doc in enumerate(docs):
            for start, end, rule, expected in self._in_block(doc, people[number], full, dossier):
                span = document.blocks[number].span(start, end)
                found.setdefault(span, self._finding(document, span, rule, expected))
        return list(found.values())

    def _docs(self, texts: list[str]) -> list["Doc"]:
        new = [text for text in dict.fromkeys(texts) if text not in self._parsed]
        if len(self._parsed) + len(new) > _KEPT:
            self.fresh()
            new = list(dict.fromkeys(texts))
        self._parsed.update(zip(new, self._nlp.pipe(new), strict=True))
        return [self._parsed[text] for text in texts]

    def _finding(
        self, document: Document, span: Span, rule: str, expected: tuple[str, ...]
    ) -> Finding:
        name = document.slice(span)
        return Finding(span, f"peer-{rule}", "warning", name, expected, _SURE, f"not {name}")

    def _in_block(
        self, doc: "Doc", people: dict[int, "Words"], full: Mapping[str, str], dossier: Dossier
    ) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
        for span in people.values():
            right = _misspelt(span.text, dossier, self._catalogue)
            if right:
                yield span.start_char, span.end_char, "name", (right,)
        for sentence in doc.sents:
            for person, role, work in relations(sentence, people):
                if work and fold_title(work) != fold_title(dossier.film.title):
                    continue
                expected = _contradicted(_resolved(person, full), role, dossier)
                if expected:
                    rule = f"credit-{role.value}"
                    yield person.start_char, person.end_char, rule, expected
            for person, part in parts_in(sentence, people):
                owner = _other_owner(_resolved(person, full), part, dossier)
                if owner:
                    yield person.start_char, person.end_char, "character", (owner,)
            yield from _numbers(sentence, dossier)


def _resolved(person: "Words", full: Mapping[str, str]) -> str:
    folded = fold(person.text)
    return full.get(folded, folded)


def _contradicted(name: str, role: Role, dossier: Dossier) -> tuple[str, ...]:
    """Give the right people, when the role is complete and this name is none of them."""
    roles = WRITING if role in WRITING else {role}
    if not any(dossier.coverage.get(r) for r in (roles & {Role.WRITER, Role.SCREENPLAY} or roles)):
        return ()
    credits = dossier.credited(*roles)
    if not credits or any(_is(name, credit) for credit in dossier.credits):
        return ()
    return tuple(dict.fromkeys(credit.person.name for credit in credits))


def _is(name: str, credit: Credit) -> bool:
    """Say whether a name is the person's, in full or by surname."""
    for theirs in (credit.person.name, *credit.person.aliases):
        folded = fold(theirs)
        if name == folded or name == surname(folded) or surname(name) == surname(folded):
            return True
    return False


def _misspelt(written: str, dossier: Dossier, catalogue: Catalogue) -> str | None:
    """Give the credited person whom a name nearly spells, when nobody bears it as it is."""
    name = fold(written)
    if len(name) < 7 or " " not in name or catalogue.people_named([name]):
        return None
    for credit in dossier.credits:
        right = fold(credit.person.name)
        if 0 < OSA.distance(name, right, score_cutoff=2) <= 2:
            return credit.person.name
    return None


def _other_owner(name: str, part: str, dossier: Dossier) -> str | None:
    """Give who plays a part, when it is somebody else than is said."""
    words = set(fold(part).split())
    owners = [
        c
        for c in dossier.credited(Role.ACTOR)
        if c.character and words and words <= set(fold(c.character).split())
    ]
    if len(owners) != 1 or _is(name, owners[0]):
        return None
    return owners[0].person.name


def _numbers(
    sentence: "Words", dossier: Dossier
) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Give wrong years of release and running times that are stated in so many words."""
    film = dossier.film
    years = {int(s.value) for s in dossier.statements if s.field == "year" and s.value.isdigit()}
    for match in _RELEASED.finditer(sentence.text):
        place = 1 if match[1] else 2
        titled = sentence.text[: match.start()].rstrip(" *_").endswith(film.title)
        year = int(match[place])
        if (place == 1 or titled) and years and min(abs(year - y) for y in years) > 1:
            start = sentence.start_char + match.start(place)
            yield start, start + 4, "year", (str(film.year),)
    for match in _RUNTIME.finditer(sentence.text):
        minutes = int(match[1])
        if not film.runtime or minutes <= 45 or not _LONG.search(sentence.text):
            continue
        if abs(minutes - film.runtime) > film.runtime / 10:
            start = sentence.start_char + match.start(1)
            yield start, start + len(match[1]), "runtime", (str(film.runtime),)
