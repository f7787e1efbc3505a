"""The file of a gold set: one JSON line a text, by its hash; offsets, roles and names, no words.

``{"document": "<digest>", "reader": "a", "claims": [{"start": 10, "end": 20, "role": "director",
"name": "Jane Campion", "film": "this"}]}``. Offsets count code points of the original text and
span the name as written there; ``name`` is the person's full name; ``film`` is ``this`` (the film
under review) or ``other``. A text without claims has an empty list: it was read, and has none.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from matinee.catalogue import Role
from matinee.document import Span

FILMS = ("this", "other")


class GoldError(ValueError):
    """A gold set that cannot be read; the message says where and why."""


@dataclass(frozen=True, slots=True, order=True)
class GoldClaim:
    """A person said to have had a role; ``start:end`` is the name in the text."""

    start: int
    end: int
    role: str
    name: str
    film: str = "this"

    @property
    def span(self) -> Span:
        """The name's place."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text that a reader went through, known by its digest."""

    document: str
    reader: str
    claims: Sequence[GoldClaim]


def read(path: Path) -> list[GoldText]:
    """Read a gold set, or raise GoldError naming the line that is wrong."""
    texts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            claims = [GoldClaim(**claim) for claim in row["claims"]]
            texts.append(GoldText(row["document"], row["reader"], claims))
            for claim in claims:
                Role(claim.role)
                if not 0 <= claim.start < claim.end or claim.film not in FILMS:
                    raise ValueError(f"no claim: {claim}")
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"{path}, line {number}: {error}") from error
    return texts


def write(texts: Iterable[GoldText], path: Path) -> None:
    """Write a gold set in the order of digests."""
    lines = [
        json.dumps(
            {
                "document": text.document,
                "reader": text.reader,
                "claims": [asdict(claim) for claim in sorted(text.claims)],
            },
            ensure_ascii=False,
        )
        for text in sorted(texts, key=lambda t: (t.document, t.reader))
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
