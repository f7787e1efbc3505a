"""Films, people, credits and series, each fact with its source."""

from matinee.catalogue.model import (
    WRITING,
    Citation,
    Credit,
    Dossier,
    Film,
    FilmCredit,
    FilmRef,
    Person,
    Role,
    Series,
    SeriesPlace,
    Source,
    Statement,
)
from matinee.catalogue.port import Catalogue, CatalogueError

__all__ = [
    "WRITING",
    "Catalogue",
    "CatalogueError",
    "Citation",
    "Credit",
    "Dossier",
    "Film",
    "FilmCredit",
    "FilmRef",
    "Person",
    "Role",
    "Series",
    "SeriesPlace",
    "Source",
    "Statement",
]
