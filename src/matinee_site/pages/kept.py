"""Keeps what only a loading of the catalogue changes, so that publishing does not make it anew."""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from matinee_site.pages.queries.overview import mark

MOST = 4_000
_asking: ContextVar[bool] = ContextVar("asking", default=False)
P = ParamSpec("P")
T = TypeVar("T")


def kept(question: Callable[P, T]) -> Callable[P, T]:
    """Answer a question about the catalogue once for each of its loadings, in each process.

    What is asked with must be hashable. The answer itself is kept, not a copy: it is frozen data,
    or at least nobody changes it.
    """

    @wraps(question)
    def answer(*args: P.args, **options: P.kwargs) -> T:
        found: T = _answered(question, mark()[1], args, tuple(sorted(options.items())))
        return found

    return answer


def asking() -> bool:
    """Say whether what is asked at this moment is asked for something that is kept."""
    return _asking.get()


def forget() -> None:
    """Ask everything anew, whatever the loading."""
    _answered.cache_clear()


@lru_cache(MOST)
def _answered(
    question: Callable[..., Any],
    _loading: int,
    args: tuple[Hashable, ...],
    options: tuple[tuple[str, Hashable], ...],
) -> Any:
    token = _asking.set(True)
    try:
        return question(*args, **dict(options))
    finally:
        _asking.reset(token)
