"""The composition root: which catalogue the site's parts ask."""

from functools import cache

from matinee.catalogue import Catalogue
from matinee_site.catalogue.gateway import SiteCatalogue


@cache
def catalogue() -> Catalogue:
    """Give this process's catalogue."""
    return SiteCatalogue()
