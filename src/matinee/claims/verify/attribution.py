"""Verdicts on whom a whole text takes for the film's director, composer and so on.

No sentence need say so in a pattern: "X stages it coolly", "X's camera", "X never lets go". Only
somebody whose trade the role is, in a text that never names who holds it, is weighed at all; what
speaks for and against is named, and weighed with numbers that are data.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from matinee.catalogue import WRITING, FilmCredit, Role
from matinee.catalogue.spelling import is_variant
from matinee.claims.cues import PLAIN
from matinee.claims.extract.credits import other_job
from matinee.claims.frame import frame_of, of_a_life, opens_clause
from matinee.claims.knowledge import Knowledge, complete, credited, expected
from matinee.claims.lexicon.doubts import (
    COMPANY,
    EARLIER,
    LIKENESS,
    OTHER_WRITINGS,
    RULED_OUT,
    SEES,
    SPEAKS,
)
from matinee.claims.lexicon.trades import CRAFT, MAKES
from matinee.claims.model import Claim
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said
from matinee.claims.verify.credits import contradicted, made_its_like

_BEFORE, _BEHIND, _LIKENED = 6, 4, 4
_NOT_THEM = RULED_OUT | COMPANY | SPEAKS
_DOUBTS = frozenset(
    {"negation", "modality", "uncredited", "remake", "question", "quotation", "elsewhere"}
)


def verify_attribution(said: Said, known: Knowledge) -> Claim | None:
    """Give a finding where the text as a whole credits a stranger; otherwise nothing is claimed."""
    person = next(iter(said.node.people)) if said.node else ""
    lines = known.filmographies.get(person, ())
    roles = _trades(lines, _cued(said))
    claims = (_in_role(said, role, lines, known) for role in roles)
    found = [claim for claim in claims if claim]
    return max(found, key=lambda claim: claim.confidence) if found else None


def _in_role(said: Said, role: Role, lines: Sequence[FilmCredit], known: Knowledge) -> Claim | None:
    right = expected(known.dossier, role)
    if not right or not complete(known.dossier, role):
        return None
    holders = {credit.person.id for credit in credited(known.dossier, role)}
    if holders & known.named or any(is_variant(said.name, c.person) for c in right):
        return None
    # Theirs matter beside the name of another film only, and are many to ask for.
    beside = any(sentence.other_films for sentence, _ in said.mentions)
    asked = holders if beside else ()
    held = {x.film.id for holder in asked for x in known.filmographies.get(holder, ())}
    theirs = {line.film.id for line in lines}
    pieces = [evidence(sentence, node, role, theirs, held) for sentence, node in said.mentions]
    flags = _doubts(lines, known)
    weights = known.weights
    confidence = weights.attribution(role, pieces, flags)
    severity = weights.severity(confidence)
    if severity is None:
        return None
    place = max(range(len(pieces)), key=lambda i: (weights.mention(pieces[i]), -i))
    sentence, node = said.mentions[place]
    named = sorted({*flags, *(name for piece in pieces for name in piece)})
    film = known.dossier.film.ref
    return contradicted(
        sentence.name(node), sentence.span(node), role, film, right, confidence, severity, named
    )


def _cued(said: Said) -> set[Role]:
    """Give the roles by which the text calls this person."""
    found: set[Role] = set()
    for sentence, node in said.mentions:
        at = sentence.nodes.index(node)
        if at and sentence.nodes[at - 1].code in "RK":
            found.update(sentence.nodes[at - 1].roles)
    return found


def _trades(lines: Sequence[FilmCredit], cued: Collection[Role]) -> list[Role]:
    """Give the roles that somebody mostly has behind the camera, if they act no more than that.

    A role that the text calls them by needs only to be one of theirs.
    """
    films: Counter[Role] = Counter(role for role, _ in {(x.role, x.film.id) for x in lines})
    acted = films.pop(Role.ACTOR, 0)
    crew = {line.film.id for line in lines if line.role is not Role.ACTOR}
    most = max(films.values(), default=0)
    return [
        role
        for role in CRAFT
        if films[role]
        and (
            role in cued
            or (len(crew) >= acted and 2 * films[role] >= most and 3 * films[role] >= len(crew))
        )
    ]


def _doubts(lines: Sequence[FilmCredit], known: Knowledge) -> list[str]:
    """Name why the text may speak of this person as of somebody else than the holder."""
    flags = []
    if any(line.film.id in known.all_mentioned for line in lines):
        flags.append("own-film-named")
    if made_its_like(lines, known):
        flags.append("film-of-like-title")
    if not known.sure_of_film:
        flags.append("film-unsure")
    return flags


def evidence(
    sentence: Sentence, node: Node, role: Role, theirs: Collection[str], held: Collection[str]
) -> frozenset[str]:
    """Name what one mention says for this person in this role, and against it.

    ``theirs`` are the person's own films by id, ``held`` those of who holds the role.
    """
    tokens, covered = sentence.part.tokens, sentence.part.covered
    at = sentence.nodes.index(node)
    first = max(sentence.nodes[0].first, node.first - _BEFORE)
    near = [tokens[i].fold for i in range(first, node.first) if i not in covered]
    end = min(node.last + 1 + _BEHIND, sentence.nodes[-1].last + 1)
    behind = [tokens[i].fold for i in range(node.last + 1, end)]
    found = {_speaks(sentence, at, role, behind)}
    others = {film.id for other in sentence.other_films for film in other.films}
    if others & set(theirs):
        found.add("own-film-here")
    elif others & set(held):
        found.add("holders-film")
    elif sentence.other_films:
        found.add("other-film")
    if "holders-film" in found and _earlier(sentence, node, behind):
        found.add("earlier-work")
    # Likened before a comma is something else: "more like a serial, director X's film".
    opens = at > 1 and sentence.codes[at - 2 : at] == ",R"
    likened = not opens and not LIKENESS.isdisjoint(near[-_LIKENED:])
    if likened or (behind and behind[0] in ("style", "esque", "like")):
        found.add("likeness")
    if role is not Role.DIRECTOR and CRAFT[role] & sentence.folds:
        found.add("craft-near")
    if frame_of(sentence, node, node, presumed=True) & _DOUBTS:
        found.add("doubted")
    writes = role in (Role.COMPOSER, Role.EDITOR, *WRITING)
    cue = sentence.nodes[at - 1] if at and sentence.nodes[at - 1].code == "R" else node
    sees = "it" in behind[:2] and not SEES.isdisjoint(behind[:2])
    if (
        _NOT_THEM & {*near, *behind}
        or (cue is node and "next" in behind)
        or of_a_life(sentence, cue)
        or sees
        or (writes and OTHER_WRITINGS & set(behind))
    ):
        found.add("ruled-out")
    return frozenset(found)


def _speaks(sentence: Sentence, at: int, role: Role, behind: Sequence[str]) -> str:
    """Say in which way a name is used, the most telling one."""
    node, before = sentence.nodes[at], sentence.nodes[at - 1] if at else None
    after = sentence.nodes[at + 1] if at + 1 < len(sentence.nodes) else None
    if before is not None and role in before.roles:
        if before.code not in "RK":
            return "by-cue"
        if other_job(sentence, before):
            return "ruled-out"
        return "by-role" if "by" in sentence.words_before(before, 1) else "role-cue"
    if sentence.part.tokens[node.last].owns:
        things = sentence.nodes[at + 1 : at + 4]
        if any(thing.code == "b" and role in thing.roles for thing in things):
            return "role-cue"  # "X's penultimate directorial effort"
        return "owns-craft" if CRAFT[role] & set(behind) else "owns"
    if before is not None and before.code == "D":
        return "as-adjective"
    if after is not None and after.code in PLAIN + "VL" and opens_clause(sentence, before):
        return _acts(behind, role)
    return "named"


def _earlier(sentence: Sentence, node: Node, behind: Sequence[str]) -> bool:
    """Say whether it is "X's earlier", of a film that whoever had the role made too."""
    return sentence.part.tokens[node.last].owns and not EARLIER.isdisjoint(behind[:1])


def _acts(behind: Sequence[str], role: Role) -> str:
    verbs = [word for word in behind[:3] if not word.endswith("ly")][:2]
    if any(word in MAKES[role] for word in verbs):
        # Reviews tell what a film does in the present; the past may be of any other.
        return "acts-so-now" if verbs[0].endswith("s") else "acts-so"
    word = verbs[0] if verbs else ""
    finite = word.endswith(("s", "ed")) and word not in ("was", "is", "has")
    finite = finite or word in ("may", "might", "will")
    return "acts" if finite else "named"
