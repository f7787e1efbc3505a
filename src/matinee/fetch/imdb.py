"""Fetches the files that IMDb gives out for personal and non-commercial use."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matinee.catalogue.sources.imdb import FILES, SOURCE
from matinee.fetch.download import Downloaded, download
from matinee.fetch.web import Web

NOTICE = (
    f"{SOURCE.name}: {SOURCE.licence} only, see https://developer.imdb.com/non-commercial-datasets/;"
    " facts that rest on it alone serve private checking and are never shown on public pages"
)
SITE = "https://datasets.imdbws.com"
_MOST = 4 << 30

Tell = Callable[[str, int, int], None]
"""Called with a file's name, how many bytes have come, and how many there will be."""


@dataclass(frozen=True, slots=True)
class ImdbFiles:
    """Where the files are."""

    web: Web
    site: str = SITE
    tell: Tell = lambda *_: None

    def fetch(self, folder: Path) -> list[Downloaded]:
        """Bring all seven files into a folder; those that are there and unchanged stay."""
        folder.mkdir(parents=True, exist_ok=True)
        return [self._one(name, folder) for name in FILES]

    def _one(self, name: str, folder: Path) -> Downloaded:
        file = f"{name}.tsv.gz"
        first = "nconst" if name == "name.basics" else "titleId" if "akas" in name else "tconst"
        return download(
            self.web,
            f"{self.site}/{file}",
            folder / file,
            tell=lambda have, total: self.tell(file, have, total),
            begins=first.encode(),
            most=_MOST,
        )
