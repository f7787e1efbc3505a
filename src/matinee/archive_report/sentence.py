"""Cuts out the sentence in which a claim stands, as plain words in three pieces."""

from matinee.document import Block, Document, Span
from matinee.document.sentences import sentences

_LONGEST = 360


def sentence_of(document: Document, span: Span) -> tuple[str, str, str]:
    """Give the words before the claim, the claim's own, and those after, in its sentence.

    A very long sentence is cut to what stands nearest.
    """
    for block in document.blocks:
        place = _plain(block, span)
        if place:
            return _cut(block.text, *place)
    return "", " ".join(document.slice(span).split()), ""


def _plain(block: Block, span: Span) -> tuple[int, int] | None:
    """Give a span's place in a block's plain text; None where it stands in another block."""
    if not block.runs or span.end <= block.runs[0].source:
        return None
    last = block.runs[-1]
    if span.start >= last.source + last.width:
        return None
    begin = end = None
    for run in block.runs:
        if begin is None and span.start < run.source + run.width:
            begin = run.plain + (max(0, span.start - run.source) if run.width == run.length else 0)
        if span.end > run.source:
            inside = min(run.length, span.end - run.source)
            end = run.plain + (inside if run.width == run.length else run.length)
    return (begin, end) if begin is not None and end is not None and begin < end else None


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    left, right = 0, len(text)
    for begin, stop in sentences(text):
        if begin <= start < stop:
            left = begin
        if begin < end <= stop:
            right = stop
    room = max(_LONGEST - (end - start), 40)
    before, after = _one_line(text[left:start]), _one_line(text[end:right])
    if len(before) > room // 2:
        before = "… " + before[-(room // 2) :].partition(" ")[2]
    if len(after) > room // 2:
        after = after[: room // 2].rpartition(" ")[0] + " …"
    return before.lstrip(), _one_line(text[start:end]), after.rstrip()


def _one_line(text: str) -> str:
    """Make each stretch of white space one space, and keep whether there is one at the ends."""
    words = " ".join(text.split())
    lead = " " if text[:1].isspace() and words else ""
    trail = " " if text[-1:].isspace() and words else ""
    return f"{lead}{words}{trail}" or (" " if text else "")
