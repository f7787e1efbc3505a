"""Sends finished bytes: packed where the reader's browser unpacks, and only when they are new.

Packing is safe here: a public page holds no secret that its length could give away.
"""

import gzip
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from markupsafe import Markup

_PIXELS = ("image/png", "image/x-icon")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STATIC = Path(__file__).parent / "static" / "pages"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A finished answer as it is kept: its bytes, their type, and a tag of the contents.

    What packing makes smaller is ``packed``; a picture in pixels is small already, and what is
    written to a file is read by whoever serves it.
    """

    body: bytes
    content_type: str
    tag: str
    packed: bool = True

    @classmethod
    def of(cls, body: bytes, content_type: str, *, pack: bool = True) -> "Parcel":
        """Pack an answer, unless it is small already or is not to be sent again."""
        tag = blake2b(body, digest_size=9).hexdigest()
        if not pack or content_type in _PIXELS:
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
def style() -> Markup:
    """Give the style sheet, which stands in the head of every page.

    Asked for by itself it would come one way there and back later, and nothing is painted before:
    on a slow connection a third of the time until the first words are seen. Packed it has 7 kB.
    """
    text = _COMMENT.sub("", (_STATIC / "matinee.css").read_text(encoding="utf-8"))
    return Markup(_lean(text).decode())


@cache
def style_hash() -> str:
    """Give what the content security policy knows the style sheet by."""
    digest = sha256(style().encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


@cache
def script() -> Parcel:
    """Give the script, which only adds to what works without it.

    Its address holds its tag, so that it may be kept for ever.
    """
    parts = ((_STATIC / name).read_text(encoding="utf-8") for name in ("matinee.js", "search.js"))
    return Parcel.of(_lean("\n".join(parts)), "text/javascript; charset=utf-8")


def _lean(text: str) -> bytes:
    """Leave out what only those read who write it: indents and lines of remarks."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode()
