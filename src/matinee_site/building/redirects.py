"""Says to common hosts where what was published elsewhere stands now, and how files are sent."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from matinee_site.pages.addresses import absolute

_SAFE = "/-._~!$&'()*+,;=:@%"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
FOR_EVER = "public, max-age=31536000, immutable"
_TYPES = {"atom": "application/atom+xml", "woff2": "font/woff2", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Move:
    """An address that leads to another; the old one may end in a question (``/?p=12``)."""

    old: str
    new: str

    @property
    def path(self) -> str:
        """Give the old address without its question, with no sign in it that breaks a line."""
        return quote(self.old.partition("?")[0], safe=_SAFE)

    @property
    def query(self) -> str:
        """Give the question alone."""
        return quote(self.old.partition("?")[2], safe=f"{_SAFE}?/")


def files(moves: Sequence[Move], *, policy: str) -> dict[str, str]:
    """Give the text of each file for hosts, by name."""
    return {
        "_redirects": _netlify(moves),
        "_headers": _headers(policy),
        ".htaccess": _apache(moves, policy),
        "nginx.conf": _nginx(moves, policy),
    }


def signpost(move: Move) -> str:
    """Give the page that leads on where a host knows no redirects."""
    to, whole = escape(move.new), escape(absolute(move.new))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{to}</title>'
        f'<meta name="robots" content="noindex"><link rel="canonical" href="{whole}">'
        f'<meta http-equiv="refresh" content="0; url={to}"></head>'
        f'<body><p><a href="{to}">{whole}</a></p></body></html>\n'
    )


def _netlify(moves: Sequence[Move]) -> str:
    # Cloudflare knows no questions in this file and passes over such lines.
    plain = [f"{move.path} {move.new} 301" for move in moves if not move.query]
    asked = [
        f"{move.path} {move.query.replace('&', ' ')} {move.new} 301" for move in moves if move.query
    ]
    return "\n".join([*asked, *plain, ""])


def _headers(policy: str) -> str:
    lines = ["/*", f"  Content-Security-Policy: {policy}"]
    lines += [f"  {name}: {value}" for name, value in _HEADERS.items()]
    for path in ("/script-*", "/search-files/*", "/media/*"):
        lines += [path, f"  Cache-Control: {FOR_EVER}"]
    for path, kind in (
        ("/feeds/*.atom", _TYPES["atom"]),
        ("/feeds/*.json", "application/feed+json"),
    ):
        lines += [path, f"  Content-Type: {kind}; charset=utf-8"]
    return "\n".join([*lines, ""])


def _apache(moves: Sequence[Move], policy: str) -> str:
    lines = ["ErrorDocument 404 /404.html", "AddDefaultCharset utf-8"]
    lines += [f"AddType {kind} .{end}" for end, kind in _TYPES.items()]
    lines += ["<IfModule mod_headers.c>", f'Header set Content-Security-Policy "{policy}"']
    lines += [f'Header set {name} "{value}"' for name, value in _HEADERS.items()]
    lines += [
        '<FilesMatch "^script-[0-9a-f]+\\.js$">',
        f'Header set Cache-Control "{FOR_EVER}"', "</FilesMatch>", "</IfModule>",
        "<IfModule mod_deflate.c>",
        "AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript"
        " application/json application/xml application/atom+xml image/svg+xml text/plain",
        "</IfModule>", "RewriteEngine On",
    ]  # fmt: skip
    for move in moves:
        # A folder's own file sees the address decoded and without its first stroke.
        words = re.split(r"[\s\x00-\x1f]", move.old.partition("?")[0].strip("/"))
        pattern = r"\s".join(re.escape(word) for word in words)
        if move.query:
            lines.append(f"RewriteCond %{{QUERY_STRING}} ^{re.escape(move.query)}$")
        lines.append(f"RewriteRule ^{pattern}/?$ {move.new}? [R=301,L,NE]")
    return "\n".join([*lines, ""])


def _nginx(moves: Sequence[Move], policy: str) -> str:
    lines = [
        "# Include this file inside http { }, and in server { } write:",
        "#     if ($matinee_moved) { return 301 $matinee_moved; }",
        "#     error_page 404 /404.html;",
        f"#     add_header Content-Security-Policy {json.dumps(policy)} always;",
        "#     location = /nginx.conf { return 404; }",
        "map_hash_bucket_size 256;",
        "map $request_uri $matinee_moved {",
        '    default "";',
    ]
    for move in moves:
        ways = {f"{move.path}?{move.query}"} if move.query else {move.path}
        if not move.query and move.path != "/":
            ways |= {move.path.rstrip("/"), f"{move.path.rstrip('/')}/"}
        lines += [f"    {_quoted(way)} {_quoted(move.new)};" for way in sorted(ways)]
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    # In a map's value a dollar begins a variable; in an address it can be written otherwise.
    return json.dumps(text.replace("$", "%24"))
