"""Names are found where a text has them, and changed words keep count of their places."""

import pytest
from benchmarks.claims.edits import Edit, apply
from benchmarks.claims.mentions import mentions, possessed, short_name
from hypothesis import given
from hypothesis import strategies as st


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.text(max_size=5))))
def test_spans_hold_the_new_words(text: str, wishes: list[tuple[int, str]]) -> None:
    """Every span of an edited text holds exactly the new words."""
    edits, at = [], 0
    for step, new in wishes:
        start = at + step
        if start + 2 > len(text):
            break
        edits.append(Edit(start, start + 2, new))
        at = start + 2
    edited = apply(text, edits)
    assert [edited.text[s.start : s.end] for s in edited.spans] == [e.text for e in edits]


def test_overlapping_edits_are_refused() -> None:
    """Two edits of one place are a mistake of the caller."""
    with pytest.raises(ValueError, match="overlap"):
        apply("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Alfred Hitchcock", "Hitchcock"),
        ("Lars von Trier", "von Trier"),
        ("Ana de Armas", "de Armas"),
        ("Robert Downey Jr.", "Downey"),
        ("Wong Kar-wai", "Wong"),
        ("Jean-Luc Godard", "Godard"),
    ],
)
def test_short_name(name: str, short: str) -> None:
    """A surname takes its particles along, and a family name may stand first."""
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dario Argento directs. Argento’s lens.", ["Dario Argento", "Argento"]),
        ("Director Argento and Asia Argento", ["Argento"]),
        ("Argentone, Argento-like, McArgento", []),
        ("When Argento Presents", []),
        ("Unlike Dario\nArgento, Argento's Rome", ["Dario\nArgento", "Argento"]),
        ("Goblin's Argento", ["Argento"]),
    ],
)
def test_mentions(text: str, found: list[str]) -> None:
    """Full names and bare surnames count; parts of longer words and others' names do not."""
    places = mentions(text, ["Dario Argento"], "Argento")
    assert [text[m.start : m.end] for m in places] == found


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("Burns' film", "Burns", "Kubrick", "Kubrick's film"),
        ("Burns’ film", "Burns", "Kubrick", "Kubrick’s film"),
        ("Burns' film", "Burns", "Rogers", "Rogers' film"),
        ("Burns's film", "Burns", "Kubrick", "Kubrick's film"),
        ("by 'Ken Burns'", "Ken Burns", "Stanley Kubrick", "by 'Stanley Kubrick'"),
    ],
)
def test_possessives_stay_english(text: str, old: str, new: str, after: str) -> None:
    """A name in -s loses its lone apostrophe for another's 's, but not a closing quote."""
    at = text.index(old)
    if text[at - 1 : at] == "'":
        end, words = possessed(text, at, at + len(old), new)
        assert (end, words) == (at + len(old), new)
        return
    end, words = possessed(text, at, at + len(old), new)
    assert text[:at] + words + text[end:] == after
