"""Swaps: a credited person's name gives way, throughout, to another's of that role and decade."""

import re
from collections.abc import Iterator

from benchmarks.claims.edits import Edit, Edited, apply
from benchmarks.claims.mentions import Mention, mentions, possessed, short_name
from benchmarks.claims.plant import Known, Plant, Row
from benchmarks.claims.pools import Pools
from matinee.catalogue import Dossier, Person, Role
from matinee.catalogue.names import fold
from matinee.document import Span

# Who holds several roles is planted under the first of these.
ROLES = (
    Role.DIRECTOR,
    Role.CINEMATOGRAPHER,
    Role.COMPOSER,
    Role.EDITOR,
    Role.SCREENPLAY,
    Role.WRITER,
    Role.STORY,
    Role.SOURCE_AUTHOR,
    Role.CHARACTERS_BY,
    Role.PRODUCTION_DESIGNER,
    Role.COSTUME_DESIGNER,
    Role.STUNT_COORDINATOR,
    Role.PRODUCER,
    Role.EXECUTIVE_PRODUCER,
)
_WRITING = "wr(?:ote|it)|script|screenplay|penn|scribe|adapt|story"
_CUES = {
    Role.DIRECTOR: "direct|helm|film-?maker|auteur",
    Role.CINEMATOGRAPHER: "cinematograph|photograph|lens|camera|shot by|shoots|dp\\b",
    Role.COMPOSER: "scor|compos|music|soundtrack|theme",
    Role.EDITOR: "edit|cut(?:s|ting)?\\b",
    Role.SCREENPLAY: _WRITING,
    Role.WRITER: _WRITING,
    Role.STORY: _WRITING,
    Role.SOURCE_AUTHOR: f"{_WRITING}|novel|book|play\\b|author|based on",
    Role.CHARACTERS_BY: "creat|character",
    Role.PRODUCTION_DESIGNER: "design|sets?\\b",
    Role.COSTUME_DESIGNER: "costume|wardrobe|cloth",
    Role.STUNT_COORDINATOR: "stunt|action|choreograph",
    Role.PRODUCER: "produc",
    Role.EXECUTIVE_PRODUCER: "produc",
}


def swaps(known: Known, pools: Pools, seed: int) -> Iterator[Plant]:
    """Plant one wrong name a role, where the review names somebody who had the role."""
    for role in ROLES:
        chance = known.chance(seed, f"swap {role.value}")
        people = [p for p in leading(known.dossier, role) if mentioned(known, p)]
        if not people or not known.film.year:
            continue
        person = chance.choice(people)
        wrong = pools.draw(role, known.film.year, chance, lambda name: is_stranger(known, name))
        if wrong is None:
            continue
        edited = replaced(known.text, person, wrong)
        acts = any(c.person.id == person.id for c in known.dossier.credited(Role.ACTOR))
        yield Plant(
            Row(
                "swap",
                f"{role.value}, also in the cast" if acts else role.value,
                bool(known.dossier.coverage.get(role)),
            ),
            known,
            edited.text,
            edited.spans,
            wrong,
            (person.name,),
            {"cue": "beside" if has_cue(edited, role) else "none"},
        )


def leading(dossier: Dossier, role: Role) -> list[Person]:
    """Give those whose first role this is, so that nobody is planted twice."""
    before = {c.person.id for c in dossier.credited(*ROLES[: ROLES.index(role)])}
    found = {c.person.id: c.person for c in dossier.credited(role) if c.person.id not in before}
    return list(found.values())


def mentioned(known: Known, person: Person) -> list[Mention]:
    """Give where the review names this person and nobody else; nothing when that is unclear."""
    short = short_name(person.name)
    found = mentions(known.text, (person.name, *person.aliases), short)
    bare = any(not mention.full for mention in found)
    if not found or " " not in person.name or (bare and _shared(known.dossier, person, short)):
        return []
    return found


def replaced(text: str, person: Person, wrong: str) -> Edited:
    """Give the text with the person's full name and surname replaced by another's."""
    edits = []
    for mention in mentions(text, (person.name, *person.aliases), short_name(person.name)):
        new = wrong if mention.full else short_name(wrong)
        end, new = possessed(text, mention.start, mention.end, new)
        edits.append(Edit(mention.start, end, new))
    return apply(text, edits)


def is_stranger(known: Known, name: str) -> bool:
    """Say whether somebody has no part in the film, and the text no word of the name."""
    words = set(fold(name).split())
    for credit in known.dossier.credits:
        for theirs in (credit.person.name, *credit.person.aliases):
            if words & set(fold(theirs).split()[-1:]) or fold(theirs) == fold(name):
                return False
    last = re.escape(short_name(name))
    return not re.search(rf"(?<!\w){last}(?!\w)", known.text) and name not in known.text


def has_cue(edited: Edited, role: Role) -> bool:
    """Say whether a word of the role stands in the sentence of any of the names."""
    return any(
        re.search(rf"\b(?:{_CUES[role]})", sentence_at(edited.text, span), re.IGNORECASE)
        for span in edited.spans
    )


def sentence_at(text: str, span: Span) -> str:
    """Give the sentence around a span, cut at stops and line ends."""
    start = max((m.end() for m in re.finditer(r"[.!?]\s|\n", text[: span.start])), default=0)
    end = re.search(r"[.!?](?:\s|$)|\n", text[span.end :])
    return text[start : span.end + (end.start() if end else len(text))]


def _shared(dossier: Dossier, person: Person, short: str) -> bool:
    """Say whether the surname may mean somebody else, a character, or be a word of the title."""
    word = fold(short)
    others = (c.person.name for c in dossier.credits if c.person.id != person.id)
    characters = (n for c in dossier.credits for n in (c.character, *c.character_aliases) if n)
    titles = (dossier.film.title, dossier.film.original_title or "", *dossier.film.aliases)
    return any(word in fold(name).split() or fold(short_name(name)) == word for name in others) or (
        any(set(word.split()) & set(fold(name).split()) for name in (*characters, *titles))
    )
