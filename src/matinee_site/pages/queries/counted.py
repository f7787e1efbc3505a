"""What only a loading of the catalogue changes, counted once for each."""

from matinee_site.catalogue import queries as catalogue
from matinee_site.pages.kept import kept

decades = kept(catalogue.decades)
countries = kept(catalogue.countries)
languages = kept(catalogue.languages)
genres = kept(catalogue.genres)
series = kept(catalogue.all_series)


@kept
def films() -> int:
    """Give how many films have a page."""
    return catalogue.shown_films().count()
