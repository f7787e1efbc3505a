"""Verdicts on a film's place in its series, and on what it follows or retells."""

from matinee.catalogue import Citation, FilmRef, SeriesPlace
from matinee.catalogue.names import fold_title
from matinee.claims.knowledge import Knowledge
from matinee.claims.lexicon.facts import ORDINALS
from matinee.claims.model import Claim, Fix, Kind, Verdict
from matinee.claims.statement import Said

RULE_PLACE, RULE_KIN = "series-place", "series-kin"
# A film that stands beside its series may be counted in it or not.
_BESIDE = frozenset({"spin-off", "crossover"})
_WORDS = {number: word for word, number in reversed(ORDINALS.items()) if word[0].isalpha()}


def verify_series(said: Said, known: Knowledge) -> Claim:
    """Compare a place in a series, or a kinship, with what the catalogue has of the series."""
    if said.pattern == "series-place":
        return _place(said, known)
    return _kin(said, known)


def _place(said: Said, known: Knowledge) -> Claim:
    film, own = known.dossier.film, known.dossier.film.series
    if own is None or (said.about and film.id not in {other.id for other in said.about}):
        return _plain(said, Verdict.UNKNOWN, film.ref)
    citations = _citations(known)
    if said.value in (own.place, own.story_place):
        return _plain(said, Verdict.SUPPORTED, film.ref, citations)
    flags = [*said.penalties, *(() if known.sure_of_film else ("film-unsure",))]
    confidence = known.weights.confidence(said.strength, flags)
    severity = known.weights.severity(confidence)
    if own.place is None or own.relation in _BESIDE or said.supporting or severity is None:
        return _plain(said, Verdict.UNKNOWN, film.ref)
    right = _written_as(said.name, own.place)
    return Claim(
        Kind.SERIES,
        said.name,
        said.span,
        Verdict.CONTRADICTED,
        RULE_PLACE,
        film=film.ref,
        expected=(right,),
        citations=citations,
        severity=severity,
        message=f"{film.title} is the {right} film of the {own.name} series, not the {said.name}.",
        fixes=(Fix(said.span, right),),
        confidence=confidence,
        penalties=tuple(flags),
    )


def _written_as(written: str, place: int) -> str:
    """Give a place as the text writes places: "4th" for "3rd", "fourth" for "third"."""
    if written[:1].isdigit() or place not in _WORDS:
        ends = {1: "st", 2: "nd", 3: "rd"}
        return f"{place}{'th' if place % 100 in (11, 12, 13) else ends.get(place % 10, 'th')}"
    word = _WORDS[place]
    if word.startswith("twenty") and word != "twentieth":
        word = f"twenty-{word.removeprefix('twenty')}"
    return word.capitalize() if written[:1].isupper() else word


def _kin(said: Said, known: Knowledge) -> Claim:
    film = known.dossier.film
    others = {other.id: other for other in said.about}
    if said.pattern == "remake":
        titled = fold_title(film.remake_of) if film.remake_of else None
        same = film.remake_of in others or any(
            fold_title(other.title) == titled or fold_title(str(other)) == titled
            for other in others.values()
        )
        return _plain(said, Verdict.SUPPORTED if same else Verdict.UNKNOWN, film.ref)
    own = film.series
    if own is None:
        return _plain(said, Verdict.UNKNOWN, film.ref)
    places = {f.id: place for f, place in known.series_films if f.id in others}
    if not places:
        return _plain(said, Verdict.UNKNOWN, film.ref)
    agrees = any(_agrees(said.pattern, own, place) for place in places.values())
    verdict = Verdict.SUPPORTED if agrees else Verdict.UNKNOWN
    return _plain(said, verdict, film.ref, _citations(known) if agrees else ())


def _agrees(kinship: str, own: SeriesPlace, other: SeriesPlace) -> bool:
    if kinship == "prequel":
        return bool(own.story_place and other.story_place and own.story_place < other.story_place)
    if kinship == "sequel":
        return bool(own.place and other.place and own.place > other.place)
    return kinship == own.relation


def _citations(known: Knowledge) -> tuple[Citation, ...]:
    stated = (s.citation for s in known.dossier.statements if s.field == "series")
    return tuple(dict.fromkeys(stated))


def _plain(
    said: Said, verdict: Verdict, film: FilmRef, citations: tuple[Citation, ...] = ()
) -> Claim:
    rule = RULE_PLACE if said.pattern == "series-place" else RULE_KIN
    return Claim(Kind.SERIES, said.name, said.span, verdict, rule, film=film, citations=citations)
