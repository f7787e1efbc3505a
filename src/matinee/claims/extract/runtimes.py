"""Running times: "runs 125 minutes", "at an hour and forty minutes", "nearly two hours of chases".

A length is the film's unless something says whose it is: a scene's, a part's, another cut's.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from matinee.claims.cues import PLAIN
from matinee.claims.lexicon.doubts import CALLED_FILMS, CUTS, MODALITY, NEGATION, NEXT_OF_KIN
from matinee.claims.lexicon.lengths import (
    ABOUT,
    FILMS,
    GOES_ON,
    IT,
    LASTS,
    LENGTHS,
    MANY,
    OF_A_PART,
    ONLY,
    OPENERS,
    OTHER_LENGTHS,
    PART_BEHIND,
    SEEMS,
    SMALL,
    SOMEBODY,
    TENS,
    WHOLE,
)
from matinee.claims.model import Kind
from matinee.claims.sentence import Sentence
from matinee.claims.shapes import shape
from matinee.claims.statement import Said

_SHORTEST, _LONGEST = 45, 600
_BARE = 60  # a length of fewer minutes needs a word that says whose it is
_HOUR_ROOM, _ABOUT_ROOM = 15, 40  # minutes that "two hours" leave open, and "about two hours"
_SURE, _LIKELY = 0.9, 0.8
_BEFORE, _BEHIND, _REACH = 8, 6, 4  # words

_NUMBER = (
    (
        r"(?:\d{1,3}|(?:(?:an?|one|two|three) )?hundred(?:(?: and)?[ -](?:TENS(?:-SMALL)?|SMALL))?"
        r"|TENS(?:[- ]SMALL)?|SMALL)"
    )
    .replace("TENS", f"(?:{'|'.join(TENS)})")
    .replace("SMALL", f"(?:{'|'.join(SMALL)})")
)
_LENGTH = re.compile(
    rf"(?<![\w-])(?:(?P<whole>{_NUMBER}|an?)(?: and (?:a |one-)?|-and-a-)half[\s-]+hours?"
    rf"|(?P<h>\d|{'|'.join(SMALL)}|an)[\s-]*(?:h|hr|hrs|hours?)\b(?P<half> and a half)?"
    rf"(?:,?(?: and|-and-)?[\s-]*(?P<hm>{_NUMBER})[\s-]*(?:m|min|mins|minutes?)\b)?"
    r"|(?P<short>\d)h(?P<shortm>\d\d?)(?:m(?:in)?)?\b"
    rf"|(?P<m>{_NUMBER})[\s-]*(?:minutes?|mins?|m)\b)",
    re.IGNORECASE,
)
_ABOUT_IT = shape(r"^(?:r[^,]{1,6},|z,?)?D?x{0,2}?(?P<what>[MmjqD])(?!o)")
_WORD = re.compile(r"[a-z]+")


def runtimes_in(sentence: Sentence) -> Iterator[Said]:
    """Find the running time that a sentence gives the film."""
    if not sentence.folds.isdisjoint(CUTS):
        return
    text = sentence.text
    for match in _LENGTH.finditer(text):
        minutes = read_minutes(match)
        if minutes is None or not _SHORTEST <= minutes <= _LONGEST:
            continue
        before, behind = _around(sentence, match)
        strength = _strength(sentence, match, minutes, before, behind)
        if not strength:
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        yield Said(
            Kind.RUNTIME,
            match[0],
            sentence.part.block.span(start, end),
            "runtime",
            strength,
            sentence=sentence,
            value=minutes,
            room=_room(match, before),
            penalties=_doubts(sentence, before),
        )


def _around(sentence: Sentence, match: re.Match[str]) -> tuple[list[str], list[str]]:
    """Give the words before a length and behind it, names and titles left out."""
    part, starts = sentence.part, sentence.part.words.starts
    first = bisect_left(starts, sentence.start + match.start(), sentence.first, sentence.stop)
    stop = bisect_left(starts, sentence.start + match.end(), sentence.first, sentence.stop)
    spans = range(sentence.first, first), range(stop, min(sentence.stop, stop + _BEHIND))
    before, behind = ([part.tokens[i].fold for i in s if i not in part.covered] for s in spans)
    return before, behind


def _strength(
    sentence: Sentence, match: re.Match[str], minutes: int, before: list[str], behind: list[str]
) -> float:
    """Say how surely a length is the film's; 0 for one that is something else's."""
    next_to = set(behind[:3])
    if _of_a_part(before, behind):
        return 0
    lasting = _lasting(sentence, match)
    if lasting == "other" or (before and before[0] in MANY):
        return 0
    hour = match["h"] and minutes == _BARE
    if hour and behind[:1] == ["of"]:
        return 0  # "an hour of talk" is said of anything
    if match[0].lower().endswith(("minute", "hour")) and not hour:
        # "a ninety-minute thriller", "a two-hour wait"
        return _SURE if next_to & FILMS else 0
    if (
        lasting == "film"
        or behind[:1] == ["long"]
        or not LENGTHS.isdisjoint((*before[-_BEFORE:], *next_to))
    ):
        return _SURE
    bare = minutes >= _BARE and not hour and _of_the_film(sentence, match, before, behind)
    return _LIKELY if bare else 0


def _of_the_film(
    sentence: Sentence, match: re.Match[str], before: list[str], behind: list[str]
) -> bool:
    """Say whether a bare length can only be the film's: "Two hours of dread", "it fills two hours".

    Anybody may wait, drive or sleep two hours: the film must be what the sentence is about.
    """
    exact = match["m"] and match["m"].isdigit() and int(match["m"]) % 10
    if exact or WHOLE.intersection(before[-3:]):
        return True  # nobody waits "127 minutes"
    if OPENERS.issuperset(before):
        follows = sentence.text[match.end() : match.end() + 1]
        return behind[:1] in ([], ["of"], ["and"], ["is"]) or follows in ",.:;"
    about = _ABOUT_IT.match(sentence.codes)
    if about is None:
        return False
    node = sentence.nodes[about.start("what")]
    return node.code in "Mmj" or sentence.part.tokens[node.first].fold in IT


def _of_a_part(before: list[str], behind: list[str]) -> bool:
    """Say whether the words around speak of a part of a film: "the first forty minutes"."""
    near = before[-3:]
    if "for" in near and before[:1] != ["for"] and GOES_ON.isdisjoint(before[-5:]):
        return True  # "they talk for ninety minutes"
    return (
        ("credits" not in before and not OF_A_PART.isdisjoint(near))
        or not PART_BEHIND.isdisjoint((*behind[:1], " ".join(behind[:2])))
        or not OTHER_LENGTHS.isdisjoint((*before[-12:], *behind[:5]))
    )


def _lasting(sentence: Sentence, match: re.Match[str]) -> str:
    """Say what lasts so long, as far as a verb shortly before tells: "film", "other" or nothing."""
    starts, tokens = sentence.part.words.starts, sentence.part.tokens
    token = bisect_left(starts, sentence.start + match.start(), sentence.first, sentence.stop)
    nodes, at = sentence.nodes, bisect_left(sentence.spelled.firsts, token) - 1
    verbs = (i for i in range(at, max(-1, at - _REACH), -1) if nodes[i].code in PLAIN)
    verb = next((i for i in verbs if tokens[nodes[i].first].fold in LASTS), None)
    if verb is None:
        return ""
    if any(tokens[nodes[i].first].fold in SOMEBODY for i in range(verb + 1, at + 1)):
        return "other"  # "it took me two hours"
    heads = (node for node in reversed(nodes[:verb]) if node.code not in "uzi")
    head = next((node for node in heads if tokens[node.last].fold not in ONLY), None)
    if head is None or head.last < head.first or head.code == "&":
        return ""
    word = tokens[head.last].fold
    if head.code == "D" and word not in IT:
        return ""  # "a running time of"
    if head.code in "MmCFSGj":
        return "film"
    if head.code == "P" or word in NEXT_OF_KIN:
        return "other"
    return "film" if word in CALLED_FILMS or word in LENGTHS or word in IT else "other"


def _room(match: re.Match[str], before: list[str]) -> int:
    """Give how many minutes a length leaves open: hours without minutes are round."""
    round_ = (match["h"] and not match["hm"]) or match["whole"]
    if set(before[-3:]) & ABOUT:
        return _ABOUT_ROOM if round_ else _HOUR_ROOM
    return _HOUR_ROOM if round_ else 0


def _doubts(sentence: Sentence, before: list[str]) -> tuple[str, ...]:
    """Name what makes a length none of the film's: what is said of it is no doubt of it."""
    near = set(before[-5:])
    doubts = {
        "negation": bool(set(before[-3:]) & NEGATION),
        "modality": bool(near & (MODALITY | SEEMS)),
        "other-film": bool(sentence.other_films),
        "question": sentence.question,
        "quotation": sentence.quoted,
        "of-its-kin": bool(set(before[:3]) & NEXT_OF_KIN) and "this" not in before[:3],
    }
    return tuple(name for name, holds in doubts.items() if holds)


def read_minutes(match: re.Match[str]) -> int | None:
    """Give the minutes that ``1h 42m``, ``two and a half hours`` or ``102 minutes`` say."""
    if match["m"]:
        return _number(match["m"])
    if match["short"]:
        return 60 * int(match["short"]) + int(match["shortm"])
    if match["whole"]:
        return 60 * _number(match["whole"]) + 30
    return 60 * _number(match["h"]) + (30 if match["half"] else _number(match["hm"] or "0"))


def _number(text: str) -> int:
    """Give the number that digits or words say: "ninety-five", "a hundred and five"."""
    if text.isdigit():
        return int(text)
    total = 0
    for word in _WORD.findall(text.lower()):
        if word == "hundred":
            total = 100 * (total or 1)
        else:
            total += TENS.get(word) or SMALL.get(word) or (1 if word in ("a", "an") else 0)
    return total


def minutes_in(text: str) -> int | None:
    """Give the minutes that a header's value says, or None."""
    match = _LENGTH.search(text)
    if match:
        return read_minutes(match)
    return int(text) if text.strip().isdigit() and len(text.strip()) <= 3 else None
