"""Makes one credit of what several sources say about the same person in the same role."""

from collections.abc import Iterable, Sequence

from matinee.catalogue.model import Credit, Role
from matinee.catalogue.names import fold

_ACTOR = Role.ACTOR


def merge_credits(credits: Iterable[Credit]) -> list[Credit]:
    """Merge credits of one film by person and role; the first source's words lead.

    Different character names of one actor become aliases of the first one. The result is in
    billing order, actors after the crew.
    """
    merged: dict[tuple[str, Role], list[Credit]] = {}
    for credit in credits:
        merged.setdefault((credit.person.id, credit.role), []).append(credit)
    order = [same[0] if len(same) == 1 else _joined(same) for same in merged.values()]
    order.sort(key=_by_billing)
    return order


def _by_billing(credit: Credit) -> tuple[bool, int]:
    return credit.role is _ACTOR, credit.billing if credit.billing is not None else 9999


def _joined(same: Sequence[Credit]) -> Credit:
    first = same[0]
    names = [name for name in (first.character, *first.character_aliases) if name]
    for credit in same[1:]:
        for name in (credit.character, *credit.character_aliases):
            if name and name not in names and fold(name) not in map(fold, names):
                names.append(name)
    billings = [credit.billing for credit in same if credit.billing is not None]
    return Credit(
        film=first.film,
        person=first.person,
        role=first.role,
        character=names[0] if names else None,
        character_aliases=tuple(names[1:]),
        billing=min(billings) if billings else None,
        voice=any(credit.voice for credit in same),
        uncredited=all(credit.uncredited for credit in same),
        citations=tuple(dict.fromkeys(x for credit in same for x in credit.citations)),
        credited_as=next((c.credited_as for c in same if c.credited_as), None),
    )
