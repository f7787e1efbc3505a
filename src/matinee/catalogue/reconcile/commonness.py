"""How many people may bear a name, judged by how often its words occur in the names at hand."""

from collections import Counter
from collections.abc import Iterable

from matinee.catalogue.names import surname

_MOST = (("rare", 0.01), ("usual", 0.1), ("common", 1), ("everyday", 10))
"""Up to how many people besides its bearer are expected under names of a class."""


class Commonness:
    """Tells rare names from usual and common ones.

    A name's words are taken to be chosen independently of each other, each as often as it occurs
    in its place (first, last, between): what is expected is then the number of names times their
    shares, in which its bearer is left out. Where more people than that are known under a name,
    their number counts.
    """

    def __init__(self, names: Iterable[str], *, of: int | None = None) -> None:
        """Count ``names``, one normal form (``fold``) a person; a sample ``of`` so many."""
        self._whole = Counter(names)
        self._words = [Counter[str]() for _ in range(3)]
        for name, number in self._whole.items():
            for words, word in zip(self._words, _parted(name), strict=True):
                words[word] += number
        self._number = max(self._whole.total(), 1)
        self._of = max(of or 0, self._number)

    def expected(self, name: str) -> float:
        """Give how many people besides one bearer are to be expected under this name."""
        chance = float(self._of)
        own = min(self._whole[name], 1)
        for words, word in zip(self._words, _parted(name), strict=True):
            chance *= (words[word] - own) / self._number
        return max(chance, self._whole[name] - 1.0)

    def of(self, name: str) -> str:
        """Give ``rare``, ``usual``, ``common``, ``everyday`` or ``crowded``."""
        others = self.expected(name)
        return next((word for word, most in _MOST if others <= most), "crowded")


def _parted(name: str) -> tuple[str, str, str]:
    """Give a name's first word, what stands between, and the last name, without a suffix."""
    last = surname(name)
    before = name.partition(f" {last}")[0] if name != last else ""
    first, _, between = before.partition(" ")
    return first, between, last
