"""How often Python's collector looks for circles of objects: seldom, since checking makes few.

A checker keeps films and answers, tens of thousands of objects; the collector's usual pace, set for
programs that keep little, spends a third of a long run on going through them.
"""

import gc

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 50


def collect_seldom() -> None:
    """Set the pace for this process, and leave out what was loaded at the start."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
