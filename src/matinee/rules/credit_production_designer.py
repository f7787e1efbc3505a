"""Who designed the production."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-production-designer",
    title="Who designed the production",
    what="""\
Compares whoever a text calls the film's production designer with the credited ones. It is
contradicted when no source credits the person and at least one lists the role completely; few
sources do.""",
    why="""\
Production designers and art directors are told apart by no two sources alike, so only a whole list
can contradict.""",
    failing=(
        Example(
            "Production designer Vincent Korda finds the border's colours.",
            ('contradicted "Vincent Korda" -> Patrice Vermette',),
            film="Sicario (2015)",
        ),
    ),
    passing=(
        Example(
            "Production designer Michael Seymour built corridors.",
            ('supported "Michael Seymour"', "nothing contradicted"),
            film="Alien (1979)",
        ),
    ),
)
