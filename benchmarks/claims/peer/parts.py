"""Who is said to play whom, read off a dependency parse: "X plays Y", "X as Y", "Y (X)"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PLAYS = {"play", "portray", "embody", "voice"}


def parts_in(sentence: "Span", people: dict[int, "Span"]) -> Iterator[tuple["Span", str]]:
    """Give each person with the words for the part."""
    for token in sentence:
        lemma = token.lemma_.lower()
        if lemma in _PLAYS and token.pos_ == "VERB":
            yield from _plays(token, people)
        if token.lower_ == "as" and token.dep_ in ("prep", "mark"):
            for part in (c for c in token.children if c.dep_ == "pobj"):
                for who in (token.head, *(c for c in token.head.children if c.dep_ == "nsubj")):
                    if who.i in people:
                        yield people[who.i], _name(part)
        if token.i in people and _inside_brackets(people[token.i]):
            before = people[token.i].start - 2
            if before >= sentence.start and sentence.doc[before].is_title:
                yield people[token.i], _name(sentence.doc[before])
        if token.dep_ == "poss" and token.i in people and token.head.pos_ == "PROPN":
            yield people[token.i], _name(token.head)


def _plays(verb: "Token", people: dict[int, "Span"]) -> Iterator[tuple["Span", str]]:
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if verb.dep_ == "acl":
        objects = [verb.head]
    actors = [c for c in verb.children if c.dep_ == "nsubj"]
    actors += [
        name
        for by in verb.children
        if by.dep_ == "agent"
        for name in by.children
        if name.dep_ == "pobj"
    ]
    for part in objects:
        for actor in actors:
            if actor.i in people and part.i != actor.i:
                yield people[actor.i], _name(part)


def _name(token: "Token") -> str:
    """Give the proper noun that a word heads."""
    kin = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
    words = [*kin, token] if token.pos_ == "PROPN" else kin
    return " ".join(w.text for w in sorted(words, key=lambda w: w.i))


def _inside_brackets(span: "Span") -> bool:
    doc = span.doc
    return (
        span.start > 1
        and doc[span.start - 1].text == "("
        and doc[span.end : span.end + 1].text == ")"
    )
