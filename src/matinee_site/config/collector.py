"""Python's collector, spared in processes that answer or make one page after another."""

import gc

_NEW = 20_000
"""How many new objects before the collector looks at them; Python's own number is 700."""


def spare_what_is_loaded() -> None:
    """Leave everything that is loaded by now out of all collections to come.

    It stays for good, and a page leaves little behind that only the collector finds: to go through
    all of it held up each answer in between, by a hundred milliseconds now and then.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW, 10, 10)
