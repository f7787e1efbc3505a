"""Lists that people read: misses by kind, and findings on real reviews to be marked."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.claims.examine import Examined
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
    return failures, findings
