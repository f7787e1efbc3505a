"""Who thought up the story."""

from matinee.rules.model import Example, Rule

RULE = Rule(
    id="credit-story",
    title="Who thought up the story",
    what="""\
Compares "story by" with all the film's writing credits; any of them supports it. It is
contradicted when a source lists the writers or the screenplay completely without the person.""",
    why="""\
Story and screenplay are often different people's, and are often swapped; only a name with no
part in the writing at all is called wrong.""",
    failing=(
        Example(
            "Story by Graham Greene.",
            ('contradicted "Graham Greene" -> Dan O\'Bannon',),
            film="Alien (1979)",
        ),
    ),
    passing=(
        Example(
            "Story by Ronald Shusett.",
            (
                'supported "Ronald Shusett"',
                "nothing contradicted",
            ),
            film="Alien (1979)",
        ),
    ),
)
