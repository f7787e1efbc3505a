"""Languages by the names that sources give them."""

from functools import cache

from babel import Locale

# Names that the sources use and the Unicode tables do not.
_ALSO = {
    "mandarin": "zh", "standard chinese": "zh", "putonghua": "zh", "yue chinese": "yue",
    "modern greek": "el", "american english": "en-US", "kurdish language": "ku", "bengali": "bn",
    "serbo-croatian": "sh", "dari": "fa-AF", "slovene": "sl", "modern hebrew": "he",
}  # fmt: skip


def code_of(name: str) -> str:
    """Give the code of a language by its English name: ``fr`` for ``French``; '' if unknown."""
    plain = name.lower()
    return _ALSO.get(plain) or _known().get(plain, "")


@cache
def _known() -> dict[str, str]:
    names = Locale("en", "GB").languages
    return {str(name).lower(): code.replace("_", "-") for code, name in names.items()}
