"""What the commands do with the archives of an open site; imported once Django is set up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matinee.archive import ArchiveError
from matinee.catalogue.json_forms import film_json
from matinee.cli.files import write_whole
from matinee.cli.messages import RefusalError
from matinee.cli.progress import Progress
from matinee_site.archives.decisions import DecisionError, read_table, written_table
from matinee_site.archives.models import ImportItem, ImportRun
from matinee_site.archives.operations import Wishes, begin, bring_in, look, take_back
from matinee_site.archives.reckoning import Summary
from matinee_site.archives.surveying import Source
from matinee_site.archives.telling import brought_lines, looked_lines
from matinee_site.archives.undoing import Undone
from matinee_site.archives.words import Becomes
from matinee_site.reviews.checking import site_catalogue

__all__ = ["ArchiveTasks", "Wishes"]
_SHOWN = (Becomes.PICTURE,)


@dataclass(slots=True)
class ArchiveTasks:
    """The work on one site's archives; ``runs`` of this call are remembered in order."""

    mapping: Mapping[str, str] | None
    wishes: Wishes
    _runs: list[ImportRun] = field(default_factory=list)

    def look(self, path: Path, media: Path | None) -> Summary:
        """Look through an archive."""
        return self._pass(look, path, media)

    def bring_in(self, path: Path, media: Path | None) -> Summary:
        """Bring an archive in."""
        return self._pass(bring_in, path, media)

    def _pass(self, do: Any, path: Path, media: Path | None) -> Summary:
        run = begin(label=path.name, path=str(path.resolve()), wishes=self.wishes)
        self._runs.append(run)
        try:
            with Progress("reading", None) as bar:
                shown = _Shown(bar)
                summary: Summary = do(
                    run=run,
                    source=Source(path, media, self.mapping),
                    wishes=self.wishes,
                    progress=shown,
                )
        except ArchiveError as error:
            raise RefusalError(str(error)) from error
        return summary

    def looked_lines(self, path: Path, summary: Summary) -> Sequence[str]:
        """Say what a look has shown."""
        return looked_lines(path.name, summary, self._items())

    def brought_lines(self, path: Path, summary: Summary) -> Sequence[str]:
        """Say what was brought in."""
        return brought_lines(path.name, summary, self._runs[-1])

    def read_decisions(self, path: Path) -> Sequence[str]:
        """Keep the decisions of a table; give what in it could not be understood."""
        try:
            data = path.read_bytes()
            return read_table(data, name=path.name, catalogue=site_catalogue()).refused
        except (DecisionError, ArchiveError) as error:
            raise RefusalError(str(error)) from error

    def write_decisions(self, path: Path) -> None:
        """Write what was looked through as a table to be edited."""
        write_whole(path, written_table(self._items()).encode("utf-8-sig"))

    def _items(self) -> Sequence[ImportItem]:
        rows = ImportItem.objects.filter(run=self._runs[-1]).exclude(proposed__in=_SHOWN)
        return list(rows.select_related("film", "chosen_film"))

    def items_json(self) -> list[dict[str, Any]]:
        """Give the items of the newest look, as the contract has them and with what they become."""
        return [
            {
                "source": item.source,
                "kind": item.kind,
                "title": item.title,
                "year": item.about.year if item.about else None,
                "film": film_json(item.about.ref) if item.about else None,
                "decision": item.decision or "unmatched",
                "confidence": item.confidence,
                "why": item.why,
                "candidates": [
                    {"id": key, "name": name, "confidence": sure}
                    for key, name, sure in item.candidates
                ],
                "becomes": item.becomes,
                "chosen": bool(item.chosen or item.film_chosen),
                "findings": item.findings,
                "redirects": item.redirects,
                "notes": item.notes,
            }
            for item in self._items()
        ]

    def as_json(self, path: Path, summary: Summary) -> dict[str, Any]:
        """Give a pass as plain data."""
        return {"archive": str(path), "run": self._runs[-1].pk, **summary.as_json()}

    def newest(self, number: int | None) -> tuple[int, str]:
        """Give the run of that number, or the newest that brought something in."""
        rows = ImportRun.objects.exclude(made=None)
        run = rows.filter(pk=number).first() if number else rows.order_by("-begun_at").first()
        if run is None:
            raise RefusalError(
                f"there is no run {number} that brought anything in; 'matinee archive runs'"
                " lists them"
                if number
                else "nothing was brought in that could be taken back"
            )
        return run.pk, run.label

    def undo(self, number: int) -> Undone:
        """Take a run back."""
        with Progress("taking back", None) as bar:
            return take_back(run=ImportRun.objects.get(pk=number), progress=_Shown(bar))

    def runs(self) -> list[dict[str, Any]]:
        """Give all runs, the newest first."""
        return [
            {
                "run": run.pk,
                "archive": run.label,
                "path": run.path,
                "kind": run.kind,
                "state": run.state,
                "begun": run.begun_at.isoformat(timespec="seconds"),
                "made": run.made.count(),
                "told": run.told,
            }
            for run in ImportRun.objects.all()
        ]


@dataclass(slots=True)
class _Shown:
    """Shows on a bar how far a pass is."""

    bar: Progress

    def __call__(self, label: str, done: int, total: int) -> None:
        self.bar.step_of(done, total or done)
