"""Plants wrong names in real reviews and counts how many are found with the right value.

Usage: python benchmarks/planted.py REVIEWS --catalogue FILE [--seed N]

In a review of a known film a credited person, named in full in the text, is replaced throughout
(full name and surname) by another person of the same role; likewise one letter edit is made in a
name. Only roles that some source lists completely for that film are planted. An interval is
Wilson's, 95%.
"""

import argparse
import random
import re
from collections import Counter
from math import sqrt
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.corpus import Review, open_catalogue, reviews, write_json
from matinee.catalogue import Dossier, Role
from matinee.catalogue.snapshot import Snapshot
from matinee.check import check
from matinee.document import read_text

ROLES = (Role.DIRECTOR, Role.CINEMATOGRAPHER, Role.COMPOSER, Role.EDITOR, Role.WRITER)


def main() -> None:
    """Plant, check, print a table and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reviews", type=Path)
    parser.add_argument("--catalogue", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    catalogue = open_catalogue(options.catalogue)
    known = list(_known(options.reviews, catalogue))
    pool = {
        role: sorted({c.person.name for _, _, d in known for c in d.credited(role)})
        for role in ROLES
    }
    found: Counter[tuple[str, bool]] = Counter()
    for review, film, dossier in known:
        for kind, planted, wrong, right in _plants(review, dossier, pool, chance):
            report = check(read_text(planted), catalogue, film=film)
            hit = any(
                finding.severity and right in finding.expected and wrong.split()[-1] in finding.name
                for finding in report.claims
            )
            found[kind, hit] += 1
    table = Table(title=f"planted mistakes in {len(known)} reviews (seed {options.seed})")
    for column in ("plant", "found", "of", "rate", "95% interval"):
        table.add_column(column, justify="left" if column == "plant" else "right")
    result = {}
    for kind in sorted({kind for kind, _ in found}):
        hits, all_ = found[kind, True], found[kind, True] + found[kind, False]
        low, high = wilson(hits, all_)
        result[kind] = {"found": hits, "of": all_, "low": low, "high": high}
        table.add_row(kind, str(hits), str(all_), f"{hits / all_:.2f}", f"{low:.2f}-{high:.2f}")
    console = Console()
    console.print(table)
    console.print(f"written to {write_json('planted', result)}")


def _known(path: Path, catalogue: Snapshot):  # type: ignore[no-untyped-def]
    for review in reviews(path):
        film = catalogue.films_by_imdb([review.imdb_id or ""]).get(review.imdb_id or "")
        if film:
            yield review, film, catalogue.dossiers([film.id])[film.id]


def _plants(review: Review, dossier: Dossier, pool: dict[Role, list[str]], chance: random.Random):  # type: ignore[no-untyped-def]
    """Give (kind, changed text, wrong name, right name) for what can be planted in a review."""
    text = review.document.source
    named = [c for c in dossier.credits if len(c.person.name.split()) > 1 and c.person.name in text]
    for role in ROLES:
        here = [c for c in named if c.role is role] if dossier.coverage.get(role) else []
        if here:
            right = here[0].person.name
            wrong = _other(right, pool[role], text, chance)
            if wrong:
                yield f"swap {role.value}", _swapped(text, right, wrong), wrong, right
    if named:
        right = chance.choice(named).person.name
        wrong = misspell(right, chance)
        if wrong != right:
            yield "misspelt name", text.replace(right, wrong), wrong, right


def _other(right: str, names: list[str], text: str, chance: random.Random) -> str | None:
    fitting = [n for n in names if len(n.split()) == 2 and n != right and n.split()[1] not in text]
    return chance.choice(fitting) if fitting else None


def _swapped(text: str, right: str, wrong: str) -> str:
    text = text.replace(right, wrong)
    last = re.escape(right.split()[-1])
    return re.sub(rf"(?<!\w){last}(?!\w)", wrong.split()[-1], text)


def misspell(name: str, chance: random.Random) -> str:
    """Give a name with one edit in its last word: a letter dropped, doubled, changed or swapped."""
    *first, last = name.split()
    if len(last) < 5:
        return name
    at = chance.randrange(1, len(last) - 1)
    edits = (
        last[:at] + last[at + 1 :],
        last[:at] + last[at] + last[at:],
        last[:at] + chance.choice("aeioumnrt") + last[at + 1 :],
        last[:at] + last[at + 1] + last[at] + last[at + 2 :],
    )
    return " ".join([*first, chance.choice(edits)])


def wilson(hits: int, all_: int) -> tuple[float, float]:
    """Give Wilson's 95% interval of a rate."""
    if not all_:
        return 0.0, 1.0
    z, rate = 1.96, hits / all_
    middle = rate + z * z / (2 * all_)
    spread = z * sqrt(rate * (1 - rate) / all_ + z * z / (4 * all_ * all_))
    return (middle - spread) / (1 + z * z / all_), (middle + spread) / (1 + z * z / all_)


if __name__ == "__main__":
    main()
