"""Checks a corpus of real reviews and lists every finding for reading.

Usage: python benchmarks/false_alarms.py REVIEWS --catalogue FILE [--readings FILE]

REVIEWS is a JSON-lines file or a folder. The readings file holds what a reader decided of each
finding (true, false, or catalogue: the catalogue is wrong), keyed by document hash, offsets and
rule, never with the text; findings without a reading are counted as unread.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.corpus import open_catalogue, reviews, write_json
from matinee.check import check


def main() -> None:
    """Check, count, print a table and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reviews", type=Path)
    parser.add_argument("--catalogue", type=Path)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--show", action="store_true", help="print each finding with its sentence")
    options = parser.parse_args()
    console = Console()
    catalogue = open_catalogue(options.catalogue)
    read = json.loads(options.readings.read_text()) if options.readings else {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    claims, total, marked = Counter[str](), 0, Counter[str]()
    for review in reviews(options.reviews):
        total += 1
        film = catalogue.films_by_imdb([review.imdb_id]).get(review.imdb_id or "")
        report = check(review.document, catalogue, film=film)
        claims.update(claim.verdict.value for claim in report.claims)
        digest = hashlib.sha256(review.document.source.encode()).hexdigest()[:16]
        for finding in report.findings:
            severity = finding.severity.value if finding.severity else ""
            key = f"{digest}:{finding.span.start}-{finding.span.end}:{finding.rule}"
            verdict = read.get(key, "unread")
            counts[f"{severity} {finding.rule}"][verdict] += 1
            marked[severity, verdict] += 1
            if options.show:
                begin = max(0, finding.span.start - 90)
                around = review.document.source[begin : finding.span.end + 60]
                console.print(f"[bold]{severity}[/] {key} {review.name}: {finding.message}")
                console.print("   …" + around.replace("\n", " ") + "…", markup=False)
    table = Table(title=f"{total} reviews, {sum(claims.values())} claims")
    for column in ("finding", "all", "true", "false", "catalogue", "unread"):
        table.add_column(column, justify="left" if column == "finding" else "right")
    for name, verdicts in sorted(counts.items()):
        cells = [verdicts[v] for v in ("true", "false", "catalogue", "unread")]
        table.add_row(name, str(sum(cells)), *map(str, cells))
    console.print(table)
    false_errors = marked["error", "false"] + marked["error", "unread"]
    console.print(
        f"errors not known to be true: {false_errors} in {total} reviews "
        f"({100 * false_errors / max(1, total):.2f} per 100)"
    )
    target = write_json(
        "false_alarms",
        {
            "reviews": total,
            "claims": dict(claims),
            "findings": {name: dict(verdicts) for name, verdicts in sorted(counts.items())},
            "errors_not_known_true_per_100": 100 * false_errors / max(1, total),
        },
    )
    console.print(f"written to {target}")


if __name__ == "__main__":
    main()
