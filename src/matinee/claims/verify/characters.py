"""Verdicts on who plays whom, and on whom a story is about."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from matinee.catalogue import Citation, Credit, Role
from matinee.catalogue.names import fold
from matinee.catalogue.spelling import distance, is_variant, near
from matinee.claims.knowledge import Knowledge
from matinee.claims.lexicon.doubts import DISGUISE
from matinee.claims.lexicon.names import NOT_NAMES
from matinee.claims.model import Claim, Fix, Kind, Severity, Verdict
from matinee.claims.statement import Said
from matinee.claims.tokens import words

RULE = "character"
# Patterns that state a part of this film even for somebody whom the cast list does not name.
_FLAT = frozenset({"played-by", "part-aside", "actor-plays", "actor-is", "as-actor", "header"})
# Patterns that bind a part to its actor whatever else their sentence names.
_BOUND = frozenset({"played-by", "part-aside", "actor-aside", "as-actor"})
# A name nobody bears must be the text's own name for the part: used again, the right one never.
_REPEATED = 3
# "Jenny's Mother" is no Jenny.
_SOMEBODYS = re.compile(r"^.+['’]s (?=\w)")
_STOP = frozenset("the a an of and mr mrs ms miss dr sir lady lord king queen young old".split())


def verify_character(said: Said, known: Knowledge) -> Claim:
    """Compare "X plays Y", or "the story follows Y", with the cast."""
    if said.subject is None:
        return _story(said, known)
    actors = [c for p in said.subject.people for c in known.names.actors(p)]
    part = _words(said.name)
    owners = _owners(part, known)
    mine = [c for c in actors if _matches(part, c)]
    if mine:
        citations = tuple(dict.fromkeys(x for c in mine for x in c.citations))
        return _claim(said, known, Verdict.SUPPORTED, citations)
    if "other-film" in said.penalties and (not owners or _played_elsewhere(said, known)):
        return _claim(said, known, Verdict.UNKNOWN, ())
    slots = [c for c in actors if c.character]
    if any(is_variant(said.subject_name, credit.person) for credit in owners):
        citations = tuple(dict.fromkeys(x for c in owners for x in c.citations))
        return _claim(said, known, Verdict.SUPPORTED, citations)
    known_as_one = said.subject.full or len(said.subject.people) == 1
    if owners and known_as_one and not _other_than_a_part(said, part, actors, owners, known):
        return _taken(said, known, owners, slots)
    lone = bool(slots) and not owners and len(actors) == 1
    if lone and said.node and said.node.code in "CUX" and _goes_by(said, slots[0], known):
        return _nobody(said, known, slots[0])
    return _claim(said, known, Verdict.UNKNOWN, ())


def _story(said: Said, known: Knowledge) -> Claim:
    owners = _owners(_words(said.name), known)
    if owners:
        citations = tuple(dict.fromkeys(x for c in owners for x in c.citations))
        return _claim(said, known, Verdict.SUPPORTED, citations)
    return _claim(said, known, Verdict.UNKNOWN, ())


def _taken(said: Said, known: Knowledge, owners: list[Credit], slots: list[Credit]) -> Claim:
    """Contradict: the character is another actor's."""
    bound = "film-beside" if said.pattern in _BOUND else "film-of-others"
    flags = [bound if flag == "other-film" else flag for flag in said.penalties]
    if not slots and _played_elsewhere(said, known):
        flags.append("plays-it-elsewhere")
    elif not slots:
        flags.append("open-cast" if said.pattern in _FLAT else "open-cast-loose")
    if not known.sure_of_film:
        flags.append("film-unsure")
    confidence = known.weights.confidence(said.strength, flags)
    severity = known.weights.severity(confidence)
    if severity is None:
        return _claim(said, known, Verdict.UNKNOWN, (), confidence, flags)
    who = owners[0]
    sentence, subject = said.sentence, said.subject
    assert sentence is not None
    assert subject is not None
    span = sentence.span(subject)
    hint = f" {said.subject_name} plays {slots[0].character}." if slots else ""
    return Claim(
        Kind.CHARACTER,
        said.subject_name,
        span,
        Verdict.CONTRADICTED,
        RULE,
        film=known.dossier.film.ref,
        role=Role.ACTOR,
        subject=said.name,
        expected=(who.person.name,),
        citations=tuple(who.citations),
        severity=severity,
        message=f"{said.name} is played by {who.person.name}, not {said.subject_name}.{hint}",
        fixes=(Fix(span, who.person.name),),
        confidence=confidence,
        penalties=tuple(flags),
    )


def _played_elsewhere(said: Said, known: Knowledge) -> bool:
    """Say whether somebody has a part of that name in another film: an earlier Bond, a remake."""
    part = _words(said.name)
    people = said.subject.people if said.subject else {}
    return any(
        line.character and part & _words(line.character)
        for person in people
        for line in known.filmographies.get(person, ())
    )


