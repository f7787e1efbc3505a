"""What goes wrong on the way, in words for the person who asked."""


class FetchError(Exception):
    """Something that could not be fetched: what, why, and what to do."""


class UnreachableError(FetchError):
    """There is no way to a server: no network, most likely."""
