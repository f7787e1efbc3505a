"""What ``matinee.toml`` says, and which catalogue a command is to ask."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.snapshot import Snapshot
from matinee.cli.messages import RefusalError
from matinee.document.model import Directive, Span

FILE = "matinee.toml"
_KEYS = {"catalogue", "allow"}


@dataclass(frozen=True, slots=True)
class Settings:
    """A catalogue of the house's own, and the findings it allows everywhere."""

    catalogue: Path | None = None
    allowed: tuple[Directive, ...] = ()


def read_settings(folder: Path) -> Settings:
    """Read the nearest ``matinee.toml`` in a folder or above it."""
    for place in (folder, *folder.parents):
        path = place / FILE
        if path.is_file():
            return _read(path)
    return Settings()


def open_catalogue(given: Path | None, settings: Settings) -> Snapshot:
    """Open the catalogue named by the option, MATINEE_CATALOGUE or matinee.toml, or our own."""
    named = os.environ.get("MATINEE_CATALOGUE")
    path = given or (Path(named) if named else None) or settings.catalogue
    if path is None and not EMBEDDED.is_file():
        raise CatalogueError(
            f"{EMBEDDED}: the catalogue that comes with Matinee is missing; "
            "install Matinee again, or name one with --catalogue FILE"
        )
    return Snapshot(path or EMBEDDED)


def _read(path: Path) -> Settings:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("matinee", {})
        unknown = sorted(table.keys() - _KEYS)
        if unknown:
            raise ValueError(f"unknown setting {', '.join(unknown)}")
        catalogue = table.get("catalogue")
        allowed = tuple(_allowed(entry) for entry in table.get("allow", ()))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise RefusalError(f"{path}: {error}") from error
    return Settings(path.parent / Path(catalogue).expanduser() if catalogue else None, allowed)


def _allowed(entry: dict[str, Any]) -> Directive:
    rule, text, reason = (entry.get(key, "") for key in ("rule", "text", "reason"))
    if not (rule and text and reason):
        raise ValueError("every 'allow' needs a rule, the text that is allowed, and a reason")
    return Directive("allow", str(rule), str(text), str(reason), Span(0, 0))
