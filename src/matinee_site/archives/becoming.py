"""Decides what an item becomes here, before anybody is asked."""

from collections.abc import Sequence

from matinee.archive import Item, ItemKind
from matinee.archive.headings import says_review
from matinee.archive.matching import Decision, Match
from matinee.archive.review_fields import ReviewFields
from matinee.catalogue.names import fold
from matinee_site.archives.joining import GONE
from matinee_site.archives.words import Becomes

_OWN = {"reviews": Becomes.REVIEW, "pages": Becomes.PAGE}
_LIKELY = 0.6  # from here on a film that is asked about makes a post a review of some film
_FILED = frozenset(
    "review|reviews|film review|film reviews|movie review|movie reviews|filmkritik|filmkritiken"
    "|kritik|kritiken|critique|critiques|recensione|recensioni|resena|resenas".split("|")
)


def proposal(
    item: Item, match: Match, fields: ReviewFields, *, elsewhere: str = ""
) -> tuple[str, str]:
    """Give what an item becomes, and why it is left out if it is.

    ``elsewhere`` says what else of the archive tells the same.
    """
    if item.status in GONE:
        return Becomes.NOTHING, f"its status is '{item.status}'"
    if "piece" in item.metadata:
        return _OWN.get("".join(item.metadata["piece"]), Becomes.ARTICLE), ""
    if elsewhere:
        return Becomes.NOTHING, elsewhere
    if item.kind is ItemKind.ATTACHMENT:
        return Becomes.PICTURE, ""
    if item.kind in (ItemKind.LISTED, ItemKind.WATCHLIST):
        return Becomes.LISTED, ""
    if item.kind in (ItemKind.VIEWING, ItemKind.RATING, ItemKind.LIKE):
        return Becomes.VIEWING, ""
    if item.kind is ItemKind.REVIEW:
        return (Becomes.REVIEW if item.text.strip() else Becomes.VIEWING), ""
    if item.kind is ItemKind.PAGE:
        return Becomes.PAGE, ""
    if item.kind is ItemKind.OTHER and not item.editor:
        return Becomes.NOTHING, _no_film(item)
    if not item.text.strip() and not item.title.strip():
        return Becomes.NOTHING, "it is empty"
    if match.decision is Decision.MATCHED or _reads_as_review(item, fields):
        return Becomes.REVIEW, ""
    if match.decision is Decision.ASK and match.confidence >= _LIKELY:
        return Becomes.REVIEW, ""
    if item.kind is ItemKind.OTHER:
        kind = "".join(item.metadata.get("post_type", ("",))[:1])
        return Becomes.NOTHING, f"'{kind}' is a kind of entry of a plugin's"
    return Becomes.ARTICLE, ""


def _reads_as_review(item: Item, fields: ReviewFields) -> bool:
    if says_review(item.title) or fields or item.rating:
        return True
    return _filed(item.categories)


def _filed(categories: Sequence[str]) -> bool:
    return any(fold(category) in _FILED for category in categories)


def _no_film(item: Item) -> str:
    sort = "".join(item.metadata.get("imdb_type", ())[:1])
    if sort:
        return f"no film: {sort}"
    file = "".join(item.metadata.get("file", ())[:1])
    if file == "profile.csv":
        return "it says whose archive this is"
    return f"{file} holds no films" if file else "it is no film"
