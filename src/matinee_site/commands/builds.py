"""What ``matinee build`` does once the site is open."""

from pathlib import Path

from matinee.cli.messages import RefusalError, say
from matinee_site.building.crew import usable_processes
from matinee_site.building.folder import FolderError
from matinee_site.building.making import Facts
from matinee_site.building.run import BusyError, ChangedError, Progress, Result, build
from matinee_site.config.folder import SiteFolder

_TRIES = 5


def run(*, to: Path, facts: str, jobs: int | None, site: SiteFolder, progress: Progress) -> Result:
    """Build until nothing was published meanwhile; refuse what cannot be built into."""
    try:
        for _ in range(_TRIES):
            try:
                return build(
                    target=to, facts=Facts(facts), jobs=jobs or usable_processes(),
                    state=site.builds, progress=progress,
                )  # fmt: skip
            except ChangedError:
                say("something was published meanwhile; once more")
    except FolderError as error:
        raise RefusalError(str(error)) from error
    except BusyError as error:
        raise RefusalError(f"{to}: another build of it is under way") from error
    except OSError as error:
        raise RefusalError(f"{error.filename or to}: {error.strerror or error}") from error
    raise RefusalError("something was published during each of several builds; try again later")


def result_json(result: Result) -> dict[str, object]:
    """Give what a build has done as plain data."""
    return {
        "version": 1, "pages": result.pages, "files": result.files, "made": result.made,
        "changed": result.changed, "kept": result.kept, "removed": result.removed,
        "redirects": result.redirects,
        "broken": [{"page": lead, "link": path} for lead, path in result.broken],
    }  # fmt: skip
