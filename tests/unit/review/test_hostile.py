"""Hostile input costs time in proportion to its length."""

import time

import pytest

from matinee.document import Block, BlockKind, Document
from matinee.document.model import Run
from matinee.review import parse_review


@pytest.mark.parametrize(
    "piece",
    [" ", "*", "★", "1", "1/", "(", ", ", " - ", "three and a half ", "Director: ", "9/10. ", "A "],
)
@pytest.mark.parametrize("size", [390, 1_000_000])
def test_repetition_is_linear(piece: str, size: int) -> None:
    """A megabyte of one thing takes well under two seconds, a line a few milliseconds."""
    text = (piece * size)[:size] + "x"
    block = Block(BlockKind.PARAGRAPH, text, (Run(0, 0, len(text), len(text)),))
    document = Document(text, [block])
    begin = time.perf_counter()
    parse_review(document)
    assert time.perf_counter() - begin < (2 if size > 1000 else 0.1)
