"""The folder that a build goes into: filled beside the old one and put in its place at once."""

import ctypes
import json
import os
import shutil
import sys
from pathlib import Path

MARK = ".matinee-build"
_AT_FDCWD, _EXCHANGE = -100, 2


class FolderError(Exception):
    """The folder cannot be built into; the message says why and what to do."""


class BuildFolder:
    """A folder of finished files, and the one beside it in which the next is made."""

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()
        self.staging = self.target.with_name(f".{self.target.name}.new")

    def prepare(self) -> None:
        """Make an empty folder for the new files; tidy up after a build that was ended.

        Raises FolderError for a folder that holds what no build has made.
        """
        if self.target.exists() and not self.target.is_dir():
            raise FolderError(f"{self.target}: a file, not a folder; name another")
        if self.target.is_dir() and any(self.target.iterdir()) and not self.id():
            raise FolderError(
                f"{self.target}: holds files that no build has made; name an empty folder, or a"
                " new one"
            )
        # After a kill between exchanging and tidying, what is not ours is still in the other one.
        if (self.staging / MARK).is_file():
            self._carry_over()
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(parents=True)

    def id(self) -> str:
        """Give the name of the build that is in place, or ''."""
        return _mark(self.target)[0]

    def put_in_place(self, id: str) -> None:
        """Let the new files take the place of the old ones; what no build made stays."""
        (self.staging / MARK).write_text(
            json.dumps({"id": id, "entries": sorted(os.listdir(self.staging))}), encoding="utf-8"
        )
        if not self.target.exists():
            self.staging.rename(self.target)
            return
        _exchange(self.staging, self.target)
        self._carry_over()
        shutil.rmtree(self.staging, ignore_errors=True)

    def drop(self) -> None:
        """Forget the new files."""
        shutil.rmtree(self.staging, ignore_errors=True)

    def _carry_over(self) -> None:
        """Move what the operator has put beside the old files (.git, CNAME) to the new ones."""
        made = {MARK, *_mark(self.staging)[1]}
        for entry in self.staging.iterdir():
            to = self.target / entry.name
            if entry.name not in made and not to.exists():
                entry.rename(to)


def _mark(folder: Path) -> tuple[str, list[str]]:
    try:
        mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return str(mark["id"]), [str(each) for each in mark["entries"]]
    except (OSError, ValueError, KeyError, TypeError):
        return "", []


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change names, in one step where the system can."""
    if sys.platform == "linux":
        try:
            rename = ctypes.CDLL(None, use_errno=True).renameat2
        except (AttributeError, OSError):
            rename = None
        if rename and not rename(
            _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE
        ):
            return
    aside = one.with_name(f"{one.name}.aside")
    shutil.rmtree(aside, ignore_errors=True)
    other.rename(aside)
    one.rename(other)
    aside.rename(one)
