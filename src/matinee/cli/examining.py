"""Goes through archives for the verbs that do: reads them, and examines every item with a text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from matinee.archive import ArchiveError, Item, ItemKind, Unread, read_archive
from matinee.archive_report.examine import Examiner
from matinee.archive_report.model import Post
from matinee.catalogue.snapshot import Snapshot
from matinee.cli.collector import collect_seldom
from matinee.cli.messages import RefusalError
from matinee.cli.pool import Work, in_order, workers_for
from matinee.cli.progress import Progress
from matinee.cli.settings import Settings
from matinee.rules.policy import Policy

_WRITING = frozenset({ItemKind.POST, ItemKind.PAGE, ItemKind.REVIEW, ItemKind.LISTED})
_OUT = ("", "publish", "private", "future")


@dataclass(slots=True)
class Archives:
    """Archives to go through; ``unread`` gathers what of them could not be read."""

    paths: Sequence[Path]
    mapping: Mapping[str, str] | None = None
    drafts: bool = False
    unread: list[str] = field(default_factory=list)

    def posts(
        self, snapshot: Snapshot, settings: Settings, *, jobs: int | None = None
    ) -> list[Post]:
        """Examine every text, or raise RefusalError where nothing can be read."""
        posts: list[Post] = []
        make = partial(_examiner, snapshot.path.resolve(), _policy(settings))
        workers = workers_for(self._size(), wanted=jobs)
        try:
            with Progress("reading and checking", None) as progress:
                for post in in_order(self._items(), make, workers=workers):
                    posts.append(post)
                    progress.step()
        except ArchiveError as error:
            raise RefusalError(str(error)) from error
        return posts

    def _items(self) -> Iterator[Work[Item]]:
        for path in self.paths:
            for entry in read_archive(path, mapping=self.mapping):
                if isinstance(entry, Unread):
                    self.unread.append(entry.why)
                elif self._wanted(entry):
                    yield Work(entry, len(entry.text))

    def _wanted(self, item: Item) -> bool:
        if item.kind not in _WRITING or not item.text.strip():
            return False
        return self.drafts or item.status in _OUT

    def _size(self) -> int:
        """Give how many bytes there are to read, as far as that can be told beforehand."""
        size = 0
        for path in self.paths:
            for file in [path] if path.is_file() else path.rglob("*"):
                size += file.stat().st_size if file.is_file() else 0
        return size


def _examiner(catalogue: Path, policy: Policy) -> Examiner:
    collect_seldom()
    return Examiner(catalogue, policy)


def _policy(settings: Settings) -> Policy:
    """Give the house's levels, and what it accepts everywhere; an archive's items have no paths."""
    return Policy(settings.levels, [one.directive for one in settings.accepted if not one.glob])
