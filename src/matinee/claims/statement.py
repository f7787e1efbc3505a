"""What extraction finds before anything is looked up: who is said to have done what, and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from matinee.catalogue import FilmRef, Role
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.document import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of fact as the text makes it.

    ``about`` holds the other films it speaks of (empty: the film under review); ``strength`` is
    the pattern's, from 0 to 1, in how surely it states a credit of its subject; ``penalties``
    names what weakens it here. ``value`` is a number that is stated, give or take ``room``. A
    statement that is ``supporting`` is never contradicted. ``mentions`` holds the places of
    somebody whom the text may credit as a whole.
    """

    kind: Kind
    name: str
    span: Span
    pattern: str
    strength: float
    node: Node | None = None
    sentence: Sentence | None = None
    roles: Sequence[Role] = ()
    about: Sequence[FilmRef] = ()
    subject: Node | None = None
    subject_name: str = ""
    value: int | None = None
    room: int = 0
    penalties: Sequence[str] = ()
    supporting: bool = False
    mentions: Sequence[tuple[Sentence, Node]] = ()
