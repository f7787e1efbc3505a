"""Finds the film a text is about: by identifier, by title and year, or by names in common."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matinee.catalogue import Catalogue, Dossier, FilmRef
from matinee.catalogue.names import fold_title
from matinee.catalogue.refs import find_film
from matinee.claims.link import link
from matinee.claims.model import FilmDecision
from matinee.claims.paragraphs import Paragraphs
from matinee.claims.tokens import Words, words
from matinee.document import Document

_MOST = 40  # namesakes looked at closely; more share one title in no catalogue seen
_SURE = 5  # names of a film's people that make a film named in passing the one meant
_IDS = ("imdb_id", "imdb", "film", "film_id")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text says of its film beyond its names: titles in order of weight, a year."""

    titles: Sequence[str] = ()
    year: int | None = None


def bind(
    document: Document,
    evidence: Evidence,
    catalogue: Catalogue,
    *,
    kept: Paragraphs | None = None,
) -> FilmDecision:
    """Decide which film a text is about, and say why; ``kept`` is known of its paragraphs."""
    kept = kept or Paragraphs()
    stated = _stated(document, catalogue)
    if stated:
        return stated
    texts = [kept.words(block.text) for block in document.blocks]
    for title in evidence.titles:
        folded = fold_title(title)
        films = list(catalogue.films_titled([folded]).get(folded, ())) if folded else []
        if films:
            decision = _among(films, evidence.year, texts, catalogue, f'titled "{title}"')
            if decision.film or decision.rivals:
                return decision
    return _by_mention(document, evidence, texts, catalogue, kept)


def _stated(document: Document, catalogue: Catalogue) -> FilmDecision | None:
    """Read the front matter's identifiers."""
    for name in _IDS:
        value = document.metadata.get(name)
        if not isinstance(value, str | int) or not str(value).strip():
            continue
        year = document.metadata.get("year")
        match = find_film(catalogue, str(value), year=year if isinstance(year, int) else None)
        if match.film:
            return FilmDecision(match.film, 1.0, f"the front matter's {name}")
        if name == "film" and match.candidates:
            continue
        if name != "film":
            return FilmDecision(None, 0.0, f"the catalogue lacks the film {value}")
    return None


def _among(
    films: Sequence[FilmRef],
    year: int | None,
    texts: Sequence[Words],
    catalogue: Catalogue,
    why: str,
) -> FilmDecision:
    if year:
        near = [film for film in films if film.year and abs(film.year - year) <= 1]
        exact = [film for film in near if film.year == year]
        if len(exact or near) == 1:
            return FilmDecision((exact or near)[0], 0.97, f"{why}, {year}")
        if not near:
            return FilmDecision(None, 0.0, f"{why}, but none is of {year}", tuple(films))
        films = exact or near
    dossiers = catalogue.dossiers([film.id for film in films[:_MOST]])
    counted = overlaps(dossiers.values(), texts)
    ranked = sorted(films[:_MOST], key=lambda film: -counted.get(film.id, 0))
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    count = counted.get(best.id, 0)
    if count and (second is None or count >= 2 * counted.get(second.id, 0) + 1):
        return FilmDecision(best, 0.95, f"{why}, {count} names of its people in the text")
    if second is None:
        # A heading of one word is often a film's title by accident ("Matinee", "Help!"), so a
        # title alone is a guess on whose strength nothing is called wrong.
        return FilmDecision(best, 0.8 if year else 0.6, f"the only film {why}")
    return FilmDecision(None, 0.0, f"{len(films)} films are {why}", tuple(ranked))


def overlaps(dossiers: Iterable[Dossier], texts: Sequence[Words]) -> Mapping[str, int]:
    """Count, for each film, how many of its people the text, as words, names in full."""
    capitals: dict[str, list[tuple[Words, int]]] = {}
    for text in texts:
        for at in text.raised:
            token = text.tokens[at]
            if token.capital:
                capitals.setdefault(token.fold, []).append((text, at))
    return {dossier.film.id: _overlap(dossier, capitals) for dossier in dossiers}


def _overlap(dossier: Dossier, capitals: Mapping[str, Sequence[tuple[Words, int]]]) -> int:
    people: dict[tuple[str, ...], str] = {}
    for person in dict.fromkeys(credit.person for credit in dossier.credits):
        for name in (person.name, *person.aliases):
            form = words(name)
            if len(form) > 1 and form[0] in capitals:
                people.setdefault(form, person.id)
    named = {
        person
        for form, person in people.items()
        if any(_reads(text, at, form) for text, at in capitals[form[0]])
    }
    return len(named)


def _reads(text: Words, at: int, form: tuple[str, ...]) -> bool:
    tokens = text.tokens
    return at + len(form) <= len(tokens) and all(
        tokens[at + i].fold == word for i, word in enumerate(form)
    )


def _by_mention(
    document: Document,
    evidence: Evidence,
    texts: Sequence[Words],
    catalogue: Catalogue,
    kept: Paragraphs,
) -> FilmDecision:
    """No title stands apart: weigh the films that the text names by their people in it."""
    films: dict[str, FilmRef] = {}
    times: dict[str, int] = {}
    dated: set[str] = set()
    linked, _ = link(document.blocks, catalogue, None, kept=kept)
    for part in linked:
        for _, node in sorted(part.entities.items()):
            if node.code == "F":
                behind = {token.fold for token in part.tokens[node.last + 1 : node.last + 3]}
                for film in node.films:
                    if str(film.year) in behind and not films:
                        dated.add(film.id)
                for film in node.films:
                    films[film.id] = film
                    times[film.id] = times.get(film.id, 0) + 1
    most = sorted(films, key=lambda key: -times[key])[:_MOST]
    counted = overlaps(catalogue.dossiers(most).values(), texts)
    ranked = sorted(most, key=lambda key: (-counted[key], -times[key]))
    best = ranked[0] if ranked else ""
    # Two of its people are enough for a film that is named again, or first of all with its year.
    enough = 2 if best in dated or times.get(best, 0) > 1 else 3
    if best and counted[best] >= enough:
        rival = counted[ranked[1]] if len(ranked) > 1 else 0
        year = films[best].year
        fits = evidence.year is None or year is None or abs(year - evidence.year) <= 1
        if fits and counted[best] >= 2 * rival + 1:
            why = f"named in the text, with {counted[best]} of its people"
            sure = 0.85 if counted[best] >= _SURE else 0.7 if counted[best] > 2 else 0.65
            return FilmDecision(films[best], sure, why)
    wanted = f'"{evidence.titles[0]}"' if evidence.titles else "the film"
    return FilmDecision(None, 0.0, f"no film of the catalogue fits {wanted}")
