"""One figure or several for each genre; chance turns them and counts their parts."""

from collections.abc import Callable
from random import Random

from matinee_site.pages.posters.motifs import patterns, scenes

Motif = Callable[[Random, float, float], list[str]]

_FIGURES: dict[str, tuple[Motif, ...]] = {
    "Action": (patterns.action,),
    "Adventure": (scenes.adventure,),
    "Animation": (scenes.animation,),
    "Biography": (scenes.biography,),
    "Comedy": (patterns.comedy,),
    "Crime": (patterns.crime,),
    "Documentary": (patterns.documentary,),
    "Drama": (patterns.window, patterns.stairs, patterns.corridor),
    "Family": (scenes.family,),
    "Fantasy": (scenes.fantasy,),
    "Film noir": (patterns.crime, patterns.corridor),
    "History": (patterns.history,),
    "Horror": (scenes.horror,),
    "Music": (patterns.musical,),
    "Musical": (patterns.musical,),
    "Mystery": (scenes.mystery,),
    "Romance": (patterns.romance,),
    "Science fiction": (scenes.science_fiction,),
    "Sport": (patterns.sport,),
    "Thriller": (patterns.thriller, patterns.spiral, patterns.corridor),
    "War": (scenes.war,),
    "Western": (scenes.western,),
}
GENRES = frozenset(_FIGURES)


def figure(genre: str | None, chance: Random, width: float, height: float) -> list[str]:
    """Draw a figure of the genre in a box; a film without a genre gets the projector's beam."""
    motif = chance.choice(_FIGURES.get(genre or "", (scenes.projector,)))
    return motif(chance, width, height)
