"""Words that come from the catalogue, marked for translation: roles, genres, old countries."""

from matinee.catalogue import Role
from matinee.discovery.related import Why


def _n(one: str, many: str) -> tuple[str, str]:
    """Mark a word and its plural for the catalogue of translations."""
    return one, many


def _w(context: str, word: str) -> str:
    """Mark a word in a context for the catalogue of translations."""
    return word


CREDITS = {
    Role.DIRECTOR: _n("Director", "Directors"),
    Role.WRITER: _n("Writer", "Writers"),
    Role.SCREENPLAY: _n("Screenwriter", "Screenwriters"),
    Role.STORY: _n("Story", "Story"),
    Role.SOURCE_AUTHOR: _n("Author of the source", "Authors of the source"),
    Role.CHARACTERS_BY: _n("Characters by", "Characters by"),
    Role.PRODUCER: _n("Producer", "Producers"),
    Role.EXECUTIVE_PRODUCER: _n("Executive producer", "Executive producers"),
    Role.CINEMATOGRAPHER: _n("Cinematographer", "Cinematographers"),
    Role.COMPOSER: _n("Composer", "Composers"),
    Role.EDITOR: _n("Editor", "Editors"),
    Role.PRODUCTION_DESIGNER: _n("Production designer", "Production designers"),
    Role.COSTUME_DESIGNER: _n("Costume designer", "Costume designers"),
    Role.STUNT_COORDINATOR: _n("Stunt coordinator", "Stunt coordinators"),
    Role.ACTOR: _n("Actor", "Actors"),
}

REASONS = {
    Why.SERIES: _w("reason", "also in the %(names)s series"),
    Why.REMAKE: _w("reason", "a remake of this film"),
    Why.REMADE: _w("reason", "the film that this one remakes"),
    Why.SAME_ORIGINAL: _w("reason", "a remake of the same film"),
    Why.PART: _w("reason", "also with %(names)s in the same part"),
    Why.GENRE: _w("reason", "%(names)s, %(decade)ss"),
    Role.DIRECTOR: _w("reason", "also directed by %(names)s"),
    Role.CINEMATOGRAPHER: _w("reason", "also shot by %(names)s"),
    Role.COMPOSER: _w("reason", "also with music by %(names)s"),
    Role.WRITER: _w("reason", "also written by %(names)s"),
    Role.EDITOR: _w("reason", "also edited by %(names)s"),
    Role.PRODUCTION_DESIGNER: _w("reason", "also designed by %(names)s"),
    Role.ACTOR: _w("reason", "also with %(names)s"),
}

GENRES = frozenset(
    (
        _w("genre", "Action"),
        _w("genre", "Adventure"),
        _w("genre", "Animation"),
        _w("genre", "Biography"),
        _w("genre", "Comedy"),
        _w("genre", "Crime"),
        _w("genre", "Documentary"),
        _w("genre", "Drama"),
        _w("genre", "Family"),
        _w("genre", "Fantasy"),
        _w("genre", "Film noir"),
        _w("genre", "History"),
        _w("genre", "Horror"),
        _w("genre", "Music"),
        _w("genre", "Musical"),
        _w("genre", "Mystery"),
        _w("genre", "Romance"),
        _w("genre", "Science fiction"),
        _w("genre", "Short film"),
        _w("genre", "Sport"),
        _w("genre", "Thriller"),
        _w("genre", "War"),
        _w("genre", "Western"),
    )
)

RELATIONS = frozenset(
    (
        _w("relation", "prequel"),
        _w("relation", "reboot"),
        _w("relation", "remake"),
        _w("relation", "sequel"),
        _w("relation", "spin-off"),
    )
)

# States that are no more, and names that the tables of living countries do not have.
OLD_COUNTRIES = frozenset(
    (
        _w("country", "British Hong Kong"),
        _w("country", "Czechoslovakia"),
        _w("country", "East Germany"),
        _w("country", "Federal Republic of Yugoslavia"),
        _w("country", "Georgian SSR"),
        _w("country", "Kingdom of Great Britain"),
        _w("country", "Kingdom of Italy"),
        _w("country", "Nazi Germany"),
        _w("country", "Republic of China"),
        _w("country", "Serbia and Montenegro"),
        _w("country", "Socialist Federal Republic of Yugoslavia"),
        _w("country", "Soviet Union"),
        _w("country", "Taiwan Island"),
        _w("country", "Wales"),
        _w("country", "West Germany"),
        _w("country", "Yugoslavia"),
    )
)
