"""Values worked out when first asked for, and kept beside the rest of an object."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")


class lazy(Generic[_T]):  # noqa: N801 - reads as the decorator that it is
    """A property that is worked out once.

    As ``functools.cached_property``, which takes a lock for it up to Python 3.11: a check works
    out some hundred such values, and every thread has sentences of its own.
    """

    def __init__(self, make: Callable[[Any], _T]) -> None:
        """Take the method that works the value out."""
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, holder: Any, owner: type | None = None) -> _T:
        """Work the value out; from then on Python finds it in the object itself."""
        value = holder.__dict__[self._name] = self._make(holder)
        return value
