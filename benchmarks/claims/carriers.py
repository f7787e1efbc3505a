"""Short texts of ours on films of a series: few corpora review enough of them to plant a place."""

from collections.abc import Iterator

from benchmarks.claims.phrases import phrases
from benchmarks.claims.plant import Known
from benchmarks.claims.split import part_of
from benchmarks.corpus import Review
from matinee.catalogue import Dossier
from matinee.catalogue.snapshot import Snapshot
from matinee.document import read_text


def carriers(catalogue: Snapshot) -> Iterator[Known]:
    """Give some texts for each film that the catalogue places in a series; perhaps none."""
    folded = [name for (name,) in catalogue.rows("SELECT folded FROM series")]
    ids = {
        film.id
        for series in catalogue.series_named(folded).values()
        for film, place in series.films
        if place.place
    }
    for dossier in catalogue.dossiers(sorted(ids)).values():
        yield from _of(dossier)


def _of(dossier: Dossier) -> Iterator[Known]:
    film = dossier.film
    part = part_of(film.imdb_id or film.id)
    for number, frame in enumerate(phrases("flat", part)["carrier"]):
        text = frame.format(title=film.title, year=film.year)
        yield Known(Review(f"{film.id} {number}", read_text(text)), film.ref, dossier, part)
