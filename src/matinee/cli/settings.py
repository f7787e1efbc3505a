"""What ``matinee.toml`` says, and which catalogue a command is to ask."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.snapshot import Snapshot
from matinee.cli.globs import matches
from matinee.cli.toml_file import TomlFile
from matinee.document.model import Directive, Span
from matinee.rules import BY_ID
from matinee.rules.policy import ANY, Level

FILE = "matinee.toml"
_KEYS = ("catalogue", "paths", "exclude", "rules", "allow")
_ALLOW = ("rule", "text", "reason", "path")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that the house accepts: in the texts that ``glob`` matches, or in all.

    ``number`` counts the entries of the file, from 0.
    """

    directive: Directive
    glob: str
    number: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What a house has settled: its catalogue, its texts, its rules, the findings it accepts.

    ``path`` is the file that says so, None where there is none; ``paths`` and ``exclude`` count
    from its folder.
    """

    path: Path | None = None
    catalogue: Path | None = None
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder that the settings speak of."""
        return self.path.parent if self.path else Path()

    def speaks_for(self, accepted: Accepted, path: Path) -> bool:
        """Say whether a finding is accepted in the text at a path."""
        return not accepted.glob or matches((accepted.glob,), path, self.folder)

    def excludes(self, path: Path) -> bool:
        """Say whether a path is left out, by itself or with a folder above it."""
        return matches(self.exclude, path, self.folder)


def settings_file(place: Path) -> Path | None:
    """Give the nearest ``matinee.toml`` in a folder, or a file's folder, or above it."""
    place = place.absolute()
    for folder in (place, *place.parents):
        if (folder / FILE).is_file():
            return folder / FILE
    return None


def read_settings(place: Path) -> Settings:
    """Read the nearest ``matinee.toml`` in a folder or above it."""
    path = settings_file(place)
    return read_file(path) if path else Settings()


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


def read_file(path: Path) -> Settings:
    """Read a settings file, or raise RefusalError naming the file, the line and the remedy."""
    file = TomlFile(path)
    if "matinee" not in file.table and file.table:
        raise file.error((next(iter(file.table)),), "settings stand under [matinee]")
    file.only(file.table, ("matinee",))
    table = file.section(file.table.get("matinee", {}), ("matinee",))
    file.only(table, _KEYS, ("matinee",))
    catalogue = table.get("catalogue")
    if catalogue is not None:
        catalogue = file.text(catalogue, ("matinee", "catalogue"))
    return Settings(
        path=file.path,
        catalogue=path.parent / Path(catalogue).expanduser() if catalogue else None,
        paths=file.texts(table.get("paths", []), ("matinee", "paths")),
        exclude=file.texts(table.get("exclude", []), ("matinee", "exclude")),
        levels=_levels(file, table.get("rules", {})),
        accepted=_accepted(file, table.get("allow", [])),
    )


def _levels(file: TomlFile, value: object) -> dict[str, Level]:
    levels = {}
    for rule, level in file.section(value, ("matinee", "rules")).items():
        place = ("matinee", "rules", rule)
        _known(file, rule, place)
        try:
            levels[rule] = Level(level)
        except ValueError:
            known = ", ".join(f'"{one.value}"' for one in Level)
            raise file.error(place, f"'{rule}' must be one of {known}") from None
    return levels


def _accepted(file: TomlFile, value: object) -> tuple[Accepted, ...]:
    if not isinstance(value, list):
        raise file.error(("matinee", "allow"), "accepted findings stand under [[matinee.allow]]")
    return tuple(_entry(file, entry, number) for number, entry in enumerate(value))


def _entry(file: TomlFile, value: object, number: int) -> Accepted:
    place = ("matinee", "allow", number)
    if not isinstance(value, dict):
        raise file.error(place, "accepted findings stand under [[matinee.allow]]")
    entry: dict[str, Any] = value
    file.only(entry, _ALLOW, place)
    missing = [key for key in ("rule", "text", "reason") if key not in entry]
    if missing:
        raise file.error(
            place,
            "every 'allow' needs a rule, the text that is allowed, and a reason; "
            f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing",
        )
    rule, text, reason = (file.text(entry[key], (*place, key)) for key in _ALLOW[:3])
    if rule != ANY:
        _known(file, rule, (*place, "rule"))
    glob = file.text(entry["path"], (*place, "path")) if "path" in entry else ""
    return Accepted(Directive("allow", rule, text, reason, Span(0, 0)), glob, number)


def _known(file: TomlFile, rule: str, place: tuple[str | int, ...]) -> None:
    if rule not in BY_ID:
        near = get_close_matches(rule, BY_ID, n=1, cutoff=0.6)
        hint = f"did you mean '{near[0]}'?" if near else "'matinee rules' lists them"
        raise file.error(place, f"there is no rule '{rule}'; {hint}")
