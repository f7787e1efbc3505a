"""Whether people had made films together before."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="collaboration",
    title="Whether people had made films together before",
    what="""\
Compares "X reunites with Y" and "the third collaboration between X and Y" with what both did
before. It is supported or unknown, never contradicted.""",
    why="""\
To show what was compared. A filmography may lack films, and people meet elsewhere.""",
    passing=(
        Example(
            "Chad Stahelski reunites with Keanu Reeves for more of the same.",
            ('supported "reunites"',),
            film="John Wick: Chapter 2 (2017)",
        ),
    ),
    silent="Filmographies are open: a count that differs may only lack a film.",
)
