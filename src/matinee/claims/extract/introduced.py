"""People of the film whom a text introduces by their full names, as of this film.

"Saloon girl Jane Doe heads down the river" says that Doe acts, as no shape of words does: critics
tell a plot by its actors. It counts only of those whom the film credits, and once a text.
"""

from collections.abc import Collection, Iterable, Iterator

from matinee.catalogue import WRITING, Role
from matinee.claims.frame import frame_of
from matinee.claims.lexicon.doubts import COMPANY, LIKENESS
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.people import FilmNames
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said

INTRODUCED = "introduced"
_MADE_BY_DIRECTORS = frozenset({Role.DIRECTOR, Role.PRODUCER, *WRITING})
_DOUBTS = frozenset(
    {"negation", "modality", "comparison", "uncredited", "remake", "question", "quotation"}
    | {"elsewhere", "other-film"}
)


def introduced_in(
    sentences: Iterable[Sentence], names: FilmNames, said: Collection[Said]
) -> Iterator[Said]:
    """Give the first full name of each person of the film of whom nothing else is said there."""
    stated = {
        (s.sentence.part.index, node.first)
        for s in said
        if s.sentence
        for node in (s.node, s.subject)
        if node
    }
    met: set[str] = set()
    for sentence in sentences:
        for node in _people(sentence):
            person = next(iter(node.people))
            if person in met:
                continue
            met.add(person)
            role = _role(names, person)
            if role is None or not node.full or (sentence.part.index, node.first) in stated:
                continue
            if _plainly(sentence, node):
                yield Said(
                    Kind.CREDIT,
                    sentence.name(node),
                    sentence.span(node),
                    INTRODUCED,
                    0.8,
                    node=node,
                    sentence=sentence,
                    roles=(role,),
                    supporting=True,
                )


def _people(sentence: Sentence) -> Iterator[Node]:
    entities = sentence.part.entities
    for at in range(sentence.first, sentence.stop):
        node = entities.get(at)
        if node and node.code == "P" and len(node.people) == 1:
            yield node


def _role(names: FilmNames, person: str) -> Role | None:
    """Give the one thing somebody did on the film, if it was to act in it or to direct it."""
    held = {credit.role for credit in names.credits.get(person, ())}
    if held == {Role.ACTOR}:
        return Role.ACTOR
    return Role.DIRECTOR if Role.DIRECTOR in held and held <= _MADE_BY_DIRECTORS else None


def _plainly(sentence: Sentence, node: Node) -> bool:
    """Say whether the person is named as such, and not likened to or told of."""
    if not (LIKENESS | COMPANY).isdisjoint(sentence.words_before(node, 4)):
        return False
    return _DOUBTS.isdisjoint(frame_of(sentence, node, node, presumed=True))
