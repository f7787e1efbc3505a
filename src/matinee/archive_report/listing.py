"""Lists the mistakes as a table that a spreadsheet opens, each cell only words."""

import csv
import io

from matinee.archive.tables import safe_cell
from matinee.archive_report.model import ArchiveReport
from matinee.archive_report.words import percent, shown

HEADER = (
    "number", "post", "address", "edit", "date", "film", "sentence", "wrong", "right", "write",
    "how sure", "sources", "rule",
)  # fmt: skip


def mistakes_csv(report: ArchiveReport) -> bytes:
    """Give the mistakes in their order; UTF-8 with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(HEADER)
    for one in report.mistakes:
        finding, post = one.finding, one.post
        cells = (
            str(one.number),
            post.title,
            post.address,
            post.editor,
            (post.date or "")[:10],
            post.film.name if post.film else "",
            finding.before + finding.wrong + finding.after,
            finding.wrong,
            ", ".join(finding.right),
            finding.instead,
            percent(finding.confidence),
            "; ".join(f"{name} {ref}".strip() for name, ref in finding.sources),
            finding.rule,
        )
        table.writerow([safe_cell(shown(cell)) for cell in cells])
    return out.getvalue().encode("utf-8-sig", "replace")
