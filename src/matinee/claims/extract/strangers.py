"""People whom the text names and the film does not credit: whom it may take for somebody else."""

from collections.abc import Iterable, Iterator

from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.people import FilmNames
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said

ATTRIBUTED = "attributed"


def strangers_in(sentences: Iterable[Sentence], names: FilmNames) -> Iterator[Said]:
    """Give each person who is named for sure and has no credit, with all places that name them."""
    found: dict[str, list[tuple[Sentence, Node]]] = {}
    for sentence in sentences:
        entities = sentence.part.entities
        for at in range(sentence.first, sentence.stop) if sentence.named else ():
            node = entities.get(at)
            if node and node.code == "P" and len(node.people) == 1:
                person = next(iter(node.people))
                if person not in names.credits:
                    found.setdefault(person, []).append((sentence, node))
    for mentions in found.values():
        sentence, node = mentions[0]
        yield Said(
            Kind.CREDIT,
            sentence.name(node),
            sentence.span(node),
            ATTRIBUTED,
            1.0,
            node=node,
            sentence=sentence,
            mentions=tuple(mentions),
        )
