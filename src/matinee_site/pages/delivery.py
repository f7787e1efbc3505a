"""Sends finished bytes: packed where the reader's browser unpacks, and only when they are new.

Packing is safe here: a public page holds no secret that its length could give away.
"""

import gzip
import re
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

_PIXELS = ("image/png", "image/x-icon")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STATIC = Path(__file__).parent / "static" / "pages"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A finished answer as it is kept: its bytes, their type, and a tag of the contents.

    What packing makes smaller is ``packed``; a picture in pixels is small already.
    """

    body: bytes
    content_type: str
    tag: str
    packed: bool = True

    @classmethod
    def of(cls, body: bytes, content_type: str) -> "Parcel":
        """Pack an answer."""
        tag = blake2b(body, digest_size=9).hexdigest()
        if content_type in _PIXELS:
            return cls(body, content_type, tag, packed=False)
        return cls(gzip.compress(body, 6, mtime=0), content_type, tag)


def deliver(
    request: HttpRequest, parcel: Parcel, *, max_age: int = 0, immutable: bool = False
) -> HttpResponse:
    """Answer with a parcel, or with 304 when the browser has it already."""
    unpacks = "gzip" in request.headers.get("Accept-Encoding", "")
    body = gzip.decompress(parcel.body) if parcel.packed and not unpacks else parcel.body
    response = HttpResponse(body, content_type=parcel.content_type)
    if parcel.packed and unpacks:
        response["Content-Encoding"] = "gzip"
    tag = f'W/"{parcel.tag}"'
    response["ETag"] = tag
    patch_vary_headers(response, ["Accept-Encoding"])
    if max_age:
        patch_cache_control(response, public=True, max_age=max_age, immutable=immutable)
    else:
        # Kept by the browser, but asked for again: a correction is seen at the next visit.
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return get_conditional_response(request, etag=tag, response=response) or response


@cache
def style() -> Parcel:
    """Give the style sheet; its address holds its tag, so that it may be kept for ever."""
    text = _COMMENT.sub("", (_STATIC / "matinee.css").read_text(encoding="utf-8"))
    return Parcel.of(_lean(text), "text/css; charset=utf-8")


@cache
def script() -> Parcel:
    """Give the script, which only adds to what works without it."""
    parts = ((_STATIC / name).read_text(encoding="utf-8") for name in ("matinee.js", "search.js"))
    return Parcel.of(_lean("\n".join(parts)), "text/javascript; charset=utf-8")


def _lean(text: str) -> bytes:
    """Leave out what only those read who write it: indents and lines of remarks."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode()
