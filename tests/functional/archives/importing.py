"""Brings an archive into the site of a folder, in a process that a test may end at any moment.

Usage: python importing.py FOLDER SNAPSHOT, which sets a site up; then python importing.py FOLDER
EXPORT. Every step is printed; what is kept together is small, so that an archive of a few seconds
has many halves.
"""

import sys
from pathlib import Path

from matinee_site.commands.opening import open_site


def main() -> None:
    """Set the site up, or bring the archive in."""
    folder, given = (Path(word) for word in sys.argv[1:])
    site = open_site(folder, create=True)
    if given.suffix != ".xml":
        site.set_up(given)
        return
    # Models can be imported only now.
    from matinee_site.archives import operations, pictures

    operations.CHUNK, operations._TOGETHER, pictures._AT_ONCE = 20, 4, 5
    wishes = operations.Wishes(jobs=1)
    run = operations.begin(label=given.name, path=str(given), wishes=wishes)
    source = operations.Source(given)
    operations.bring_in(run=run, source=source, wishes=wishes, progress=_print)


def _print(label: str, done: int, total: int) -> None:
    print(label, done, total, flush=True)


if __name__ == "__main__":
    main()
