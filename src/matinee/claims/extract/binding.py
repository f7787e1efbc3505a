"""What binds a credit to the film at hand, and what to something or somebody else."""

import re
from collections.abc import Sequence

from matinee.catalogue import FilmRef, Role
from matinee.claims.cues import PLAIN
from matinee.claims.extract.credit_patterns import ROLE_FIRST, Pattern
from matinee.claims.frame import frame_of, of_a_life
from matinee.claims.lexicon.doubts import (
    ANEW,
    BESIDE,
    CALLED_FILMS,
    COMPANY,
    DONE_BY,
    EARLIER,
    LIKENESS,
    NEXT_OF_KIN,
    OTHER_THINGS,
    OTHER_TIMES,
    PRIZES_FOR,
    SEES,
    SPEAKS,
    THOUGHTS,
)
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.shapes import shape

# What stands before somebody who is a clause's subject, and behind.
_OPENS, _GOES_ON = shape(r"[,;/.&]$|^[Dx]{0,2}$|[PU]&$"), shape(r"[xXV,]|&[PU]")
# "The stills were ably shot by": what was made, before where a shape begins.
_WAS = shape(r"(?P<head>[xXP])[uz]{0,2}iz?$")
_KNOWN_FOR = shape(r"Rr?[PU],?(?:k|[qx]z?V)[Dxo]{0,4}[FS]")


def binding(
    sentence: Sentence,
    pattern: Pattern,
    match: re.Match[str],
    place: int,
    films: Sequence[FilmRef],
) -> tuple[str, ...]:
    """Name what speaks against a match's being a credit on the film at hand.

    ``place`` is that of the name in its list, ``films`` are the other films it is said to be on.
    """
    start, last = sentence.nodes[match.start()], sentence.nodes[match.end() - 1]
    granted = THOUGHTS if pattern.name in ROLE_FIRST else ()
    flags = frame_of(sentence, start, last, presumed=pattern.presumes, granted=granted)
    if _KNOWN_FOR.search(sentence.codes, match.start()):
        # "…, known for his work on F," speaks of F apart; the rest of the sentence is about here.
        flags -= {"other-film", "other-work"}
    if films:
        flags -= {"other-film", "other-work"}
    if place:
        flags.add("later-in-list")
    if match.start() > 0 and sentence.nodes[match.start() - 1].code in "FSX":
        flags.add("after-a-title")
    if "role" in match.re.groupindex and _of_something_else(sentence, match.start()):
        flags.add("of-something-else")
    if pattern.name == "by" and not _about_this_film(sentence, match.start()):
        flags.add("subject-unclear")
    if pattern.name == "by" and _some_film(sentence, match.start()):
        flags.add("some-film")
    if "no" in sentence.words_before(start, 1) or _turned_round(sentence, match):
        flags.add("negation")
    before = sentence.words_before(start, 5) - _liked(sentence, start)
    if (
        before & COMPANY
        or of_a_life(sentence, start)
        or (pattern.name == "thing-to" and before & PRIZES_FOR)
    ):
        flags.add("in-company")
    if before & LIKENESS:
        flags.add("comparison")
    if pattern.name == "owner" and not BESIDE.isdisjoint(sentence.words_behind(last, 4)):
        flags.add("in-company")
    if _of_its_kin(sentence, match.start()):
        flags.add("of-its-kin")
    if pattern.name in ROLE_FIRST:
        behind = sentence.words_behind(last, 2)
        if behind & SPEAKS or ("it" in behind and behind & SEES) or "wept" in behind:
            flags.add("speaks-of-it")
        if not _acts(sentence, match):
            flags.add("not-the-subject")
        if _of_its_makers(sentence, match.start()):
            pass  # "the script by director X"
        elif sentence.words_before(start, 2) & DONE_BY and "by" in sentence.words_before(start, 1):
            pass
        elif sentence.words_before(start, 3) & {"by", "from", "of", "with", "to"}:
            flags.add("in-a-phrase")
            if "by" in sentence.words_before(start, 1):
                flags.add("by-in-another-way")
        opens = sentence.codes[match.start() - 1 : match.start()] == ","
        if pattern.presumes and (
            opens or not before & LIKENESS or _earlier(sentence, last, before)
        ):
            flags -= {"comparison"}  # "as though director X had asked her to"
    return tuple(sorted(flags))


