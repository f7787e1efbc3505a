"""The peer is left out in plain words where it is not installed; the curve counts what is shown."""

import sys
import xml.etree.ElementTree as ET

import pytest
from benchmarks.claims.clean import Clean
from benchmarks.claims.curve import curves
from benchmarks.claims.findings import Finding
from benchmarks.claims.peer import PeerError, load
from benchmarks.claims.peer.model import HOW
from benchmarks.claims.picture import svg
from benchmarks.claims.plant import Row
from benchmarks.claims.score import Outcome
from benchmarks.claims.split import Part

from matinee.document import Span


def test_without_spacy_the_peer_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is named, with the command that installs it."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PeerError, match=HOW):
        load()


def outcome(confidence: float, *, group: str = "swap", decided: bool = True) -> Outcome:
    row = Row(group, "director", decided)
    return Outcome(row, Part.TUNE, "0" * 16, confidence > 0.7, confidence)


def test_curve() -> None:
    """At each threshold: the share found from there up, and the alarms nobody read as true."""
    found = [outcome(0.9), outcome(0.5), outcome(0.0), outcome(0.9, decided=False)]
    true = Finding(Span(0, 4), "year", "error", "1990", ("1991",), 0.95)
    unread = Finding(Span(9, 12), "year", "", "1990", ("1991",), 0.4)
    texts = [Clean("0" * 16, Part.TUNE, [true], [true, unread])]
    texts += [Clean("1" * 16, Part.TUNE, [])]
    drawn = curves(found, texts, {f"{'0' * 16}:0-4:year": "true"})
    by_threshold = {point.threshold: point for point in drawn["wrong people"]}
    assert set(drawn) == {"wrong people"}
    assert (by_threshold[0.9].found, by_threshold[0.9].alarms) == (0.3333, 0)
    assert (by_threshold[0.4].found, by_threshold[0.4].alarms) == (0.6667, 500)
    assert by_threshold[0.0].found == 0.6667


def test_picture_is_well_formed() -> None:
    """The drawing is XML with a curve a kind, its names escaped, and the peer's point."""
    texts = [Clean("0" * 16, Part.TUNE, [])]
    drawn = curves([outcome(0.9)], texts, {})
    picture = svg(
        drawn, marks={"errors": 0.88}, title="Found & <lost>", others={"peer": (12.0, 0.5)}
    )
    root = ET.fromstring(picture)
    assert len(root.findall("{*}polyline")) == 1
    assert len(root.findall("{*}circle")) == 1
    assert root.attrib["aria-label"] == "Found & <lost>"
