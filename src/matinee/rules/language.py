"""Which language the film speaks."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="language",
    title="Which language the film speaks",
    what="""\
Compares "this Korean-language film" with the sources' languages. They are supported or unknown,
never contradicted.""",
    why="""\
To show what was compared.""",
    passing=(
        Example(
            "This Korean-language film travelled everywhere.",
            ('supported "Korean"',),
            film="Parasite (2019)",
        ),
        Example(
            "This Thai-language film travelled everywhere.",
            ('unknown "Thai"', "nothing contradicted"),
            film="Parasite (2019)",
        ),
    ),
    silent="Languages are open lists: films speak several.",
)
