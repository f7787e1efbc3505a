"""Passes A and B: finds the films, people and characters of a text and links them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from matinee.catalogue import Catalogue, FilmRef, Person
from matinee.catalogue.names import PARTICLES, fold_title
from matinee.claims.lexicon.facts import SERIES_WORDS
from matinee.claims.lexicon.names import ALSO_NAMES, ALSO_SURNAMES, BEFORE_NAMES, NOT_NAMES
from matinee.claims.lexicon.words import SERIES_NOUNS
from matinee.claims.linked import LinkedBlock
from matinee.claims.nodes import Node
from matinee.claims.paragraphs import Paragraphs
from matinee.claims.people import FilmNames, Forms
from matinee.claims.tokens import Token, key
from matinee.document import Block

_NONE: frozenset[str] = frozenset()
_CONNECTORS = frozenset("of the and a an in for to with on at from by la le du de el no or".split())
_TITLE_GAPS = frozenset(
    {" ", "-", ".", ": ", " – ", " - ", ", ", " & ", ". ", "! ", "? ", "'", "’"}
)
_NAME_GAPS = frozenset({" ", "-", ". ", ".", "\n", "\u00a0"})
_TITLE_WORDS, _NAME_WORDS = 8, 4
_SHORTENED = frozenset("mrs sgt capt col gen rev prof chas geo wm robt".split())
# What no prose has: more capitalised words in a row, commas or none, or
# more of them in one text. Beyond these only the film's own names are looked for.
_LONGEST_RUN, _MOST_RAISED = 2_000, 100_000
# A title of one or two plain words counts as a film only with more evidence than its capitals.
_PLAIN_TITLE = 3


@dataclass(slots=True)
class _Candidates:
    people: dict[str, list[tuple[LinkedBlock, int, int]]] = field(default_factory=dict)
    titles: dict[str, list[tuple[LinkedBlock, int, int, bool]]] = field(default_factory=dict)
    series: set[str] = field(default_factory=set)


def link(
    blocks: Sequence[Block],
    catalogue: Catalogue,
    names: FilmNames | None,
    *,
    kept: Paragraphs | None = None,
) -> tuple[list[LinkedBlock], FilmNames | None]:
    """Link the names in these blocks; ``names`` is the film's own table, when the film is known.

    ``kept`` holds what is known of paragraphs from before. The table comes back with whom else
    the text names in full.
    """
    kept = kept or Paragraphs()
    linked, fresh, raised = [], [], 0
    for index, block in enumerate(blocks):
        searched = raised < _MOST_RAISED
        part = kept.recall(index, block, names) if searched else None
        if part is None:
            part = LinkedBlock(index, block, kept.words(block.text), searched=searched)
            if names:
                _pass_a(part, names, first=True)
            fresh.append(part)
        raised += len(part.words.raised)
        linked.append(part)
    _pass_b(fresh, catalogue, names)
    for part in fresh:
        _join_parts(part)
        if part.searched:
            kept.keep(part, names)
    if names:
        found = _others_named(linked, names)
        if found:
            names = names.learning(found.values())
            for part in linked:
                _pass_a(part, names)
    return linked, names


def _join_parts(part: LinkedBlock) -> None:
    """Make one of the words beside each other that name one character: "Francis" and "Warren"."""
    tokens = part.tokens
    for at in sorted(at for at, node in part.entities.items() if node.code == "C"):
        node = part.entities.get(at)
        while node is not None and node.last + 1 < len(tokens) and not tokens[node.last].owns:
            after = part.entities.get(node.last + 1)
            if part.gap(node.last) not in _NAME_GAPS:
                break
            if after is not None and after.code == "C":
                held = {
                    key: node.characters[key] for key in node.characters if key in after.characters
                }
                last = after.last
            elif node.last + 1 not in part.covered and _may_be_named(tokens[node.last + 1]):
                word, last = tokens[node.last + 1].fold, node.last + 1
                held = {key: name for key, name in node.characters.items() if word in key.split()}
            else:
                break
            if not held:
                break
            part.entities.pop(last if after is None else after.first, None)
            node = Node("C", at, last, characters=held, full=True)
            part.put(node)


def _may_be_named(token: Token) -> bool:
    return token.capital or token.text.isdigit()


def _others_named(linked: Sequence[LinkedBlock], names: FilmNames) -> dict[str, Person]:
    """Give the people named in full who did nothing on the film."""
    return {
        person.id: person
        for part in linked
        for node in part.entities.values()
        if node.code == "P" and node.full
        for person in node.people.values()
        if person.id not in names.credits
    }


def _pass_a(part: LinkedBlock, names: FilmNames, *, first: bool = False) -> None:
    """Link the film's own names.

    The ``first`` time its titles too, and no single word that a longer name may begin with.
    """
    tokens, film, covered = part.tokens, names.dossier.film, part.covered
    known, opening = names.known_words, names.opening if first else _NONE
    behind = 0
    for at in part.words.raised:
        word = tokens[at].fold
        if (word not in known and word not in opening) or at < behind or at in covered:
            continue
        if first and _names_series(names, at, tokens):
            last = at + len(names.series_form) - 1
            part.put(Node("S", at, last, series=names.series, full=True))
            behind = last + 1
            continue
        node = _match(part, at, names.beginning(word))
        if first:
            size = node.last - node.first + 1 if node else 0
            for form in names.titles.get(word, ()):
                if len(form) >= size and _spelled(tokens, at, form):
                    last = at + len(form) - 1
                    if _another_year(part, last, film.year):
                        # Left to all names: a namesake's title, or this film's with a wrong year.
                        node, behind = None, last + 1
                        part.dated.append((at, last))
                        break
                    if len(form) > size or _enclosed(part, at, last):
                        node = Node("M", at, last, films=(film.ref,), full=True)
                    elif node and len(form) == size:
                        node.films = (film.ref,)  # "Harvey opened in 1950": either
                    break
        if node and not (first and _may_go_on(part, node)):
            part.put(node)
            behind = node.last + 1


def _enclosed(part: LinkedBlock, first: int, last: int) -> bool:
    return bool(part.block.emphases) and part.marks.enclose(
        part.words.starts[first], part.words.ends[last]
    )


def _may_go_on(part: LinkedBlock, node: Node) -> bool:
    """Say whether a single word may begin a longer name: "Robert" of "Robert Parrish"."""
    if node.code not in "PC" or node.first < node.last or node.last + 1 >= len(part.tokens):
        return False
    here, after = part.tokens[node.last], part.tokens[node.last + 1]
    named = after.capital and after.fold not in NOT_NAMES
    return named and not here.owns and joined(part, node.last)


def _names_series(names: FilmNames, at: int, tokens: Sequence[Token]) -> bool:
    """Say whether the name of the film's series stands here: "John Wick" of "John Wick films"."""
    form = names.series_form
    if not form or not _spelled(tokens, at, form):
        return False
    return form[-1] in SERIES_WORDS or _before_noun(tokens, at + len(form) - 1)


