"""What a page asked of the database when it was made, and whether it would be told the same now.

A page hangs on its questions alone: while their answers are the same, it need not be made again.
Nothing has to know which pages a change touches.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.db import connection

from matinee_site.pages import kept
from matinee_site.reviews.queries import MARK_SQL

Question = tuple[str, str]
"""SQL, and its parameters as JSON."""
_CANNOT = "!"


@contextmanager
def listening() -> Iterator[list[Question]]:
    """Give a list which holds, at the end, every question asked inside, each once.

    What is kept for a loading of the catalogue is no question of a page: it is told by the loading.
    """
    asked: dict[Question, None] = {}
    found: list[Question] = []

    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql != MARK_SQL and not kept.asking():
            asked[sql, _written(params)] = None
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield found
    found += asked


def answers(questions: Sequence[Question], *, day: str = "", today: str = "") -> bytes:
    """Give a digest of what the database answers; b'' where that cannot be told.

    With ``day`` and ``today``, whatever was asked about that day is asked about today.
    """
    digest = blake2b(digest_size=16)
    for sql, params in questions:
        if params == _CANNOT:
            return b""
        if day != today:
            params = params.replace(f'"{day}"', f'"{today}"')
        digest.update(_answer(sql, params))
    return digest.digest()


def forget() -> None:
    """Ask anew, whatever was answered before."""
    _answer.cache_clear()


@lru_cache(maxsize=50_000)
def _answer(sql: str, params: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(sql, [_read(each) for each in json.loads(params)])
        rows = cursor.fetchall() if cursor.description else []
    return blake2b(repr(rows).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _written(params: Any) -> str:
    values = list(params or ())
    plain = [
        {"time": each.isoformat()}
        if isinstance(each, datetime)
        else {"day": each.isoformat()}
        if isinstance(each, date)
        else each
        for each in values
    ]
    try:
        return json.dumps(plain, ensure_ascii=False)
    except TypeError:
        return _CANNOT


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        time, day = value.get("time"), value.get("day")
        return datetime.fromisoformat(time) if time else date.fromisoformat(day)
    return value
