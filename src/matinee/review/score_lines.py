"""Finds the score: in a line of its own, behind a label, or where prose gives the verdict."""

import re
from dataclasses import dataclass

from matinee.review.scores import CANDIDATE, Mark, read_mark

_LABEL = re.compile(
    r"(?P<own>(?:my|our|the|final|overall|film|movie|critic['’]?s?|star|total|review|editor['’]?s)\s+){0,3}"
    r"(?P<word>rating|score|grade|stars|mark|verdict|overall|rated)\b"
    r"(?:\s*\(?out of \d{1,3}\)?)?\s*(?P<sign>[:=–—-])?\s*",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"out of (\d{1,3})")
_AFTER = re.compile(r"\s*[)\]]?\s*(?P<sign>[–—:;|,.!-]{0,3})\s*")
_GIVEN = re.compile(
    r"\b(?:(?:I|we|I['’]d|I['’]ll|I['’]m|we['’]d|we['’]re)\s(?:[\w'’]+\s){0,3}?"
    r"(?:give|giving|gave|rate|award|awarding|score|call)\b"
    r"|(?:it|film|movie|picture|this)\s(?:[\w'’]+\s){0,2}?(?:gets|earns|deserves|receives|scores|rates)\b"
    r"|(?:my|our|final|overall)\s(?:rating|score|grade|verdict|mark)\b"
    r"|^(?:a|an)\s(?:[\w-]+\s)?$)",
    re.IGNORECASE,
)
_FINISH = re.compile(r"\s*[)\]”\"]?\s*(?:[.!,;]|from me\b|[–—]|$)")
_WINDOW = 600
_SHORT = 160


@dataclass(frozen=True, slots=True)
class Found:
    """A score in a line of text, and the place of the remark that goes with it."""

    mark: Mark
    best: float | None
    line: tuple[int, int]


def labelled_score(text: str) -> Found | None:
    """Read "Rating: 9/10 – A fine film"; None where the label heads something else."""
    match = _LABEL.match(text)
    if not match:
        return None
    doubtful = match["word"].casefold() in ("verdict", "overall", "rated")
    signed = bool(match["sign"])
    found = _led(text, match.end(), loose=signed and not doubtful, bare=signed and not doubtful)
    outer = _OUT_OF.search(match[0])
    if found and outer and found.best is None:
        return Found(found.mark, float(outer[1]), found.line)
    return found


def headed_score(text: str) -> Found | None:
    """Read the first line below a heading that announces a score."""
    return labelled_score(text) or _led(text, 0, loose=True, bare=True)


def lone_score(text: str, *, loose: bool) -> Found | None:
    """Read a line that is a score, with or without a remark behind it."""
    start = 1 if text[:1] in "([" else 0
    mark = read_mark(text, start, loose=loose)
    if not mark:
        return None
    after = _AFTER.match(text, mark.end)
    stop = after.end() if after else mark.end
    rest = stop < len(text)
    if rest and (not after or not after["sign"] or not mark.strict):
        return None
    weak = mark.best is None and "★" not in text[mark.start : mark.end]
    if rest and weak and not re.match(r"[–—:|.-]", after["sign"] if after else ""):
        # "Four stars, two hours" may be anything; "Four stars. Go" is a score.
        return None
    return Found(mark, mark.best, (stop, len(text)))


def closing_score(text: str) -> Found | None:
    """Find the score that running prose at the end of a review gives, the last one if several."""
    window = max(0, len(text) - _WINDOW)
    best: Found | None = None
    end = 0
    for candidate in CANDIDATE.finditer(text, window):
        if candidate.start() < end:
            continue
        mark = read_mark(text, candidate.start(), loose=False)
        if not mark:
            continue
        end = mark.end
        if _FINISH.match(text, end) and _given(text, mark, window):
            best = Found(mark, mark.best, _remark_before(text, mark))
    return best


def _remark_before(text: str, mark: Mark) -> tuple[int, int]:
    """Give the remark of a short line that ends in its score ("A fine film – 4/5")."""
    lead = text[: mark.start].rstrip()
    if len(text) > _SHORT or not lead.endswith(("–", "—", ":", "|")):
        return mark.end, mark.end
    return 0, len(lead.rstrip("–—:| "))


def _given(text: str, mark: Mark, window: int) -> bool:
    stops = (text.rfind(stop, window, mark.start) for stop in (". ", "! ", "? ", "… "))
    begin = max(window, *(at + 2 if at != -1 else window for at in stops))
    lead = text[begin : mark.start]
    written = text[mark.start : mark.end]
    if not lead.strip(' ([–—*_"“') and (begin > window or window == 0):
        return not text[mark.end :].lstrip().startswith((",", ";"))
    glyphs = any(star in written for star in "★☆⭐")
    digits = any(letter.isdigit() for letter in written) and mark.best is not None
    dashed = lead.rstrip().endswith(("–", "—", ":", "(", "[", "|"))
    at_end = not text[mark.end :].strip(' .!)]”"')
    if at_end and (glyphs or (digits and dashed)):
        return True
    return bool(_GIVEN.search(lead))


def _led(text: str, at: int, *, loose: bool, bare: bool) -> Found | None:
    begin = at + 1 if text[at : at + 1] in ("(", "[") else at
    mark = read_mark(text, begin, loose=loose, bare=bare)
    if not mark:
        return None
    after = _AFTER.match(text, mark.end)
    stop = after.end() if after else mark.end
    if stop < len(text) and not (after and after["sign"]) and not _follows(text, mark):
        return None
    return Found(mark, mark.best, (stop, len(text)))


def _follows(text: str, mark: Mark) -> bool:
    """Say whether a remark begins straight behind the score ("9/10 A fine film")."""
    word = text[mark.end :].lstrip()
    return mark.strict and word[:1].isupper()
