"""The names in a draft: where they stand, what they stand for, and which are not linked yet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matinee.catalogue import Catalogue, Dossier
from matinee.claims.model import Mention
from matinee_site.desk.live.draft import Draft
from matinee_site.desk.live.places import Places
from matinee_site.desk.live.who import Who, people_elsewhere, people_of
from matinee_site.reviews.checking import Read

_LINK = re.compile(r"!?\[[^\]\n]{0,500}\](?:\([^()\n]{0,1000}\)|\[[^\]\n]{0,200}\])")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a part of the text, in UTF-16; ``target`` is what a link to it is written as."""

    part: str
    start: int
    end: int
    name: str
    entity: str
    target: str
    line: str
    sources: Sequence[str]
    on_film: bool
    linked: bool


def names_in(
    draft: Draft, read: Read, catalogue: Catalogue, dossier: Dossier | None
) -> list[Named]:
    """Give the names of people, films, series and characters that the check recognised."""
    mentions = read.report.mentions
    own = people_of(dossier, read.report.sources)
    known = own | people_elsewhere(
        {m.key: m.name for m in mentions if m.entity == "person" and m.key not in own},
        catalogue,
        read.report.sources,
    )
    films = catalogue.films([m.key for m in mentions if m.entity == "film"])
    titles = {key: str(film) for key, film in films.items()}
    cast = _cast(dossier, own)
    found = []
    for part, begin in draft.placed(read.composed):
        places, links = Places(part.text), [m.span() for m in _LINK.finditer(part.text)]
        for mention in mentions:
            start, end = mention.span.start - begin, mention.span.end - begin
            itself = mention.entity == "film" and draft.film and mention.key == draft.film.key
            if itself or not 0 <= start < end <= len(part.text):
                continue
            who = known.get(mention.key) if mention.entity == "person" else None
            found.append(
                Named(
                    part=part.id,
                    start=places(start),
                    end=places(end),
                    name=who.name if who else mention.name,
                    entity=mention.entity,
                    target=_target(mention),
                    line=who.line if who else _line(mention, titles, cast),
                    sources=who.sources if who else (),
                    on_film=who.on_film if who else mention.entity == "character",
                    linked=any(a <= start and end <= b for a, b in links),
                )
            )
    return found


def _target(mention: Mention) -> str:
    return f"{mention.entity}:{mention.key}" if mention.entity != "character" else ""


def _line(mention: Mention, titles: Mapping[str, str], cast: Mapping[str, str]) -> str:
    if mention.entity == "film":
        return titles.get(mention.key, "")
    if mention.entity == "series":
        return "A series"
    return cast.get(mention.key, "A character of this film")


def _cast(dossier: Dossier | None, people: Mapping[str, Who]) -> dict[str, str]:
    """Say for each character who plays it."""
    credits = dossier.credits if dossier else ()
    return {
        credit.character: f"Played by {credit.person.name}"
        for credit in reversed(credits)
        if credit.character and credit.person.id in people
    }
