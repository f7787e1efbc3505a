"""Who cut the film."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-editor",
    title="Who cut the film",
    what="""\
Compares whoever a text says edited the film with the credited editors. It is contradicted when
no source credits the person and at least one lists the editors completely.""",
    why="""\
Editors are named seldom, and mostly from a list; a slip of the line names a neighbour.""",
    failing=(
        Example(
            "Edited by Evan Schiff, it never hurries.",
            ('contradicted "Evan Schiff" -> Terry Rawlings',),
            film="Alien (1979)",
        ),
    ),
    passing=(
        Example(
            "Editor Evan Schiff lets the fights breathe.",
            ('supported "Evan Schiff"',),
            film="John Wick: Chapter 2 (2017)",
        ),
    ),
)
