"""Builds the search index of this node from what may be shown of the catalogue."""

from collections.abc import Callable

from matinee.discovery.search.build import build_index
from matinee.discovery.search.port import SearchError
from matinee_site.catalogue.queries import last_load
from matinee_site.discovery.entries import catalogue_entries
from matinee_site.discovery.folder import ENTRIES, WORDS
from matinee_site.discovery.index import bring_up_to, index_folder, moment, open_build
from matinee_site.discovery.spelling import TantivyWriter

Progress = Callable[[int, int], None]
"""Called with how many entries are done, and how many there are."""


def refresh_index(*, force: bool = False, progress: Progress | None = None) -> bool:
    """Make the index anew when the catalogue has been loaded since; say whether it was needed.

    Searches go on in the old one until the new one is whole. What the house has corrected since
    needs no new one: it is changed in place.
    """
    load = last_load()
    if load is None:
        return False
    if not force and _made_of(load.fingerprint):
        return False
    folder = index_folder()
    build = folder.fresh()
    try:
        total, entries = catalogue_entries()

        def tell(done: int) -> None:
            if progress:
                progress(done, total)

        build_index(
            build / ENTRIES,
            entries,
            fingerprint=load.fingerprint,
            expected=total,
            spelling=TantivyWriter(build / WORDS),
            progress=tell,
        )
        index, spelling = open_build(build)
        bring_up_to(moment(), index, spelling)
        index.close()
    except BaseException:
        folder.give_up(build)
        raise
    folder.put_in_use(build)
    return True


def _made_of(fingerprint: str) -> bool:
    build = index_folder().current()
    if build is None:
        return False
    try:
        index, _ = open_build(build)
    except (SearchError, ValueError, OSError):
        return False
    same = index.fingerprint == fingerprint
    index.close()
    return same
