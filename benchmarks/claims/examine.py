"""One review through the whole of the benchmark: as it is, and with everything planted in it."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.claims import excerpts, readings
from benchmarks.claims.clean import Clean
from benchmarks.claims.distractors import distractors
from benchmarks.claims.facts import facts
from benchmarks.claims.findings import EVERYTHING, Matinee, as_finding
from benchmarks.claims.flat import flat
from benchmarks.claims.misspellings import misspellings
from benchmarks.claims.parts import parts
from benchmarks.claims.peer import Peer, load_peer
from benchmarks.claims.plant import Known, Plant, Row
from benchmarks.claims.pools import Pools
from benchmarks.claims.score import LOUD, Outcome, alarms, outcome
from benchmarks.claims.split import Part, part_of
from benchmarks.claims.swaps import swaps
from benchmarks.corpus import open_catalogue, reviews
from matinee.catalogue import Catalogue
from matinee.catalogue.snapshot import Snapshot

Planter = Callable[[Known, Pools, Catalogue, int], Iterator[Plant]]
# A film that the checker itself found must be at least this sure to be planted in.
_SURE = 0.9


@dataclass(frozen=True)
class Beside:
    """What the peer made of one review, and how long it took over the unchanged text."""

    clean: Clean
    outcomes: Sequence[Outcome]
    seconds: float


@dataclass(frozen=True)
class Examined:
    """What became of one review: ``listed`` tells in words of every failure, by row.

    ``beside`` is what the peer made of the same, where it was asked.
    """

    clean: Clean
    outcomes: Sequence[Outcome]
    listed: Sequence[tuple[Row, str]] = ()
    for_reading: Sequence[tuple[str, str]] = ()
    beside: Beside | None = None


def plants(known: Known, pools: Pools, catalogue: Catalogue, seed: int) -> Iterator[Plant]:
    """Give everything that is planted in one review."""
    yield from swaps(known, pools, seed)
    yield from parts(known, pools, seed)
    yield from misspellings(known, catalogue, seed)
    yield from facts(known, catalogue, seed)
    yield from flat(known, pools, catalogue, seed)
    yield from distractors(known, pools, catalogue, seed)


class Examiner:
    """Plants in reviews and checks them, with one catalogue and one seed.

    Only texts on a side named in ``shown`` are told of in words.
    """

    def __init__(
        self,
        catalogue: Snapshot,
        pools: Pools,
        seed: int,
        shown: frozenset[Part],
        peer: Peer | None = None,
        planter: Planter = plants,
    ) -> None:
        """Check as shipped, and with no threshold at all; ``planter`` says what is planted."""
        self.peer, self.planter = peer, planter
        self.catalogue, self.pools, self.seed, self.shown = catalogue, pools, seed, shown
        self._strict, self._open = Matinee(catalogue), Matinee(catalogue, EVERYTHING)

    def __call__(self, known: Known, *, with_peer: bool = False) -> Examined:
        """Examine one review."""
        strict, open_ = self._strict, self._open
        report = strict.report(known.text, known.review, known.film)
        clean = Clean(
            known.review.digest,
            known.part,
            [as_finding(claim) for claim in report.findings],
            open_.findings(known.text, known.review, known.dossier),
            Counter(claim.verdict.value for claim in report.claims),
        )
        beside = self._beside(known) if with_peer and self.peer else None
        outcomes, listed, theirs = [], [], []
        for plant in self.planter(known, self.pools, self.catalogue, self.seed):
            report = strict.report(plant.text, known.review, known.film)
            shown = [as_finding(claim) for claim in report.findings]
            result = outcome(plant, shown, (), clean.shown)
            if not plant.is_distractor and not result.good:
                all_ = open_.findings(plant.text, known.review, known.dossier)
                result = outcome(plant, shown, all_, ())
            outcomes.append(result)
            if beside and self.peer:
                found = self.peer.findings(plant.text, known.review, known.dossier)
                theirs.append(outcome(plant, found, (), beside.clean.shown))
            if not result.good and known.part in self.shown:
                loud = [f for f in shown if f.severity in LOUD]
                bad = alarms(plant, loud, clean.shown) if plant.is_distractor else []
                listed.append((plant.row, excerpts.of_plant(plant, list(report.claims), bad)))
        beside = replace(beside, outcomes=theirs) if beside else None
        return Examined(clean, outcomes, listed, self._for_reading(known, clean), beside)

    def _beside(self, known: Known) -> Beside:
        """Time the peer on the unchanged text, nothing of it parsed before (processor time)."""
        assert self.peer is not None
        self.peer.fresh()
        begin = time.process_time()
        found = self.peer.findings(known.text, known.review, known.dossier)
        seconds = time.process_time() - begin
        return Beside(Clean(known.review.digest, known.part, found), (), seconds)

    def _for_reading(self, known: Known, clean: Clean) -> list[tuple[str, str]]:
        if known.part not in self.shown:
            return []
        return [
            (
                readings.key(clean.digest, finding),
                f"{finding.severity} {finding.confidence:.2f} — {known.film}\n"
                f"    {finding.message}\n    {excerpts.around(known.text, finding.span)}",
            )
            for finding in clean.loud
        ]


def known_reviews(path: Path, catalogue: Snapshot) -> Iterator[Known]:
    """Give the reviews whose film the catalogue knows: as the corpus says, or as is found."""
    checker = Matinee(catalogue)
    for review in reviews(path):
        film = catalogue.films_by_imdb([review.imdb_id or ""]).get(review.imdb_id or "")
        if film is None:
            decision = checker.report(review.document.source, review, None).decision
            film = decision.film if decision.confidence >= _SURE else None
        if film is None:
            continue
        dossier = catalogue.dossiers([film.id])[film.id]
        yield Known(review, film, dossier, part_of(film.imdb_id or film.id, review.author))


def examine(
    known: Sequence[Known], catalogue: Path | None, examiner: Examiner, *, jobs: int, peer: int = 0
) -> Iterator[Examined]:
    """Examine reviews, on several processors when ``jobs`` says so, in their order.

    The peer stands beside on ``peer`` of them, drawn by their hash.
    """
    drawn = sorted(known, key=lambda k: k.review.digest)[:peer]
    asked = {k.review.digest for k in drawn}
    work = [(k, k.review.digest in asked) for k in known]
    if jobs <= 1:
        examiner.peer = load_peer(examiner.catalogue) if peer else None
        yield from (examiner(k, with_peer=beside) for k, beside in work)
        return
    begun_with = (catalogue, examiner.pools, examiner.seed, examiner.shown, bool(peer))
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=begun_with) as processes:
        yield from processes.map(_examine, work, chunksize=4)


def _begin(
    catalogue: Path | None, pools: Pools, seed: int, shown: frozenset[Part], peer: bool
) -> None:
    global _examiner
    opened = open_catalogue(catalogue)
    _examiner = Examiner(opened, pools, seed, shown, load_peer(opened) if peer else None)


def _examine(work: tuple[Known, bool]) -> Examined:
    return _examiner(work[0], with_peer=work[1])


_examiner: Examiner
