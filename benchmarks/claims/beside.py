"""Matinee and the peer on the same plants and the same unchanged reviews."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.claims.clean import Clean
from benchmarks.claims.examine import Examined
from benchmarks.claims.split import Part
from benchmarks.claims.summary import Line, lines, together
from benchmarks.rates import Rate
from matinee.document import Span


@dataclass(frozen=True)
class Comparison:
    """Lines of both on the same plants; alarms are findings not known to be true."""

    ours: Sequence[Line]
    theirs: Sequence[Line]
    reviews: int
    our_alarms: Rate
    their_alarms: Rate
    their_findings: int
    reviews_a_second: float

    def points(self, name: str) -> dict[str, tuple[float, float]]:
        """Give where the peer stands in the picture, for wrong people."""
        rate = Rate(0, 0)
        for line in self.theirs:
            if line.row.group == "swap" and line.row.decided:
                both = together(line.rates)
                rate = Rate(rate.hits + both.hits, rate.of + both.of)
        if not rate.share:
            return {}
        alarms = 1000 * self.their_findings / self.reviews
        return {f"{name.split()[0]}: wrong people": (alarms, rate.share)}

    def as_json(self, name: str) -> dict[str, object]:
        """Give the comparison for programs."""
        return {
            "model": name,
            "reviews": self.reviews,
            "matinee": [line.as_json() for line in self.ours],
            "peer": [line.as_json() for line in self.theirs],
            "reviews_with_an_alarm": {
                "matinee": self.our_alarms.as_json(),
                "peer": self.their_alarms.as_json(),
            },
            "peer_alarms": self.their_findings,
            "peer_reviews_a_second": round(self.reviews_a_second, 1),
        }


def beside(
    examined: Sequence[Examined], parts: Sequence[Part], read: Mapping[str, str]
) -> Comparison | None:
    """Compare where the peer was asked, or give None where it never was."""
    asked = [e for e in examined if e.beside]
    if not asked:
        return None
    true = _true_places(read)
    ours = lines((o for e in asked for o in e.outcomes), parts)
    theirs = lines((o for e in asked if e.beside for o in e.beside.outcomes), parts)
    alarms = [_alarms(e.beside.clean, true) for e in asked if e.beside]
    seconds = sum(e.beside.seconds for e in asked if e.beside)
    return Comparison(
        ours,
        theirs,
        len(asked),
        Rate.count(bool(_alarms(e.clean, true)) for e in asked),
        Rate.count(bool(count) for count in alarms),
        sum(alarms),
        len(asked) / seconds,
    )


def _true_places(read: Mapping[str, str]) -> dict[str, list[Span]]:
    """Give the places of texts in which a reader found a true mistake, by whatever rule."""
    found: dict[str, list[Span]] = {}
    for key, verdict in read.items():
        if verdict == "true":
            digest, place, _ = key.split(":", 2)
            start, end = place.split("-")
            found.setdefault(digest, []).append(Span(int(start), int(end)))
    return found


def _alarms(text: Clean, true: Mapping[str, Sequence[Span]]) -> int:
    places = true.get(text.digest, ())
    return sum(not any(f.span.overlaps(place) for place in places) for f in text.loud)
