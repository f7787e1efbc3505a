"""What takes a statement out of plain assertion about the film: doubt, denial, likeness, elsewhere.

Words count by where they stand: before a statement or in it, behind it up to a comma, past that.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import pairwise

from matinee.claims.cues import PLAIN
from matinee.claims.lexicon import doubts
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.shapes import shape

# How many words before and behind a statement its doubt or denial may stand.
_BEFORE, _BEHIND = 6, 4
_USUAL = [[word] for word in doubts.USUAL]
_OPENING = shape("^(?:[&xz],?)?rD?x{1,3}")
_WORDS = (
    ("negation", doubts.NEGATION),
    ("modality", doubts.MODALITY),
    ("comparison", doubts.COMPARISON),
    ("uncredited", doubts.UNCREDITED),
    ("remake", doubts.REMAKE),
)


def frame_of(
    sentence: Sentence,
    first: Node,
    last: Node,
    *,
    presumed: bool = False,
    granted: Collection[str] = (),
    beyond: bool = True,
) -> set[str]:
    """Name what takes a statement, from one node to another, out of plain assertion.

    Doubt, denial and comparison count near the statement only; another work named anywhere
    in the sentence may be what it is about. Behind a statement that is ``presumed``, as in
    "director X can't ...", only words that take the post away count; ``granted`` are words before
    it that do not bear on it. Words past a comma count unless told otherwise (``beyond``).
    """
    before, near, clause, later = _near(sentence, first, last)
    begun = [*before, *near]
    pairs = map(" ".join, pairwise([*begun, *clause]))
    found = {doubts.FRAMES[pair] for pair in pairs if pair in doubts.FRAMES}
    words = set(begun)
    if not words.isdisjoint(doubts.ABSENCE) or _none_of_it(sentence, first, near):
        found.add("negation")
    if presumed:
        words -= doubts.HEDGES
    words.difference_update(granted)
    words.update(word for word in clause if not presumed or word not in doubts.SAID_OF_SUBJECT)
    if (not presumed or sentence.codes[:1] == "r") and _conditional(sentence, last):
        found.add("modality")
    said = doubts.SAID_OF_SUBJECT | doubts.AT_FIRST if presumed else doubts.SAID_OF_SUBJECT
    words.update(word for word in later if beyond and word not in said)
    found.update(name for name, wordlist in _WORDS if not words.isdisjoint(wordlist))
    if not doubts.OTHER_WORK.isdisjoint(sentence.folds):
        found.add("other-work")
    if _elsewhere(sentence, first):
        found.add("elsewhere")
    if sentence.question:
        found.add("question")
    if sentence.quoted or _in_quotes(sentence, first, last):
        found.add("quotation")
    if sentence.other_films:
        found.add("other-film")
    return found


def opens_clause(sentence: Sentence, before: Node | None) -> bool:
    """Say whether what follows this word is a clause's subject."""
    if before is None or before.code in ",;&.(":
        return True
    return before.code in PLAIN and sentence.part.tokens[before.first].fold in doubts.JOINS


def of_a_life(sentence: Sentence, start: Node) -> bool:
    """Say whether the words before tell what people did in their lives, or whom they work with."""
    tokens = sentence.part.tokens
    words = [tokens[at].fold for at in range(max(sentence.first, start.first - 8), start.first)]
    told = f" {' '.join(words)} "
    return words[-1:] in _USUAL or any(f" {phrase} " in told for phrase in doubts.LIVES)


def _none_of_it(sentence: Sentence, first: Node, near: Sequence[str]) -> bool:
    """Say whether "no" denies a statement: in it, or of all that stands before it."""
    follows = pairwise((*near, ""))
    if any(word == "no" and after not in doubts.NO_IDIOMS for word, after in follows):
        return True
    tokens, begin = sentence.part.tokens, sentence.first
    if tokens[begin].fold not in doubts.NONE_OF_IT or first.first <= begin + 1:
        return False
    clause = sentence.codes[: bisect_left(sentence.spelled.firsts, first.first)]
    return tokens[begin + 1].fold not in doubts.NO_IDIOMS and not {",", ";"} & set(clause)


def _conditional(sentence: Sentence, last: Node) -> bool:
    """Say whether what follows is only imagined: "With X directing, it might have been"."""
    tokens = sentence.part.tokens
    return any(
        tokens[at].fold in doubts.MODALS and tokens[at + 1].fold in ("have", "be", "at", "not")
        for at in range(last.last + 1, sentence.stop - 1)
    )


def _elsewhere(sentence: Sentence, first: Node) -> bool:
    """Say whether a sentence opens in another work: "On stage,", "In an earlier version"."""
    opening = _OPENING.match(sentence.codes)
    if opening is None:
        return False
    tokens = sentence.part.tokens
    nodes = sentence.nodes[: opening.end()]
    words = {tokens[node.first].fold for node in nodes if node.last < first.first}
    return not words.isdisjoint(doubts.ELSEWHERE) and "this" not in words


def _in_quotes(sentence: Sentence, first: Node, last: Node) -> bool:
    words = sentence.part.words
    return first is not last and sentence.part.marks.quote(
        words.starts[first.first], words.ends[max(first.last, last.last)]
    )


def _near(
    sentence: Sentence, first: Node, last: Node
) -> tuple[list[str], list[str], list[str], list[str]]:
    """Give the plain words shortly before a statement, in it, behind it, and past a comma."""
    part, nodes = sentence.part, sentence.nodes
    words, tokens, covered = part.words, part.tokens, part.covered
    begin = max(nodes[0].first, first.first - _BEFORE)
    end = min(nodes[-1].last + 1, last.last + 1 + _BEHIND)
    comma = end
    for at in range(last.last, end - 1):
        if "," in words.text[words.ends[at] : words.starts[at + 1]]:
            comma = at + 1
            break
    spans = (
        range(begin, first.first),
        range(first.first, last.last + 1),
        range(last.last + 1, comma),
        range(comma, end),
    )
    before, here, clause, later = ([tokens[i].fold for i in s if i not in covered] for s in spans)
    return _liking(before), here, _done(clause), _done(later)


def _liking(words: Sequence[str]) -> list[str]:
    """Leave out "like" where it is a verb: "I'd like to believe"."""
    return [
        word for at, word in enumerate(words) if word != "like" or words[at + 1 : at + 2] != ["to"]
    ]


def _done(words: Sequence[str]) -> list[str]:
    """Leave out what is said of how somebody did a thing, and no doubt of who.

    "Plays him as if there were no tomorrow"; "asked her to", unlike "was asked to".
    """
    return [
        word
        for at, word in enumerate(words)
        if not (word == "if" and words[at - 1 : at] == ["as"])
        and (word not in doubts.PASSIVES or not doubts.WAS.isdisjoint(words[max(0, at - 2) : at]))
    ]