def _match(part: LinkedBlock, at: int, forms: Forms) -> Node | None:
    tokens, words = part.tokens, part.words
    for form, entry in forms:
        if not _spelled(tokens, at, form):
            continue
        last = at + len(form) - 1
        if not tokens[last].capital or last in part.covered:
            continue
        if len(form) == 1 and (form[0] in NOT_NAMES or _inside_name(part, at)):
            continue
        if not entry.people and part.marks.in_title(words.starts[at], words.ends[last]):
            continue  # in italics a title is meant sooner than a character
        if any(tokens[i].owns for i in range(at, last)):
            continue
        people, characters = entry.people, entry.characters
        code = "P" if people and (entry.full or not characters) else "C" if characters else "P"
        return Node(code, at, last, (), dict(people), dict(characters), full=entry.full)
    return None


def _inside_name(part: LinkedBlock, at: int) -> bool:
    """Say whether a single word is the end of some longer name: "Joe Wick" is not "Wick"."""
    tokens = part.tokens
    if at == 0 or (at - 1) in part.covered:
        return False
    before = tokens[at - 1]
    gap = part.gap(at - 1)
    joined = gap == " " or (gap == ". " and len(before.text) == 1)
    return joined and before.capital and before.fold not in NOT_NAMES and not before.owns


