"""What a rule is: an id that findings carry, and its documentation with examples."""

import re
from dataclasses import dataclass

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Example:
    """A short text of a film, and what must become of it.

    ``expect`` holds lines as in ``tests/examples``: ``contradicted "NAME" -> RIGHT``,
    ``supported "NAME"``, ``unknown "NAME"``, ``silent "NAME"``, ``nothing contradicted``.
    """

    text: str
    expect: tuple[str, ...]
    film: str = "Ballerina (2025)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of comparison.

    ``what`` says what is compared and when it is contradicted, ``why`` the reason for it, both as
    Markdown. ``failing`` are texts with a finding, ``passing`` texts without one. A rule that
    never finds anything says in ``silent`` why. ``enabled`` is false, with a reason in
    ``off_because``, for a rule that has not shown itself precise enough to speak unasked.
    """

    id: str
    title: str
    what: str
    why: str
    failing: tuple[Example, ...] = ()
    passing: tuple[Example, ...] = ()
    silent: str = ""
    enabled: bool = True
    off_because: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"not a rule's id: {self.id!r}")
        if bool(self.off_because) is self.enabled:
            raise ValueError(f"{self.id}: a rule is switched off with a reason, and only then")
        if bool(self.silent) is bool(self.failing):
            raise ValueError(f"{self.id}: a rule has failing examples, or says why it is silent")
        if not self.passing:
            raise ValueError(f"{self.id}: no passing example")
