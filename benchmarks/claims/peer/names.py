"""People in a parsed text: the model's own entities, and proper nouns that the catalogue knows."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from matinee.catalogue import Catalogue, Dossier
from matinee.catalogue.names import fold, surname, without_possessive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LONGEST = 4


def surnames(docs: Sequence["Doc"], dossier: Dossier) -> set[str]:
    """Give the surnames of the people whom a text names in full, and of the film's."""
    entities = [e for doc in docs for e in doc.ents if e.label_ == "PERSON" and len(e) > 1]
    found = {surname(fold(without_possessive(entity.text))) for entity in entities}
    return found | {surname(fold(credit.person.name)) for credit in dossier.credits}


def people_in(doc: "Doc", last: set[str], catalogue: Catalogue) -> dict[int, "Span"]:
    """Give the names of people by the index of their head word; ``last`` are known surnames."""
    spans = [ent for ent in doc.ents if ent.label_ == "PERSON" and ent[0].is_title]
    runs = _proper_runs(doc)
    known = catalogue.people_named({fold(run.text) for run in runs if len(run) > 1})
    spans += [run for run in runs if fold(run.text) in known]
    spans += [run for run in runs if len(run) == 1 and fold(run.text) in last]
    found: dict[int, Span] = {}
    for span in sorted(spans, key=len):
        bare = span[:-1] if span[-1].text in ("'s", "’s") and len(span) > 1 else span
        found[bare.root.i] = bare
    return found


def full_names(people: Iterable["Span"]) -> dict[str, str]:
    """Give the full name in the text for each surname that stands for one person alone."""
    found: dict[str, set[str]] = {}
    for span in people:
        if len(span) > 1:
            folded = fold(without_possessive(span.text))
            found.setdefault(surname(folded), set()).add(folded)
    return {last: next(iter(names)) for last, names in found.items() if len(names) == 1}


def _proper_runs(doc: "Doc") -> list["Span"]:
    runs = []
    at = 0
    while at < len(doc):
        end = at
        while end < len(doc) and end - at < _LONGEST and _in_name(doc, end):
            end += 1
        for stop in range(end, at, -1):
            runs.append(doc[at:stop])
        at = max(end, at + 1)
    return runs


def _in_name(doc: "Doc", at: int) -> bool:
    token = doc[at]
    return token.pos_ == "PROPN" or (token.is_title and token.is_alpha and not token.is_sent_start)
