"""Remembers which samples a site was given, so that those taken away do not come back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

NAME = ".samples"


@dataclass(frozen=True, slots=True)
class SampleRecord:
    """What was given: ``mark`` tells the package's samples apart from another version's."""

    mark: str = ""
    given: frozenset[str] = frozenset()
    removed: bool = False

    @classmethod
    def read(cls, folder: Path) -> "SampleRecord":
        """Read a site's record; one that cannot be read is that of a site without samples."""
        try:
            data = json.loads((folder / NAME).read_text("utf-8"))
            return cls(data["mark"], frozenset(data["given"]), data["removed"])
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def write(self, folder: Path) -> None:
        """Keep the record, whole or not at all."""
        data = {"mark": self.mark, "given": sorted(self.given), "removed": self.removed}
        beside = folder / f"{NAME}.new"
        beside.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
        beside.replace(folder / NAME)

    def taken_away(self, wanted: Iterable[str], there: Iterable[str]) -> set[str]:
        """Give those wanted that the site was given before and no longer has."""
        return (set(wanted) & self.given) - set(there)
