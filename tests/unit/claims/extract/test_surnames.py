"""The look at a surname before its sentence is spelled lets none pass that stands by a sign."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from matinee.catalogue import Role
from matinee.catalogue.snapshot import Snapshot
from matinee.claims.extract import surnames
from matinee.claims.link import link
from matinee.claims.people import FilmNames
from matinee.claims.sentence import Sentence, sentences_of
from matinee.document import read_text

EXAMPLES = Path(__file__).parents[3] / "examples"
SAID_OF_NOBODY = """
Quorne's rather spare direction helps. Nobody stages a chase as Quorne stages this one.

A film by Quorne, with a script by writer Zadde. Quorne directs the scene. This is Zadde's film.
Quorne and Zadde wrote it; Zadde's score hums, and the cinematographer Quorne saw none of it.
"""


def _sentences(text: str, films: Snapshot, names: FilmNames) -> list[Sentence]:
    linked, _ = link(read_text(text).blocks, films, names)
    return [sentence for part in linked for sentence in sentences_of(part)]


def _found(sentences: Sequence[Sentence], names: FilmNames) -> list[tuple[object, ...]]:
    said = surnames.surnames_in(sentences, names, tuple(Role))
    return [(one.name, one.span, one.roles, one.penalties) for one in said]


@pytest.mark.parametrize("text", ["examples", SAID_OF_NOBODY])
def test_what_is_left_out_early_stands_by_no_sign(
    text: str, films: Snapshot, names: FilmNames, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Surnames are the same whether or not words are looked at before sentences are spelled."""
    if text == "examples":
        pages = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.md"))]
        text = "\n\n".join(re.findall(r"^> (.*)$", "\n".join(pages), re.MULTILINE))
    sentences = _sentences(text, films, names)
    found = _found(sentences, names)
    monkeypatch.setattr(surnames, "_may_credit", lambda sentence, at: True)
    assert _found(sentences, names) == found
    assert found
