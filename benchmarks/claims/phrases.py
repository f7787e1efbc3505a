"""Sentences of ours with gaps for real people and films, some for tuning and some held back."""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from benchmarks.claims.split import Part
from matinee.document import Span

_FOLDER = Path(__file__).parent / "phrases"
_ITALICS = re.compile(r"\*([^*]+)\*")
Values = Mapping[str, str]


class Filled(NamedTuple):
    """A sentence with its gaps filled, where each value stands in it, and what it was before."""

    text: str
    spans: Mapping[str, tuple[Span, ...]]
    sentence: str


@cache
def phrases(name: str, part: Part) -> Mapping[str, Sequence[str]]:
    """Give the sentences of a file (``flat`` or ``distractors``) for a side, by kind."""
    side = Part.TUNE if part is Part.TUNE else Part.MEASURE
    with (_FOLDER / f"{name}-{side.value}.toml").open("rb") as file:
        found: dict[str, list[str]] = tomllib.load(file)
    return found


def draw(
    sentences: Sequence[str], values: Values, chance: random.Random, *, format: str
) -> Filled | None:
    """Fill one of the sentences for which every value is known, or give None."""
    fitting = [s for s in sentences if gaps(s) <= set(values)]
    return fill(chance.choice(fitting), values, format=format) if fitting else None


def gaps(sentence: str) -> set[str]:
    """Give the names of a sentence's gaps."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def fill(sentence: str, values: Values, *, format: str) -> Filled:
    """Fill a sentence; ``*titles*`` are set as the text's format has it."""
    given, marks = sentence, {"html": r"<i>\1</i>", "plain": r"\1"}
    if format in marks:
        sentence = _ITALICS.sub(marks[format], sentence)
    text, spans = "", {}
    for before, name, _, _ in Formatter().parse(sentence):
        text += before
        if name:
            spans[name] = (*spans.get(name, ()), Span(len(text), len(text) + len(values[name])))
            text += values[name]
    return Filled(text, spans, given)
