"""Makes gold sets of credit claims, and measures extraction against them.

Usage: python -m benchmarks.claims.gold list REVIEWS --count 60 --into FOLDER
       python -m benchmarks.claims.gold pack FOLDER --reader NAME --into GOLD.jsonl
       python -m benchmarks.claims.gold agree ONE.jsonl OTHER.jsonl
       python -m benchmarks.claims.gold score REVIEWS GOLD.jsonl [OTHER.jsonl] [--catalogue FILE]

With two readers' sets, recall is over what both marked, and precision over what either did.
"""

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.claims.examine import known_reviews
from benchmarks.claims.findings import Matinee
from benchmarks.claims.gold.agreement import (
    Agreement,
    both_and_either,
    compare,
    extracted,
)
from benchmarks.claims.gold.model import GoldClaim, GoldError, read, write
from benchmarks.claims.gold.sheet import choose, lay_out, take_in
from benchmarks.claims.tables import wide_console
from benchmarks.corpus import open_catalogue, reviews
from benchmarks.results import InsideError, write_json


def main() -> None:
    """Do what is asked, or say in one line why that cannot be."""
    parser = _parser()
    options = parser.parse_args()
    try:
        options.run(options, wide_console())
    except (GoldError, InsideError, OSError) as error:
        parser.exit(2, f"{error}\n")


def _list(options: argparse.Namespace, console: Console) -> None:
    chosen = choose(reviews(options.reviews), options.count)
    sheet = lay_out(chosen, options.into)
    console.print(f"{len(chosen)} texts to read in {options.into}; mark their claims in {sheet}")


def _pack(options: argparse.Namespace, console: Console) -> None:
    texts = take_in(options.folder, options.reader)
    write(texts, options.into)
    claims = sum(len(text.claims) for text in texts)
    console.print(f"{claims} claims in {len(texts)} texts written to {options.into}")


def _agree(options: argparse.Namespace, console: Console) -> None:
    one, other = read(options.one), read(options.other)
    both = {text.document for text in one} & {text.document for text in other}
    ours = {text.document: text.claims for text in other}
    result = compare([text for text in one if text.document in both], ours)
    _show(console, result, f"{len(both)} texts read by both: the second reader against the first")
    for mark, rows in (("only the second", result.extra), ("only the first", result.missed)):
        for document, claim in rows:
            console.print(f"{mark}: {document} {_shown(claim)}", highlight=False)


def _score(options: argparse.Namespace, console: Console) -> None:
    sets = [read(path) for path in options.gold]
    gold, either = both_and_either(*sets)
    wanted = {text.document for text in gold}
    catalogue = open_catalogue(options.catalogue)
    checker = Matinee(catalogue)
    ours: dict[str, list[GoldClaim]] = {}
    for known in known_reviews(options.reviews, catalogue):
        if known.review.digest in wanted:
            report = checker.report(known.text, known.review, known.film)
            ours[known.review.digest] = extracted(report.claims, known.film)
    result = compare([text for text in gold if text.document in ours], ours)
    loose = compare([text for text in either if text.document in ours], ours)
    result.right_loosely, result.extra = loose.right, loose.extra
    _show(console, result, f"credit claims extracted, {len(ours)} of {len(wanted)} texts")
    if options.differences:
        for mark, rows in (("not marked", result.extra), ("not extracted", result.missed)):
            for document, claim in rows:
                console.print(f"{mark}: {document} {_shown(claim)}", highlight=False)
    roles = sorted({*result.extracted, *result.marked})
    rows_ = {role: _rates(result, role) for role in roles}
    target = write_json("gold", {"texts": len(ours), "all": _rates(result), "roles": rows_})
    console.print(f"written to {target}")


def _show(console: Console, result: Agreement, title: str) -> None:
    table = Table(title=title, title_justify="left")
    for column in ("role", "extracted", "precision", "marked", "recall"):
        table.add_column(column, justify="left" if column == "role" else "right")
    for role in [*sorted({*result.extracted, *result.marked}), None]:
        asked = (role,) if role else ()
        precision, recall = result.precision(*asked), result.recall(*asked)
        cells = (str(precision.of), str(precision), str(recall.of), str(recall))
        table.add_row(role or "all", *cells, style=None if role else "bold")
    console.print(table)


def _rates(result: Agreement, *roles: str) -> dict[str, object]:
    precision, recall = result.precision(*roles), result.recall(*roles)
    return {"precision": precision.as_json(), "recall": recall.as_json()}


def _shown(claim: GoldClaim) -> str:
    return f"{claim.start}-{claim.end} {claim.role} {claim.name} ({claim.film} film)"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(required=True)
    listing = verbs.add_parser("list", help="lay out reviews of the measured side for reading")
    listing.add_argument("reviews", type=Path)
    listing.add_argument("--count", type=int, default=60)
    listing.add_argument("--into", type=Path, required=True)
    listing.set_defaults(run=_list)
    packing = verbs.add_parser("pack", help="turn a filled sheet into a gold set")
    packing.add_argument("folder", type=Path)
    packing.add_argument("--reader", required=True, help="who read, in a word")
    packing.add_argument("--into", type=Path, required=True)
    packing.set_defaults(run=_pack)
    agreeing = verbs.add_parser("agree", help="compare two readers")
    agreeing.add_argument("one", type=Path)
    agreeing.add_argument("other", type=Path)
    agreeing.set_defaults(run=_agree)
    scoring = verbs.add_parser("score", help="measure extraction against a gold set")
    scoring.add_argument("reviews", type=Path)
    scoring.add_argument("gold", type=Path, nargs="+", help="one reader's set, or two")
    scoring.add_argument("--catalogue", type=Path)
    scoring.add_argument("--differences", action="store_true", help="list what differs, by place")
    scoring.set_defaults(run=_score)
    return parser


if __name__ == "__main__":
    main()
