"""Lists that people read: misses by kind, and findings on real reviews to be marked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.claims.examine import Examined
from benchmarks.claims.plant import Row
from benchmarks.claims.score import Outcome
from benchmarks.claims.split import Part
from benchmarks.rates import Rate
from benchmarks.results import outside

_HOW = """\
Mark each finding between the brackets and read the marks back with
  python -m benchmarks.claims.mark THIS-FILE READINGS.json
t: true, the text is wrong; f: false, the text is right; c: the text is right, the catalogue wrong.
"""


def write_lists(
    folder: Path,
    examined: Sequence[Examined],
    carried: Sequence[Examined],
    read: Mapping[str, str],
    shown: Collection[Part],
) -> Iterable[Path]:
    """Write what was missed, or not left in peace, and the findings for reading, as texts.

    ``carried`` are texts of ours: what is found in them as they are is not for reading.
    """
    outside(folder).mkdir(parents=True, exist_ok=True)
    by_row: dict[str, list[str]] = {}
    for one in (*examined, *carried):
        for row, told in one.listed:
            by_row.setdefault(str(row), []).append(told)
    failures = folder / "failures.txt"
    failures.write_text(
        "\n\n".join(told for row in sorted(by_row) for told in by_row[row]) + "\n",
        encoding="utf-8",
    )
    findings = folder / "findings.txt"
    lines = [
        f"[{read.get(key, '')[:1]:1}] {key} {told}\n"
        for one in examined
        for key, told in one.for_reading
    ]
    findings.write_text(_HOW + "\n" + "\n".join(lines), encoding="utf-8")
    sentences = folder / "sentences.txt"
    outcomes = [o for one in (*examined, *carried) for o in one.outcomes if o.part in shown]
    sentences.write_text(_by_sentence(outcomes), encoding="utf-8")
    return failures, findings, sentences


def _by_sentence(outcomes: Iterable[Outcome]) -> str:
    """Give how our own sentences fared, the worst of each kind first."""
    goods: dict[Row, dict[str, list[bool]]] = {}
    for outcome in outcomes:
        if outcome.sentence:
            kinds = goods.setdefault(outcome.row, {})
            kinds.setdefault(outcome.sentence, []).append(outcome.good)
    lines = []
    for row, sentences in sorted(goods.items()):
        lines.append(f"\n{row}")
        rates = {sentence: Rate.count(found) for sentence, found in sentences.items()}
        for sentence, rate in sorted(rates.items(), key=lambda item: item[1].share or 0):
            lines.append(f"  {rate.hits:4}/{rate.of:<4} {sentence}")
    return "\n".join(lines).lstrip() + "\n"
