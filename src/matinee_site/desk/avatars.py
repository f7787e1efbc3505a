"""A login's picture drawn here, of its initials: nobody else is asked for one."""

from html import escape
from urllib.parse import quote

from django.contrib.auth.models import AbstractBaseUser

_INKS = ("#7a2e2e", "#2e4a7a", "#2f5d46", "#6b4a1f", "#5a3a6b", "#1f5a63")


def avatar(user: AbstractBaseUser | None) -> str:
    """Give the picture as an address that carries it; a version of nobody's has a question mark."""
    name = (user.get_full_name() or user.get_username()) if user else "?"
    words = name.split() or ["?"]
    letters = escape("".join(word[0] for word in (words[0], *words[1:][-1:])).upper())
    ink = _INKS[sum(name.encode()) % len(_INKS)]
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 50">'
        f'<rect width="50" height="50" fill="{ink}"/>'
        '<text x="25" y="26" fill="#fff" font-family="system-ui,sans-serif" font-weight="600"'
        f' font-size="{20 if len(letters) > 1 else 24}" text-anchor="middle"'
        f' dominant-baseline="central">{letters}</text></svg>'
    )
    return f"data:image/svg+xml,{quote(drawn)}"
