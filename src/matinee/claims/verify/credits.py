"""Verdicts on credits: supported by any source, contradicted only where a source is complete."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from matinee.catalogue import Citation, Credit, Dossier, FilmCredit, FilmRef, Role
from matinee.catalogue.names import fold, fold_title, surname
from matinee.catalogue.spelling import is_variant
from matinee.claims.knowledge import Knowledge, compatible, complete, credited, expected
from matinee.claims.model import Claim, Fix, Kind, Severity, Verdict
from matinee.claims.statement import Said
from matinee.claims.verify.dates import YEAR_ROOM
from matinee.document import Span

# "X's music" may be that of the film before.
_OWNING = frozenset({"name-thing", "names-thing", "praised-thing", "owner", "debut"})
_NEVER_WRONG = frozenset({Role.ACTOR, Role.PRODUCER, Role.EXECUTIVE_PRODUCER})


def verify_credit(said: Said, known: Knowledge) -> Claim:
    """Compare a credit with the catalogue."""
    if len(said.roles) > 1:
        said = replace(said, roles=(_meant(said, known),))
    return _on_another_film(said, known) if said.about else _on_this_film(said, known)


def _meant(said: Said, known: Knowledge) -> Role:
    """Give which of several roles is meant: one held here, else the person's usual one."""
    for role in said.roles:
        if _held(said, credited(known.dossier, role)):
            return role
    people = said.node.people if said.node else {}
    held = Counter(line.role for p in people for line in known.filmographies.get(p, ()))
    return max(said.roles, key=held.__getitem__)


def _on_this_film(said: Said, known: Knowledge) -> Claim:
    role = said.roles[0]
    film = known.dossier.film.ref
    if said.value and film.year and abs(film.year - said.value) > YEAR_ROOM:
        return _claim(said, Verdict.UNKNOWN, None, ())
    held = _held(said, credited(known.dossier, role))
    if held:
        verdict = Verdict.UNKNOWN if "negation" in said.penalties else Verdict.SUPPORTED
        citations = tuple(dict.fromkeys(x for c in held for x in c.citations))
        return _claim(said, verdict, film, citations)
    whole = complete(known.dossier, role)
    right = expected(known.dossier, role)
    if not whole or not right or said.supporting or role in _NEVER_WRONG:
        return _claim(said, Verdict.UNKNOWN, film, ())
    flags = [*_bound(said, known), *_doubts(said, known)]
    if any(is_variant(said.name, credit.person) for credit in right):
        return _claim(said, Verdict.UNKNOWN, film, ())
    confidence = known.weights.confidence(said.strength, flags)
    severity = known.weights.severity(confidence)
    if severity is None:
        return _claim(said, Verdict.UNKNOWN, film, (), confidence, flags)
    return contradicted(said.name, said.span, role, film, right, confidence, severity, flags)


def contradicted(
    name: str,
    span: Span,
    role: Role,
    film: FilmRef,
    right: Sequence[Credit],
    confidence: float,
    severity: Severity,
    flags: Sequence[str],
) -> Claim:
    """Give the claim that ``name`` does not hold this role of this film, and who does."""
    names = tuple(credit.person.name for credit in right)
    listed = _listed(names)
    called = role.label if len(names) == 1 else role.plural
    return Claim(
        Kind.CREDIT,
        name,
        span,
        Verdict.CONTRADICTED,
        _rule(role),
        film=film,
        role=role,
        expected=names,
        citations=tuple(dict.fromkeys(x for c in right for x in c.citations)),
        severity=severity,
        message=f"{film} has {listed} as {called}, not {name}.",
        fixes=(Fix(span, listed),),
        confidence=confidence,
        penalties=tuple(flags),
        sure=severity == "error" and len(names) == 1,
    )


def _bound(said: Said, known: Knowledge) -> Sequence[str]:
    """Give what weakens a statement, lighter where the other film it names is no film of theirs.

    "Director X's take on the material of F" is of this film when X had nothing to do with F.
    """
    people = said.node.people if said.node else {}
    lines = [line for person in people for line in known.filmographies.get(person, ())]
    if "other-film" not in said.penalties or not lines or said.sentence is None:
        return said.penalties
    named = {film.id for node in said.sentence.other_films for film in node.films}
    if not named or any(line.film.id in named for line in lines):
        return said.penalties
    # Directors are named beside others' films more than the rest of the crew are.
    bound = "film-of-others" if said.roles[0] is Role.DIRECTOR else "crew-by-film-of-others"
    return [bound if flag == "other-film" else flag for flag in said.penalties]


def _doubts(said: Said, known: Knowledge) -> list[str]:
    """Name what the catalogue itself says against a contradiction."""
    flags = []
    people = said.node.people if said.node else {}
    if any(person in known.names.credits for person in people):
        flags.append("credited-otherwise")
    if said.pattern in ("owner", "debut") and not directs(people, known, known.dossier.film.title):
        flags.append("no-director")
    if not people:
        flags.append("nobody-of-that-name")
    # Of "directors A and X" A may be right.
    if (
        said.pattern == "role-name"
        and "later-in-list" not in said.penalties
        and _beside_holder(said, known)
    ):
        flags.append("holder-beside")
    linked = _linked(said, known)
    if linked:
        flags.append(linked)
    lines = [line for person in people for line in known.filmographies.get(person, ())]
    if said.pattern in _OWNING and made_its_like(lines, known):
        flags.append("of-like-title")
    if _of_another_year(said, known):
        flags.append("of-another-year")
    if not known.sure_of_film:
        flags.append("film-unsure")
    last = surname(fold(said.name))
    right = credited(known.dossier, said.roles[0])
    if any(surname(fold(credit.person.name)) == last for credit in right):
        flags.append("shares-a-name")
    return flags


