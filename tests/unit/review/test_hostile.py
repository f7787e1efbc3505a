"""Hostile input costs time in proportion to its length."""

from collections.abc import Callable

import pytest

from matinee.document import Block, BlockKind, Document
from matinee.document.model import Run
from matinee.review import parse_review


def _parse(text: str) -> None:
    block = Block(BlockKind.PARAGRAPH, text, (Run(0, 0, len(text), len(text)),))
    parse_review(Document(text, [block]))


@pytest.mark.parametrize(
    "piece",
    [" ", "*", "★", "1", "1/", "(", ", ", " - ", "three and a half ", "Director: ", "9/10. ", "A "],
)
@pytest.mark.parametrize("size", [390, 1_000_000])
def test_repetition_is_linear(
    piece: str, size: int, growth: Callable[[Callable[[str], object], str, str], float]
) -> None:
    """In a line that may be a header's as in a megabyte of one thing."""
    small, large = ((piece * size)[:length] + "x" for length in (size // 4, size))
    assert growth(_parse, small, large) < 10
