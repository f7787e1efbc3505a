"""Numbers as a critic writes them and as they are said, in the language of the page."""

from collections.abc import Callable

from babel.numbers import format_decimal

from matinee_site.pages.languages import current, locale

_SIGNS = {0.25: "¼", 0.5: "½", 0.75: "¾"}

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_PARTS = {0.25: "a quarter", 0.5: "a half", 0.75: "three quarters"}

_FR = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf"
).split()
_FR_TENS = "vingt trente quarante cinquante soixante".split()
_FR_PARTS = {0.25: "un quart", 0.5: "demi", 0.75: "trois quarts"}


def figures(number: float | None) -> str:
    """Write a number as a critic does: ``4½``, ``8.4``, ``9``."""
    if number is None:
        return ""
    whole, part = int(number), _part(number)
    sign = _SIGNS.get(part)
    if sign:
        return f"{whole or ''}{sign}"
    return str(whole) if part == 0 else format_decimal(number, locale=locale())


def spoken(number: float) -> str:
    """Say a number up to a hundred in words; others, and other languages, stay in figures."""
    say = _SPOKEN.get(current().partition("-")[0])
    part = _part(number)
    if say is None or not 0 <= number <= 100 or part not in (0, *_SIGNS):
        return figures(number)
    return say(int(number), part)


def counted(number: float) -> str:
    """Say so many of something; a part of one is said in English only, where it comes first."""
    language = current().partition("-")[0]
    if language == "fr" and number == 1:
        return "une"
    return spoken(number) if language == "en" or _part(number) == 0 else figures(number)


def _part(number: float) -> float:
    return round(number - int(number), 2)


def _english(whole: int, part: float) -> str:
    if part and whole == 0:
        return _EN_PARTS[part]
    if whole == 100:
        said = "a hundred"
    elif whole < 20:
        said = _EN[whole]
    else:
        tens, ones = divmod(whole, 10)
        said = _EN_TENS[tens - 2] + (f"-{_EN[ones]}" if ones else "")
    return f"{said} and {_EN_PARTS[part]}" if part else said


def _french(whole: int, part: float) -> str:
    if part and whole == 0:
        return "un demi" if part == 0.5 else _FR_PARTS[part]
    said = _french_whole(whole)
    return f"{said} et {_FR_PARTS[part]}" if part else said


def _french_whole(number: int) -> str:
    if number == 100:
        return "cent"
    if number < 20:
        return _FR[number]
    if number == 80:
        return "quatre-vingts"
    if number > 80:
        return f"quatre-vingt-{_FR[number - 80]}"
    tens = min(number // 10, 6)
    rest = number - 10 * tens
    said = _FR_TENS[tens - 2]
    if rest in (1, 11):
        return f"{said} et {_FR[rest]}"
    return f"{said}-{_FR[rest]}" if rest else said


_SPOKEN: dict[str, Callable[[int, float], str]] = {"en": _english, "fr": _french}
