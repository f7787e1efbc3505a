"""Places in a text as a browser counts them: in UTF-16, where some characters take two."""

from bisect import bisect_left


class Places:
    """Turns code points of a text into UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]

    def __call__(self, offset: int) -> int:
        """Give the place in UTF-16 of an offset in code points."""
        return offset + bisect_left(self._wide, offset)
