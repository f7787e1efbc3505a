"""Surnames that nothing explains, where a text seems to credit them: "Smith's script".

A catalogue knows people by their full names. Of somebody whom a text never names in full it can
say only that no such person made the film, and that only where the makers are known completely.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from matinee.catalogue import Role
from matinee.catalogue.spelling import near
from matinee.claims.cues import CUES
from matinee.claims.extract.credits import other_job
from matinee.claims.frame import frame_of, opens_clause
from matinee.claims.lexicon.doubts import COMPANY, LIKENESS, RULED_OUT, SPEAKS
from matinee.claims.lexicon.names import NOT_NAMES
from matinee.claims.lexicon.trades import OWNED, STAGED, STAGES
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.people import FilmNames
from matinee.claims.sentence import Sentence
from matinee.claims.shapes import shape
from matinee.claims.statement import Said

SURNAMED = "surnamed"
_SHORTEST = 3
_LONGEST_CUE = max(len(cue.words) for cues in CUES.values() for cue in cues)
# What follows a possessive: "'s rather spare direction", "'s first film".
_THING, _FILM = shape("[xz,&]{0,3}(?P<what>G)"), shape("[xz,&]{0,3}(?P<what>[mj])")
_DOUBTS = frozenset(
    {"negation", "modality", "comparison", "uncredited", "remake", "question", "quotation"}
    | {"elsewhere"}
)
_NOT_THEM = RULED_OUT | COMPANY | SPEAKS


def surnames_in(
    sentences: Iterable[Sentence], names: FilmNames, vacant: Collection[Role]
) -> Iterator[Said]:
    """Give each unexplained surname with what the text says for its having one of some roles.

    ``vacant`` are the roles that can be decided and whose holders the text never names.
    """
    roles = [role for role in OWNED if role in vacant]
    if not roles:
        return
    found: dict[str, list[tuple[Sentence, Node]]] = {}
    for sentence in sentences:
        words = sentence.part.words
        for at in words.raised_in(sentence.first, sentence.stop):
            if _bare(sentence, at) and _may_credit(sentence, at):
                node = next((n for n in sentence.nodes if n.first == at and n.code in "Xx"), None)
                if node:
                    found.setdefault(words.tokens[at].fold, []).append((sentence, node))
    for surname, mentions in found.items():
        for role in roles:
            signs = {
                sign: mention for mention in reversed(mentions) for sign in _signs(*mention, role)
            }
            if signs and not _is_known(surname, names):
                sentence, node = next(iter(reversed(signs.values())))
                yield Said(
                    Kind.CREDIT,
                    sentence.name(node),
                    sentence.span(node),
                    SURNAMED,
                    1.0,
                    node=node,
                    sentence=sentence,
                    roles=(role,),
                    penalties=tuple(sorted(signs)),
                )


def _is_known(surname: str, names: FilmNames) -> bool:
    """Say whether a word is in any name of the film but for a slip."""
    return any(near(surname, word) for word in names.known_words)


def _may_credit(sentence: Sentence, at: int) -> bool:
    """Say whether there can be any sign at a word (see ``_signs``), without spelling a sentence."""
    tokens = sentence.part.tokens
    if tokens[at].owns or (at and tokens[at - 1].code == "y"):
        return True
    if any(tokens[i].cues for i in range(max(0, at - _LONGEST_CUE), at)):
        return True
    behind = {tokens[i].fold for i in range(at + 1, min(at + 8, sentence.stop))}
    return not STAGES.isdisjoint(behind) and not STAGED.isdisjoint(behind)


def _bare(sentence: Sentence, at: int) -> bool:
    """Say whether a word may be a surname that stands alone."""
    part = sentence.part
    token = part.tokens[at]
    if not token.capital or at in part.covered or len(token.fold) < _SHORTEST:
        return False
    if token.fold in NOT_NAMES or not token.fold.isalpha() or token.text.isupper():
        return False
    beside = [
        i for i in (at - 1, at + 1) if 0 <= i < len(part.tokens) and part.gap(min(i, at)) in " -"
    ]
    return not any(part.tokens[i].capital and part.tokens[i].fold not in NOT_NAMES for i in beside)


def _signs(sentence: Sentence, node: Node, role: Role) -> Sequence[str]:
    """Name what speaks for a surname's being that of who had the role, unless it is in doubt."""
    signs = list(_signs_of(sentence, node, role))
    return () if signs and _doubted(sentence, node) else signs


def _signs_of(sentence: Sentence, node: Node, role: Role) -> Iterator[str]:
    at = sentence.nodes.index(node)
    before = sentence.nodes[at - 1] if at else None
    if before and before.code == "R" and role in before.roles and not other_job(sentence, before):
        yield "surname-by-role"
    if sentence.part.tokens[node.last].owns:
        if opens_clause(sentence, before):
            yield from _owns(sentence, at, role)
    elif role is Role.DIRECTOR and _stages(sentence, node):
        yield "surname-stages"
    elif role is Role.DIRECTOR and sentence.codes[:at].endswith(("my", "jy")):
        yield "film-by-surname"


def _owns(sentence: Sentence, at: int, role: Role) -> Iterator[str]:
    codes, tokens = sentence.codes, sentence.part.tokens
    thing = _THING.match(codes, at + 1)
    if thing:
        word = tokens[sentence.nodes[thing.start("what")].last].fold
        if word in OWNED[role]:
            yield "surname-owns-thing"
    if role is Role.DIRECTOR and _FILM.match(codes, at + 1):
        yield "surname-owns-film"


def _stages(sentence: Sentence, node: Node) -> bool:
    tokens = sentence.part.tokens
    behind = [tokens[i].fold for i in range(node.last + 1, min(node.last + 8, sentence.stop))]
    verbs = [word for word in behind[:3] if not word.endswith("ly")][:1]
    return not STAGES.isdisjoint(verbs) and not STAGED.isdisjoint(behind)


def _doubted(sentence: Sentence, node: Node) -> bool:
    if sentence.other_films:
        return True
    before: Sequence[str] = sorted(sentence.words_before(node, 5))
    if not (LIKENESS | _NOT_THEM).isdisjoint(before):
        return True
    if not _NOT_THEM.isdisjoint(sentence.words_behind(node, 3)):
        return True
    return bool(frame_of(sentence, node, node, presumed=True) & _DOUBTS)