def _nobody(said: Said, known: Knowledge, slot: Credit) -> Claim:
    """Contradict: the part has another name, and nobody in the film has the one given."""
    right = slot.character or ""
    flags = [*said.penalties, "open-cast"]
    if not known.sure_of_film:
        flags.append("film-unsure")
    if not _is_name(right):
        return _claim(said, known, Verdict.UNKNOWN, ())
    confidence = known.weights.confidence(said.strength, flags)
    severity = known.weights.severity(confidence)
    if severity is None:
        return _claim(said, known, Verdict.UNKNOWN, (), confidence, flags)
    return Claim(
        Kind.CHARACTER,
        said.name,
        said.span,
        Verdict.CONTRADICTED,
        RULE,
        film=known.dossier.film.ref,
        role=Role.ACTOR,
        subject=slot.person.name,
        expected=(right,),
        citations=tuple(slot.citations),
        severity=Severity.WARNING,
        message=f"{slot.person.name} plays {right}; the cast has no {said.name}.",
        fixes=(Fix(said.span, right),),
        confidence=confidence,
        penalties=tuple(flags),
    )


def _goes_by(said: Said, slot: Credit, known: Knowledge) -> bool:
    """Say whether the text consistently calls the part by a name that is not the cast's.

    Titles, nationalities, assumed and shortened names are no mistakes: the cast's name must be a
    full one unlike the text's, and the text must repeat its own and never use the cast's.
    """
    right = words(slot.character or "")
    part = words(said.name)
    if len(right) < 2 or set(right) & set(words(slot.person.name)) or set(right) & NOT_NAMES:
        return False
    if any(a[:3] == b[:3] or near(a, b) for a in part for b in right):
        return False
    if said.sentence and said.sentence.folds & DISGUISE:
        return False
    used = known.word_counts
    return min(used.get(word, 0) for word in part) >= _REPEATED and not any(
        used.get(word, 0) for name in _names(slot) for word in name
    )


def _claim(
    said: Said,
    known: Knowledge,
    verdict: Verdict,
    citations: Sequence[Citation],
    confidence: float = 1.0,
    flags: Sequence[str] = (),
) -> Claim:
    return Claim(
        Kind.CHARACTER,
        said.name,
        said.span,
        verdict,
        RULE,
        film=known.dossier.film.ref,
        role=Role.ACTOR,
        subject=said.subject_name or None,
        citations=tuple(citations),
        confidence=confidence,
        penalties=tuple(flags),
    )


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(words(name)) - _STOP or frozenset(words(name))


def _names(credit: Credit) -> list[frozenset[str]]:
    given = [n for n in (credit.character, *credit.character_aliases) if n]
    return [_words(_SOMEBODYS.sub("", name)) for name in given]


def _matches(part: frozenset[str], credit: Credit) -> bool:
    """Say whether a name may be this character's: a word in common, or one nearly so."""
    for name in _names(credit):
        if part & name:
            return True
        if any(distance(a, b) <= 1 for a in part for b in name if min(len(a), len(b)) > 3):
            return True
    return False


def _owners(part: frozenset[str], known: Knowledge) -> list[Credit]:
    """Give the actors whose character this is: the whole name, or a word of it."""
    cast = known.dossier.credited(Role.ACTOR)
    whole = [c for c in cast if any(part == name for name in _names(c))]
    return whole or [c for c in cast if any(part <= name for name in _names(c))]


def _other_than_a_part(
    said: Said,
    part: frozenset[str],
    actors: list[Credit],
    owners: list[Credit],
    known: Knowledge,
) -> bool:
    """Say whether the words may name something else than this one character.

    "James Whale's *Invisible Man*" is a film of its director's, "a Wayne Enterprises employee"
    holds the name of a firm, and who has another part in the same sentence is meant by that.
    """
    people = said.subject.people if said.subject else {}
    crew = not actors and any(person in known.names.credits for person in people)
    loose = said.node is not None and said.node.code == "X"
    if (
        crew
        or not (actors or _acts(people, known))
        or (loose and not any(part in _names(owner) for owner in owners))
    ):
        return True
    spoken = said.sentence.nodes if said.sentence else ()
    here = [node for node in spoken if node.code == "C" and node is not said.node]
    if any(
        _matches(_words(n), c) for node in here for n in node.characters.values() for c in actors
    ):
        return True
    return _ambiguous(part, owners, known)


def _acts(people: Iterable[str], known: Knowledge) -> bool:
    """Say whether somebody acts at least as often as they do anything else."""
    lines = [line for person in people for line in known.filmographies.get(person, ())]
    acted = {line.film.id for line in lines if line.role is Role.ACTOR}
    return not lines or 2 * len(acted) >= len({line.film.id for line in lines})


def _ambiguous(part: frozenset[str], owners: list[Credit], known: Knowledge) -> bool:
    """Say whether several actors share the character, or the words are shared by several parts."""
    whole = any(part in _names(owner) for owner in owners)
    long = any(len(word) > 2 for word in part) if whole else min(map(len, part)) > 2
    return len({fold(c.person.name) for c in owners}) > 1 or not long


def _is_name(character: str) -> bool:
    """Say whether a character is called by a name, not by what he is ("Police Officer")."""
    kept = words(character)
    return bool(kept) and not set(kept) & {"man", "woman", "officer", "narrator", "the", "voice"}
