"""Finds accepted findings that no longer occur, so that they can be taken out of the settings."""

from collections.abc import Iterator
from pathlib import Path

from matinee.cli.checked import STDIN, Checked, Idle
from matinee.cli.settings import Accepted, Settings
from matinee.cli.texts import find_texts
from matinee.cli.toml_file import TomlFile


class Stale:
    """Gathers, text by text, which acceptances silenced nothing."""

    def __init__(self, settings: Settings) -> None:
        """Begin with every acceptance of the settings unused."""
        self._settings = settings
        self._unused: dict[int, Accepted] = {one.number: one for one in settings.accepted}
        self._checked: set[Path] = set()
        self._own: list[tuple[str, Idle]] = []

    def add(self, checked: Checked) -> None:
        """Note what a text made use of, and the comments of its own that silence nothing."""
        self._own += [(checked.name, idle) for idle in checked.idle if idle.line]
        if not self._unused or checked.path == STDIN:
            return
        path = Path(checked.path)
        self._checked.add(path.resolve())
        idle = {(one.rule, one.text, one.reason) for one in checked.idle if not one.line}
        for number, one in list(self._unused.items()):
            said = one.directive
            used = (said.rule, said.text, said.reason) not in idle
            if used and self._settings.speaks_for(one, path):
                del self._unused[number]

    def messages(self) -> Iterator[str]:
        """Say what can go; the settings are judged only on all the texts they speak for."""
        for name, idle in self._own:
            what = f'{idle.rule} "{idle.text}"' if idle.text else idle.rule
            yield f"{name}:{idle.line}: allows {what}, which no longer occurs"
        if not self._unused or self._settings.path is None:
            return
        unchecked = self._unchecked()
        file = TomlFile(self._settings.path)
        for one in self._unused.values():
            if not any(self._settings.speaks_for(one, path) for path in unchecked):
                said = one.directive
                line = file.line(("matinee", "allow", one.number))
                yield (
                    f'{self._settings.path}:{line}: allows {said.rule} "{said.text}",'
                    " which no longer occurs"
                )

    def _unchecked(self) -> list[Path]:
        """Give the house's texts that this run left out."""
        folder = self._settings.folder
        places = [str(folder / path) for path in self._settings.paths] or [str(folder)]
        texts = [Path(t) for t in find_texts(places, self._settings) if isinstance(t, str)]
        return [path for path in texts if path.resolve() not in self._checked]