def _beside_holder(said: Said, known: Knowledge) -> bool:
    """Say whether the sentence names who had the role: "Wiseman and director X" are two."""
    holders = {credit.person.id for credit in credited(known.dossier, said.roles[0])}
    nodes = said.sentence.nodes if said.sentence else ()
    return any(not holders.isdisjoint(node.people) for node in nodes if node.code == "P")


def made_its_like(lines: Iterable[FilmCredit], known: Knowledge) -> bool:
    """Say whether somebody worked on a film whose title shares a word that sequels would share."""
    own = _telling(known.dossier.film.title)
    return any(own & _telling(line.film.title) for line in lines)


def _telling(title: str) -> set[str]:
    return {word for word in fold_title(title).split() if len(word) > 3}


def _of_another_year(said: Said, known: Knowledge) -> bool:
    """Say whether the sentence names a year that is not the film's, as a namesake's would be."""
    sentence, own = said.sentence, known.dossier.film.year
    if sentence is None or own is None:
        return False
    years = [int(sentence.name(node)) for node in sentence.nodes if node.code == "Y"]
    return any(abs(year - own) > YEAR_ROOM for year in years)


def _linked(said: Said, known: Knowledge) -> str | None:
    """Say whether the text names another film of this person: in the paragraph, or elsewhere."""
    people = said.node.people if said.node else {}
    theirs = {line.film.id for person in people for line in known.filmographies.get(person, ())}
    theirs.discard(known.dossier.film.id)
    here = said.sentence.part.index if said.sentence else -1
    if theirs & known.mentioned.get(here, frozenset()):
        return "linked-to-a-film-named"
    return "linked-to-a-film-elsewhere" if theirs & known.all_mentioned else None


def directs(people: Iterable[str], known: Knowledge, titled: str) -> bool:
    """Say whether "X's film" means that X directed it: X mostly directs, and no namesake of it."""
    lines = [line for person in people for line in known.filmographies.get(person, ())]
    title = fold_title(titled)
    if any(fold_title(line.film.title) == title for line in lines):
        return False
    directed = {line.film.id for line in lines if line.role is Role.DIRECTOR}
    rest = {line.film.id for line in lines if line.role is not Role.ACTOR} - directed
    return bool(directed) and len(directed) >= len(rest)


def _on_another_film(said: Said, known: Knowledge) -> Claim:
    role = said.roles[0]
    films = {film.id: film for film in said.about}
    people = said.node.people if said.node else {}
    for person in people:
        for line in known.filmographies.get(person, ()):
            if line.film.id in films and line.role in compatible(role):
                return _claim(said, Verdict.SUPPORTED, line.film, line.citations)
    if said.pattern == "owner-of-film":
        for person in people:  # "Chandler's F": whatever X made of it
            for line in known.filmographies.get(person, ()):
                if line.film.id in films and line.role not in (Role.ACTOR, Role.PRODUCER):
                    meant = replace(said, roles=(line.role,))
                    return _claim(meant, Verdict.SUPPORTED, line.film, line.citations)
    film = said.about[0] if len(said.about) == 1 else None
    dossier = known.others.get(film.id) if film else None
    wrong = _wrong_there(said, known, dossier) if dossier else None
    return wrong or _claim(said, Verdict.UNKNOWN, film, ())


def _wrong_there(said: Said, known: Knowledge, dossier: Dossier) -> Claim | None:
    """Contradict a credit on another film, where there is no doubt which film and who is meant.

    The person is one the catalogue knows, worked on that film in no role, and mostly does what is
    claimed; the film's list of the role is whole.
    """
    role, film = said.roles[0], dossier.film
    right = expected(dossier, role)
    people = said.node.people if said.node else {}
    if role in _NEVER_WRONG or len(people) != 1 or not right or not complete(dossier, role):
        return None
    if any(credit.person.id in people for credit in dossier.credits):
        return None
    if any(is_variant(said.name, credit.person) for credit in right):
        return None
    if said.pattern == "owner-of-film" and not directs(people, known, film.title):
        return None
    flags = [*said.penalties, "another-films-credit"]
    confidence = known.weights.confidence(said.strength, flags)
    severity = known.weights.severity(confidence)
    if severity is None:
        return None
    return contradicted(said.name, said.span, role, film.ref, right, confidence, severity, flags)


def _held(said: Said, credits: Sequence[Credit]) -> list[Credit]:
    """Give those credits that are the named person's: by who that is, or else by the name."""
    people = said.node.people if said.node else {}
    held = [credit for credit in credits if credit.person.id in people]
    if held:
        return held
    spelled = fold(said.name)
    return [
        credit
        for credit in credits
        if any(fold(name) == spelled for name in (credit.person.name, *credit.person.aliases))
    ]


def _claim(
    said: Said,
    verdict: Verdict,
    film: FilmRef | None,
    citations: Sequence[Citation],
    confidence: float = 1.0,
    flags: Sequence[str] = (),
) -> Claim:
    role = said.roles[0]
    return Claim(
        Kind.CREDIT,
        said.name,
        said.span,
        verdict,
        _rule(role),
        film=film,
        role=role,
        citations=tuple(citations),
        confidence=confidence,
        penalties=tuple(flags),
    )


def _rule(role: Role) -> str:
    return f"credit-{role.value.replace('_', '-')}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
