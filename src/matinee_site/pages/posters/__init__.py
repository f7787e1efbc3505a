"""A poster for every film, printed from its facts: the same film always gives the same sheet."""

from matinee_site.pages.posters.colour import INKS, ink_of
from matinee_site.pages.posters.design import PosterFacts, draw_poster

__all__ = ["INKS", "PosterFacts", "draw_poster", "ink_of"]
