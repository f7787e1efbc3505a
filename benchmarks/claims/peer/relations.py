"""Who is said to have done what, read off a dependency parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from matinee.catalogue import Role

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_D, _C, _M, _E, _W = (
    Role.DIRECTOR, Role.CINEMATOGRAPHER, Role.COMPOSER, Role.EDITOR, Role.WRITER,
)  # fmt: skip
VERBS = {
    "direct": _D, "helm": _D, "shoot": _C, "photograph": _C, "lens": _C, "film": _C, "score": _M,
    "compose": _M, "edit": _E, "write": _W, "script": _W, "pen": _W, "co-write": _W,
    "co-direct": _D, "adapt": _W,
}  # fmt: skip
NOUNS = {
    "director": _D, "filmmaker": _D, "helmer": _D, "auteur": _D, "cinematographer": _C, "dp": _C,
    "lenser": _C, "photographer": _C, "composer": _M, "editor": _E, "writer": _W, "scribe": _W,
    "screenwriter": _W, "scriptwriter": _W, "writer-director": _D,
}  # fmt: skip
THINGS = {
    "direction": _D, "cinematography": _C, "camerawork": _C, "photography": _C, "lensing": _C,
    "score": _M, "music": _M, "soundtrack": _M, "editing": _E, "screenplay": _W, "script": _W,
    "film": _D, "movie": _D, "picture": _D, "thriller": _D, "drama": _D, "comedy": _D,
    "western": _D, "debut": _D, "feature": _D,
}  # fmt: skip
# What such a verb may have for an object, when it speaks of the film under review.
_OBJECTS = {
    "film", "movie", "picture", "it", "this", "feature", "thriller", "drama", "comedy", "western",
    "score", "music", "script", "screenplay", "dialogue", "theme", "story", "which", "that",
}  # fmt: skip
_MODALS = {"could", "would", "might", "should", "may", "if"}
_DOUBTS = {"like", "unlike", "reminiscent", "channel", "recall", "evoke", "uncredited", "minus"}


class Relation(NamedTuple):
    """A person's tokens, the role, and the object named with it, if any."""

    person: "Span"
    role: Role
    work: str


def relations(sentence: "Span", people: dict[int, "Span"]) -> Iterator[Relation]:
    """Give what a sentence states; ``people`` are names by the index of their head word."""
    if sentence.text.rstrip('"”’) ').endswith("?"):
        return
    for token in sentence:
        lemma = token.lemma_.lower()
        if lemma in VERBS and token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(token, VERBS[lemma], people)
        elif lemma in NOUNS and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            yield from _of_noun(token, NOUNS[lemma], people)
        if lemma in THINGS and token.pos_ in ("NOUN", "PROPN"):
            yield from _of_thing(token, THINGS[lemma], people)


def _of_verb(verb: "Token", role: Role, people: dict[int, "Span"]) -> Iterator[Relation]:
    if _doubtful(verb):
        return
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    work = next((_phrase(o) for o in objects if o.lemma_.lower() not in _OBJECTS), "")
    if role is Role.WRITER and any(
        o.lemma_.lower() in ("score", "music", "theme") for o in objects
    ):
        role = Role.COMPOSER
    for child in verb.children:
        if child.dep_ == "nsubj" and not any(c.dep_ == "nsubjpass" for c in verb.children):
            subject = _antecedent(verb) if child.lemma_.lower() == "who" else child
            for person in _listed(subject, people):
                yield Relation(person, role, work)
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            for agent in (c for c in child.children if c.dep_ == "pobj"):
                for person in _listed(agent, people):
                    yield Relation(person, role, work)


def _of_noun(noun: "Token", role: Role, people: dict[int, "Span"]) -> Iterator[Relation]:
    if _doubtful(noun) or any(
        c.dep_ in ("amod", "compound") and _other_job(c) for c in noun.children
    ):
        return
    near = [noun.head] if noun.dep_ in ("compound", "nmod", "appos", "amod") else []
    near += [c for c in noun.children if c.dep_ in ("appos", "compound", "nmod")]
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        near += [c for c in noun.head.children if c.dep_ == "nsubj"]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        near += [c for c in noun.head.children if c.dep_ == "attr"]
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        near += [c for c in noun.head.head.children if c.dep_ == "nsubj"]
    for token in near:
        for person in _listed(token, people):
            yield Relation(person, role, "")


def _of_thing(thing: "Token", role: Role, people: dict[int, "Span"]) -> Iterator[Relation]:
    if _doubtful(thing):
        return
    for child in thing.children:
        if child.dep_ == "poss" and child.i in people:
            yield Relation(people[child.i], role, "")
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            for name in (c for c in child.children if c.dep_ == "pobj"):
                for person in _listed(name, people):
                    yield Relation(person, role, "")


def _listed(token: "Token", people: dict[int, "Span"]) -> Iterator["Span"]:
    """Give the person at a token, and those joined to it by "and"."""
    for one in (token, *token.conjuncts):
        if one.i in people:
            yield people[one.i]


def _antecedent(verb: "Token") -> "Token":
    return verb.head if verb.dep_ == "relcl" else verb


def _doubtful(token: "Token") -> bool:
    """Say whether negation, a modal or a comparison bears on a word, or on a verb above it."""
    for one in (token, *token.ancestors):
        for child in one.children:
            if child.dep_ == "neg" or child.lower_ in _MODALS:
                return True
            if child.lemma_.lower() in _DOUBTS and child.i <= token.i:
                return True
        if one.lemma_.lower() in _DOUBTS:
            return True
        if one.dep_ in ("ROOT", "conj", "relcl", "advcl"):
            break
    return False


def _other_job(token: "Token") -> bool:
    return token.lower_ in (
        "assistant", "casting", "second", "art", "original", "former", "fellow", "legendary",
        "sound", "unit", "newspaper", "music", "fight", "first",
    )  # fmt: skip


def _phrase(token: "Token") -> str:
    return " ".join(t.text for t in token.subtree)
