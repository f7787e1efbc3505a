"""People whom the text names and the film does not credit: whom it may take for somebody else."""

from collections.abc import Iterable, Iterator, Sequence

from matinee.catalogue import Role
from matinee.claims.extract.surnames import surnames_in
from matinee.claims.knowledge import complete, credited
from matinee.claims.lexicon.roles import ROLE_NOUNS
from matinee.claims.lexicon.trades import CRAFT
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.people import FilmNames
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said

ATTRIBUTED = "attributed"
# The nouns by which each trade is called: "cinematographer", "lenser".
_CALLED = {
    role: frozenset(
        word for noun, roles in ROLE_NOUNS.items() if role in roles for word in noun.split()
    )
    for role in CRAFT
}


def strangers_in(sentences: Sequence[Sentence], names: FilmNames) -> Iterator[Said]:
    """Give each person who is named for sure and has no credit, with all places that name them.

    Only those whom the text may take for somebody else: there must be a role that a source lists
    completely, whose holders the text never names, and for any but the director's a word of the
    trade beside the stranger.
    """
    found: dict[str, list[tuple[Sentence, Node]]] = {}
    named: set[str] = set()
    for sentence in sentences:
        entities = sentence.part.entities
        for at in sentence.people:
            node = entities[at]
            if node.code == "P":
                named.update(node.people)
                if len(node.people) == 1:
                    person = next(iter(node.people))
                    if person not in names.credits:
                        found.setdefault(person, []).append((sentence, node))
    vacant = _vacant(names, named)
    for mentions in found.values():
        if Role.DIRECTOR in vacant or any(_near(vacant, sentence) for sentence, _ in mentions):
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
    yield from surnames_in(sentences, names, vacant)


def _vacant(names: FilmNames, named: set[str]) -> list[Role]:
    """Give the roles that can be decided and whose holders the text never names."""
    return [
        role
        for role in CRAFT
        if complete(names.dossier, role)
        and not any(credit.person.id in named for credit in credited(names.dossier, role))
    ]


def _near(vacant: Iterable[Role], sentence: Sentence) -> bool:
    tokens = sentence.part.tokens
    said = {tokens[at].fold for at in range(sentence.first, sentence.stop)}
    return any(said & CRAFT[role] or said & _CALLED[role] for role in vacant)
