"""Brings reviews to a length in words, so that speeds can be compared."""

from collections.abc import Iterator, Sequence

from benchmarks.corpus import Review


def of_length(reviews: Sequence[Review], words: int) -> Iterator[str]:
    """Give each review cut after a sentence, or filled up with the next ones' paragraphs.

    Nothing is repeated within a text, so that no paragraph is the checker's old acquaintance.
    """
    paragraphs = [review.document.source.split("\n\n") for review in reviews]
    for number, own in enumerate(paragraphs):
        text = list(own)
        follower = number
        while sum(len(p.split()) for p in text) < words and len(text) < 4 * words:
            follower = (follower + 1) % len(paragraphs)
            if follower == number:
                break
            text += [p for p in paragraphs[follower] if p.strip()]
        yield cut("\n\n".join(text), words)


def cut(text: str, words: int) -> str:
    """Give the text up to so many words."""
    left, kept = words, []
    for paragraph in text.split("\n\n"):
        here = paragraph.split(" ")
        kept.append(" ".join(here[:left]))
        left -= len(paragraph.split())
        if left <= 0:
            break
    return "\n\n".join(kept)