def _liked(sentence: Sentence, start: Node) -> frozenset[str]:
    """Give "like" where "to" follows it: a wish, and no likeness."""
    tokens = sentence.part.tokens
    begin = max(sentence.first, start.first - 5)
    wished = any(
        tokens[at].fold == "like" and tokens[at + 1].fold == "to"
        for at in range(begin, start.first - 1)
    )
    return frozenset({"like"}) if wished else frozenset()


def _earlier(sentence: Sentence, who: Node, before: frozenset[str]) -> bool:
    """Say whether it is liked more or less "than director X's last film", which was X's too."""
    tokens, behind = sentence.part.tokens, sentence.words_behind(who, 1)
    return "than" in before and tokens[who.last].owns and not EARLIER.isdisjoint(behind)


def _of_its_makers(sentence: Sentence, at: int) -> bool:
    """Say whether a role stands behind what was made so: "the script by", "directed by"."""
    return at > 0 and sentence.nodes[at - 1].code == "B"


def _turned_round(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether it is denied at its end: "Directed by X it is not"."""
    if sentence.codes[match.end() : match.end() + 2] not in ("qi", "Di"):
        return False
    words = sentence.words_behind(sentence.nodes[match.end() - 1], 4)
    return not words.isdisjoint(("not", "isnt", "wasnt"))


def _of_something_else(sentence: Sentence, at: int) -> bool:
    """Say whether the words before speak of a thing that is no film: "The trailer was cut by"."""
    nodes, tokens = sentence.nodes, sentence.part.tokens
    if _subject(sentence, at) == "other":
        return True
    word = tokens[nodes[at].first - 1].fold if nodes[at].first else ""
    if word in ANEW and Role.COMPOSER in nodes[at].roles:
        return True
    clause = len(re.split("[;.]", sentence.codes[:at])[-1])
    before = nodes[at - clause : at]
    return any(
        node.code in PLAIN + "X" and tokens[node.first].fold in OTHER_THINGS for node in before
    )


def _subject(sentence: Sentence, at: int) -> str:
    """Say what is said to have been made, in "… was directed by": "other" is no film."""
    nodes, tokens = sentence.nodes, sentence.part.tokens
    head = _WAS.search(sentence.codes, 0, at)
    if head is None:
        return ""
    node = nodes[head.start("head")]
    if node.code == "P":
        return "other"
    return "" if tokens[node.last].fold in CALLED_FILMS else "other"


def _of_its_kin(sentence: Sentence, at: int) -> bool:
    """Say whether the words before speak of "the original" or "a sequel", unless it is "this"."""
    nodes, tokens = sentence.nodes, sentence.part.tokens
    for place in range(max(0, at - 4), at):
        word = nodes[place]
        if word.code in PLAIN and tokens[word.first].fold in NEXT_OF_KIN:
            # "the original score" is this film's
            this = word.first > 0 and tokens[word.first - 1].fold == "this"
            return not this and nodes[place + 1].code != "G"
        if word.code == "b":  # "the first film's director"
            return True
        if word.code == "m" and place and tokens[nodes[place - 1].last].fold in OTHER_TIMES:
            return True
    return False


def _about_this_film(sentence: Sentence, at: int) -> bool:
    """Say whether a "directed by" stands by the film itself: at the start, or behind its name."""
    codes = sentence.codes[:at]
    if not codes.strip(",;"):
        return True
    clause = re.split("[;/.]", codes)[-1]
    rest = clause.strip(",&D")
    return (
        bool(re.search("[Mm]", clause))
        or len(rest) == 0
        or (len(rest) == 1 and rest in PLAIN)
        or clause.rstrip(",")[-1:] == "G"
    )


def _some_film(sentence: Sentence, at: int) -> bool:
    """Say whether "a film directed by" speaks of any film: "a" before it, no title beside it."""
    clause = re.split("[;/.]", sentence.codes[:at])[-1]
    if "M" in clause or "m" not in clause:
        return False
    noun = sentence.nodes[at - len(clause) + clause.rindex("m")]
    return bool(sentence.words_before(noun, 4) & {"a", "an", "any", "another"})


def _acts(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether the named person is the subject: at a clause's start, a verb or aside behind."""
    codes, at = sentence.codes, match.start()
    if _OPENS.search(codes[:at]) is None:
        return False
    return bool(_GOES_ON.match(codes, match.end()))
