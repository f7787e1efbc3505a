from collections.abc import Callable

import pytest

from matinee.claims.frame import frame_of
from matinee.claims.sentence import Sentence, sentences_of

Reader = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Directed by Len Wiseman.", "BP."),
        ("Director Len Wiseman, a man.", "RP,Dx."),
        ("Writer/director Len Wiseman", "RP"),
        ("Len Wiseman’s direction", "PG"),
        ("Ana de Armas plays Eve (Winston)", "PLC(C)"),
        ("this 2025 film", "DYm"),
        ("*Alien* and *Ballerina*", "F&M"),
        ("I met Ana D. there.", "xxUx."),
    ],
)
def test_a_sentence_is_a_string_of_types(sentence: Reader, text: str, codes: str) -> None:
    assert sentence(text).codes == codes


def _flags(sentence: Sentence, *, presumed: bool = False) -> set[str]:
    people = [node for node in sentence.nodes if node.code == "P"]
    return frame_of(sentence, people[0], people[0], presumed=presumed)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("It was never Ridley Scott.", "negation"),
        ("It could be Ridley Scott.", "modality"),
        ("It is like Ridley Scott.", "comparison"),
        ("An uncredited Ridley Scott.", "uncredited"),
        ("Is it Ridley Scott?", "question"),
        ("The remake is by Ridley Scott.", "remake"),
        ("> By Ridley Scott.", "quotation"),
        ("*Alien* is by Ridley Scott.", "other-film"),
    ],
)
def test_doubt_is_named(sentence: Reader, text: str, flag: str) -> None:
    assert flag in _flags(sentence(text))


def test_doubt_far_off_does_not_count(sentence: Reader) -> None:
    text = "Never mind what everybody in the long queue outside said about Ridley Scott."
    assert "negation" not in _flags(sentence(text))


def test_what_is_said_of_somebody_presumed_is_no_doubt(sentence: Reader) -> None:
    assert not _flags(sentence("Ridley Scott can't find it."), presumed=True)


def test_losing_the_job_is_doubt_even_then(sentence: Reader) -> None:
    assert "modality" in _flags(sentence("Ridley Scott was replaced early."), presumed=True)


def test_an_endless_sentence_comes_in_pieces(linked) -> None:  # type: ignore[no-untyped-def]
    part = linked("Len Wiseman and " * 500)
    pieces = list(sentences_of(part))
    assert len(pieces) > 1
    assert sum(node.code == "P" for piece in pieces for node in piece.nodes) == 500
