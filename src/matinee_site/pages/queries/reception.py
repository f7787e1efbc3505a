"""How a film was received: the house's scores and those of others, together."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from matinee_site.pages.queries.cards import ReviewCard
from matinee_site.pages.scores import Score
from matinee_site.reviews.models import Notice

TENTHS = 10
_SPLIT = 0.3  # of the whole scale between the first and third quarter: the critics differ
_AGREED = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A review of the film by somebody; ``share`` is its score between 0 and 1, if it has one."""

    outlet: str
    critic: str
    url: str
    own: bool
    score: Score | None
    share: float | None
    quotation: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """How many scores fall between two tenths, with the height of its bar, 0 to 100."""

    low: int
    high: int
    count: int
    own: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """All voices on a film; ``high`` and ``low`` are quoted from either end."""

    voices: Sequence[Voice]
    scored: int
    bins: Sequence[Bin]
    middle: int | None
    lowest: int | None
    highest: int | None
    spread: str
    high: Voice | None
    low: Voice | None


def reception(film: int, reviews: Sequence[ReviewCard], house: str) -> Reception | None:
    """Give how a film was received, by the number of its row; None for one critic alone."""
    notices = Notice.objects.filter(film=film, shown=True)
    voices = [_own(review, house) for review in reviews] + [_other(each) for each in notices]
    if len(voices) < 2:
        return None
    voices.sort(key=lambda voice: (voice.share is None, -(voice.share or 0), voice.outlet))
    shares = [voice.share for voice in voices if voice.share is not None]
    quoted = [voice for voice in voices if voice.quotation and voice.share is not None]
    apart = len(quoted) > 1 and (quoted[0].share or 0) > (quoted[-1].share or 0)
    return Reception(
        voices=voices,
        scored=len(shares),
        bins=_bins(voices) if len(shares) > 1 else (),
        middle=round(100 * median(shares)) if shares else None,
        lowest=round(100 * min(shares)) if shares else None,
        highest=round(100 * max(shares)) if shares else None,
        spread=_spread(shares),
        high=quoted[0] if apart else None,
        low=quoted[-1] if apart else None,
    )


def _own(card: ReviewCard, house: str) -> Voice:
    return Voice(
        outlet=house,
        critic=card.critic,
        url=card.url,
        own=True,
        score=card.score,
        share=card.score.share if card.score else None,
        quotation=card.score.line if card.score else "",
        language=card.language,
    )


def _other(notice: Notice) -> Voice:
    scored = notice.score_value is not None or notice.score_written
    return Voice(
        outlet=notice.outlet,
        critic=notice.critic,
        url=notice.url,
        own=False,
        score=Score(value=notice.score_value, best=notice.score_best, written=notice.score_written)
        if scored
        else None,
        share=notice.share,
        quotation=notice.quotation,
        language=notice.language,
    )


def _bins(voices: Sequence[Voice]) -> Sequence[Bin]:
    counts, own = [0] * TENTHS, [0] * TENTHS
    for voice in voices:
        if voice.share is not None:
            place = min(TENTHS - 1, int(voice.share * TENTHS))
            counts[place] += 1
            own[place] += voice.own
    most = max(counts)
    return [
        Bin(
            low=10 * place,
            high=10 * place + 10,
            count=count,
            own=own[place],
            height=round(100 * count / most),
        )
        for place, count in enumerate(counts)
    ]


def _spread(shares: Sequence[float]) -> str:
    """Say ``apart``, ``mixed`` or ``together``; '' for fewer than four scores."""
    if len(shares) < 4:
        return ""
    first, _, third = quantiles(shares, n=4, method="inclusive")
    if third - first >= _SPLIT:
        return "apart"
    return "together" if third - first <= _AGREED else "mixed"