def _spelled(tokens: Sequence[Token], at: int, form: tuple[str, ...]) -> bool:
    if at + len(form) > len(tokens):
        return False
    for word in form:
        if tokens[at].fold != word:
            return False
        at += 1
    return True


def _before_noun(tokens: Sequence[Token], last: int) -> bool:
    return last + 1 < len(tokens) and tokens[last + 1].fold in SERIES_NOUNS


def _pass_b(linked: list[LinkedBlock], catalogue: Catalogue, names: FilmNames | None) -> None:
    candidates = _Candidates()
    for part in linked:
        if part.searched:
            _collect(part, candidates)
    people = catalogue.people_named(candidates.people) if candidates.people else {}
    films = catalogue.films_titled(candidates.titles) if candidates.titles else {}
    series = catalogue.series_named(candidates.series) if candidates.series else {}
    own = names.dossier.film.id if names else None
    choices: dict[int, list[tuple[int, int, int, Node]]] = {}
    for folded, places in candidates.titles.items():
        for part, first, last, marked in places:
            node = _title_node(part, first, last, marked, films.get(folded, ()), own)
            if folded in series and _before_noun(part.tokens, last):
                node = Node("S", first, last, series=series[folded], full=True)
            if node:
                rank = 2 if node.full else 0
                choices.setdefault(part.index, []).append((last - first + 1 + rank, 1, first, node))
    for folded, spots in candidates.people.items():
        for part, first, last in spots:
            known = people.get(folded)
            if known:
                node = Node("P", first, last, people={p.id: p for p in known}, full=True)
                choices.setdefault(part.index, []).append((last - first + 2, 2, first, node))
    for part in linked:
        options = sorted(choices.get(part.index, ()), key=lambda c: (-c[0], -c[1], c[2]))
        for _, _, _, node in options:
            if part.covered.isdisjoint(range(node.first, node.last + 1)):
                part.put(node)
        if names:
            for first, last in part.dated:
                if part.covered.isdisjoint(range(first, last + 1)):
                    own_film = (names.dossier.film.ref,)  # no namesake is of that year
                    part.put(Node("M", first, last, films=own_film, full=True))
            _pass_a(part, names)
        _unknown_people(part)


def _title_node(
    part: LinkedBlock,
    first: int,
    last: int,
    marked: bool,
    films: Sequence[FilmRef],
    own: str | None,
) -> Node | None:
    if not films:
        return None
    mine = [film for film in films if film.id == own]
    year = _year_behind(part, last)
    dated = [film for film in films if year and film.year and abs(film.year - year) <= 1]
    if mine and (mine[0] in dated or not dated):
        return Node("M", first, last, films=tuple(mine), full=True)
    if dated:
        return Node("F", first, last, films=tuple(dated), full=True)
    size = last - first + 1
    plain = {token.fold for token in part.tokens[first : last + 1]} <= NOT_NAMES
    if marked:
        return Node("F", first, last, films=tuple(films), full=True)
    if plain or size == 1:
        return None
    return Node("F", first, last, films=tuple(films), full=size >= _PLAIN_TITLE)


def _another_year(part: LinkedBlock, last: int, own: int | None) -> bool:
    """Say whether a year behind a title makes it perhaps a namesake's: "Ballerina (2016)"."""
    year = _year_behind(part, last)
    return year is not None and own is not None and abs(year - own) > 1


def _year_behind(part: LinkedBlock, last: int) -> int | None:
    end = part.words.ends[last]
    behind = part.block.text[end : end + 12].lstrip("\"”*_ ,’'")
    digits = behind[1:5]
    return int(digits) if behind[:1] in "([" and digits.isdigit() and len(digits) == 4 else None


