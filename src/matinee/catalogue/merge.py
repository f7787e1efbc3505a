"""Makes one credit of what several sources say about the same person in the same role."""

from collections.abc import Iterable
from dataclasses import replace

from matinee.catalogue.model import Credit, Role
from matinee.catalogue.names import fold


def merge_credits(credits: Iterable[Credit]) -> list[Credit]:
    """Merge credits of one film by person and role; the first source's words lead.

    Different character names of one actor become aliases of the first one. The result is in
    billing order, actors after the crew.
    """
    merged: dict[tuple[str, Role], Credit] = {}
    for credit in credits:
        key = (credit.person.id, credit.role)
        first = merged.get(key)
        merged[key] = _joined(first, credit) if first else credit
    order = list(merged.values())
    order.sort(
        key=lambda credit: (
            credit.role is Role.ACTOR,
            credit.billing if credit.billing is not None else 9999,
        )
    )
    return order


def _joined(first: Credit, second: Credit) -> Credit:
    names = [name for name in (first.character, *first.character_aliases) if name]
    known = {fold(name) for name in names}
    for name in (second.character, *second.character_aliases):
        if name and fold(name) not in known:
            known.add(fold(name))
            names.append(name)
    billings = [b for b in (first.billing, second.billing) if b is not None]
    return replace(
        first,
        character=names[0] if names else None,
        character_aliases=tuple(names[1:]),
        billing=min(billings) if billings else None,
        voice=first.voice or second.voice,
        uncredited=first.uncredited and second.uncredited,
        citations=tuple(dict.fromkeys((*first.citations, *second.citations))),
    )
