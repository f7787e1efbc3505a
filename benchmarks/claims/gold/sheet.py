"""What a reader works with: the texts in one folder, and a sheet of one line a claim.

A line of ``claims.tsv`` has, between tabs: the digest, the role, the name as the text has it, which
of its occurrences is meant (1 if left out), the full name (as written if left out), and ``other``
if the claim is about another film. A text without claims has one line: the digest and ``none``.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.claims.gold.model import FILMS, GoldClaim, GoldError, GoldText
from benchmarks.claims.split import Part, part_of
from benchmarks.corpus import Review
from benchmarks.results import outside
from matinee.catalogue import Role

SHEET = "claims.tsv"
_HOW = """\
# One line for each statement that a named person had a role on a film, as the text asserts it:
# digest <tab> role <tab> name as written <tab> which occurrence <tab> full name <tab> film
# Roles: {roles}.
# film: this (default) or other. Not asserted, so not listed: what is denied, asked, imagined or
# compared ("not by", "could have been", "like"). "X plays Y" and "Y (X)" are claims of the role
# actor. A text without any claim gets the line: digest <tab> none
"""


def choose(reviews: Iterable[Review], count: int) -> list[Review]:
    """Give so many reviews of the measured side, by their hash and so for good."""
    measured = [
        review
        for review in reviews
        if part_of(review.imdb_id or review.digest, review.author) is Part.MEASURE
    ]
    return sorted(measured, key=lambda review: review.digest)[:count]


def lay_out(reviews: Iterable[Review], folder: Path) -> Path:
    """Write the texts and an empty sheet into a folder outside the repository."""
    outside(folder).mkdir(parents=True, exist_ok=True)
    for review in reviews:
        name = f"{review.digest}.txt"
        (folder / name).write_text(review.document.source, encoding="utf-8")
    sheet = folder / SHEET
    if not sheet.exists():
        sheet.write_text(_HOW.format(roles=", ".join(Role)), encoding="utf-8")
    return sheet


def take_in(folder: Path, reader: str) -> list[GoldText]:
    """Turn a filled sheet into a gold set, or raise GoldError naming the line that is wrong."""
    texts = {f.stem: f.read_text(encoding="utf-8") for f in sorted(folder.glob("*.txt"))}
    found: dict[str, list[GoldClaim]] = {}
    lines = (folder / SHEET).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            digest, claim = _claim(line, texts)
        except ValueError as error:
            raise GoldError(f"{folder / SHEET}, line {number}: {error}") from error
        found.setdefault(digest, []).extend([claim] if claim else [])
    return [GoldText(digest, reader, sorted(set(claims))) for digest, claims in found.items()]


def _claim(line: str, texts: Mapping[str, str]) -> tuple[str, GoldClaim | None]:
    digest, role, *rest = (cell.strip() for cell in line.split("\t"))
    if digest not in texts:
        raise ValueError(f"there is no text {digest}")
    if role == "none":
        return digest, None
    written, which, full, film = (*rest, "", "", "", "")[:4]
    if not written or film not in ("", *FILMS):
        raise ValueError("it takes a name as written, and this or other for the film")
    pattern = r"\s+".join(re.escape(word) for word in written.split())
    places = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", texts[digest]))
    at = int(which or 1)
    if not 1 <= at <= len(places):
        raise ValueError(f"{written!r} stands {len(places)} times in the text, not {at}")
    start, end = places[at - 1].span()
    return digest, GoldClaim(start, end, Role(role).value, full or written, film or "this")
