"""Downloads large files: goes on where it broke off, and takes nothing that is not whole."""

import gzip
import json
import os
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

from matinee.fetch.errors import FetchError, UnreachableError
from matinee.fetch.web import Web

_PART = 1 << 20
Tell = Callable[[int, int], None]
"""Called with how many bytes there are, and how many there will be (0 if nobody says)."""


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that is whole; ``new`` is False when the one on disk was the server's already."""

    path: Path
    new: bool


def download(web: Web, url: str, path: Path, *, tell: Tell, begins: bytes, most: int) -> Downloaded:
    """Bring a file packed with gzip to ``path``, unless the one there is the same.

    A file that broke off is kept beside it and gone on with. What arrives must unpack to the end
    and begin with ``begins``; else it is thrown away. Raise FetchError when it cannot be had.
    """
    part, note = path.with_name(f"{path.name}.part"), path.with_name(f"{path.name}.json")
    known = _read(note) if path.is_file() else {}
    for _ in range(web.pace.tries):
        try:
            mark = _once(web, url, part, known, tell, most)
            break
        except (TimeoutError, ConnectionError, HTTPException) as error:
            web.say(f"{url}: broke off ({type(error).__name__}); going on")
            web.sleep(2.0)
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError | ConnectionError):
                web.say(f"{url}: broke off; going on")
                web.sleep(2.0)
                continue
            raise UnreachableError(
                f"{url}: cannot be reached ({error.reason}); is there a network?"
            ) from error
    else:
        raise FetchError(f"{url}: breaks off again and again; what came is kept, try again later")
    if mark is None:
        return Downloaded(path, new=False)
    _check(part, begins, url)
    os.replace(part, path)
    note.write_text(json.dumps(mark), encoding="utf-8")
    _begun(part).unlink(missing_ok=True)
    return Downloaded(path, new=True)


def _once(
    web: Web, url: str, part: Path, known: Mapping[str, str], tell: Tell, most: int
) -> dict[str, str] | None:
    """Get what is lacking; give the server's mark of the file, None when it is as known."""
    begun = _read(_begun(part)) if part.is_file() else {}
    have = part.stat().st_size if begun else 0
    headers = {"User-Agent": web.agent}
    if have and begun.get("etag"):
        headers |= {"Range": f"bytes={have}-", "If-Range": begun["etag"]}
    elif known.get("etag"):
        headers["If-None-Match"] = known["etag"]
    elif known.get("modified"):
        headers["If-Modified-Since"] = known["modified"]
    request = urllib.request.Request(url, headers=headers)
    try:
        response = web.open(request)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 304:
            return None
        if error.code == 416:
            part.unlink(missing_ok=True)
            raise ConnectionError("the part on disk is not the server's") from error
        raise FetchError(f"{url}: answers {error.code} {error.reason}") from error
    with response:
        mark = {
            "etag": response.headers.get("ETag", ""),
            "modified": response.headers.get("Last-Modified", ""),
        }
        going_on = response.status == 206
        have = have if going_on else 0
        length = response.headers.get("Content-Length", "")
        total = have + int(length) if length.isdigit() else 0
        if total > most:
            raise FetchError(f"{url}: has {total:,} bytes, which is more than it may")
        _begun(part).write_text(json.dumps(mark), encoding="utf-8")
        with part.open("ab" if going_on else "wb") as file:
            while data := response.read(_PART):
                have += len(data)
                if have > most:
                    raise FetchError(f"{url}: sends more than it may")
                _put(file, data, part)
                tell(have, total)
        if total and have < total:
            raise ConnectionError("broke off")
    return mark


def _check(part: Path, begins: bytes, url: str) -> None:
    """Unpack a file to its end, which checks its sum, and look at how it begins."""
    try:
        with gzip.open(part) as file:
            head = file.read(len(begins))
            while file.read(_PART):
                pass
    except (OSError, EOFError, zlib.error) as error:
        part.unlink()
        raise FetchError(f"{url}: what came is damaged ({error}); try again") from error
    if head != begins:
        part.unlink()
        raise FetchError(f"{url}: is not the file it should be; it begins {head[:60]!r}")


def _put(file: Any, data: bytes, part: Path) -> None:
    try:
        file.write(data)
    except OSError as error:
        raise FetchError(f"{part}: {error.strerror}; what came is kept") from error


def _begun(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {k: v for k, v in found.items() if isinstance(v, str)} if isinstance(found, dict) else {}