def _collect(part: LinkedBlock, candidates: _Candidates) -> None:
    """Gather every run of words that could be a name or a title, for one batched look-up."""
    words, tokens, text, covered = part.words, part.tokens, part.block.text, part.covered
    starts, ends, gaps, count = words.starts, words.ends, words.gaps, len(part.tokens)
    people, titles = candidates.people, candidates.titles
    marked = bool(part.block.emphases)
    dated = "(" in text or "[" in text
    run, before = 0, -2
    for first in words.raised:
        token = tokens[first]
        run = (run if first == before + 1 else 0) + 1 if token.capital else 0
        before = first
        if run > _LONGEST_RUN or first in covered:
            continue
        name_open = token.capital and _may_open(token, gaps[first + 1])
        for last in range(first, min(first + _TITLE_WORDS, count)):
            if last in covered:
                break
            here = tokens[last]
            if last > first:
                gap = gaps[last]
                if tokens[last - 1].owns:
                    # What is left of “Reeves’”.
                    gap, name_open = gap.removeprefix("’") or " ", False
                if gap not in _TITLE_GAPS:
                    break
                if not here.raised:
                    if here.fold not in _CONNECTORS and here.fold not in PARTICLES:
                        break
                    name_open = name_open and here.fold in PARTICLES and gap == " "
                    continue
                name_open = (
                    name_open and _may_close(here, gaps[last + 1]) and joined(part, last - 1)
                )
                if name_open and last - first < _NAME_WORDS:
                    folded = key(tokens[first : last + 1])
                    people.setdefault(folded, []).append((part, first, last))
            start, end = starts[first], ends[last]
            apart = marked and part.marks.set_apart(start, end)
            followed = last + 1 < count and tokens[last + 1].fold in SERIES_NOUNS
            if not (followed or apart or last > first or (dated and _year_behind(part, last))):
                continue
            folded = fold_title(text[start:end])
            if folded:
                titles.setdefault(folded, []).append((part, first, last, apart))
                if followed:
                    candidates.series.add(folded)


def _may_open(token: Token, behind: str) -> bool:
    """Say whether a name may open with this word, by what is behind it; an initial may be A."""
    if token.fold not in NOT_NAMES or token.fold in ALSO_NAMES:
        return True
    return len(token.text) == 1 and behind.startswith(".")


def _may_close(token: Token, behind: str) -> bool:
    """Say whether a name may go on or end with this word, such as Alex North or Deborah A. Kerr."""
    return _may_open(token, behind) or token.fold in ALSO_SURNAMES


def _unknown_people(part: LinkedBlock) -> None:
    """Mark runs shaped like a person's name that nothing knows: two or three capitalised words."""
    tokens, raised, behind = part.tokens, part.words.raised, 0
    for at, after in pairwise(raised):
        if at < behind or after != at + 1:
            continue
        run = [at]
        while _continues(part, run[-1]) and len(run) < 5:
            run.append(run[-1] + 1)
        if len(run) > 2 and tokens[run[0]].fold in BEFORE_NAMES:
            run = run[1:]
        if 2 <= len(run) <= 3 and _shaped(tokens, run):
            part.put(Node("U", run[0], run[-1], full=True))
        behind = run[-1] + 1


def _continues(part: LinkedBlock, at: int) -> bool:
    tokens = part.tokens
    if at + 1 >= len(tokens) or at in part.covered or at + 1 in part.covered:
        return False
    here, after = tokens[at], tokens[at + 1]
    return here.capital and not here.owns and after.capital and joined(part, at)


def joined(part: LinkedBlock, at: int) -> bool:
    """Say whether a word and the next may be one name: a full stop between follows an initial."""
    here, gap = part.tokens[at], part.gap(at)
    return gap in _NAME_GAPS and ("." not in gap or len(here.text) <= 2 or here.fold in _SHORTENED)


def _shaped(tokens: Sequence[Token], run: Sequence[int]) -> bool:
    written = [tokens[i] for i in run if tokens[i].text[0].isupper()]
    return len(written) > 1 and all(
        tokens[i].capital
        and tokens[i].fold not in NOT_NAMES
        and tokens[i].fold.isalpha()
        and not (len(tokens[i].text) > 2 and tokens[i].text.isupper())
        for i in run
    )
