"""The facade of checking: a document and a catalogue in, a report out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matinee.catalogue import Catalogue, Dossier, FilmRef, Role, Source
from matinee.claims.bind import Evidence, bind
from matinee.claims.extract.characters import characters_in
from matinee.claims.extract.credits import credits_in
from matinee.claims.extract.dates import dates_in, releases_in, runtimes_in
from matinee.claims.extract.header import header_claims
from matinee.claims.knowledge import Knowledge, expected, gather
from matinee.claims.link import LinkedBlock, link
from matinee.claims.misspelt import misspelling, misspelt
from matinee.claims.model import Claim, FilmDecision, Kind, Mention, Verdict
from matinee.claims.people import FilmNames
from matinee.claims.sentence import sentences_of
from matinee.claims.settle import settle
from matinee.claims.spelling import slip
from matinee.claims.statement import Said
from matinee.claims.tokens import words
from matinee.claims.verify.characters import verify_character
from matinee.claims.verify.credits import verify_credit
from matinee.claims.verify.dates import verify_runtime, verify_year
from matinee.claims.verify.facts import verify_listed
from matinee.document import BlockKind, Document
from matinee.review import Review, parse_review

_VERIFY = {
    Kind.CREDIT: verify_credit,
    Kind.CHARACTER: verify_character,
    Kind.YEAR: verify_year,
    Kind.RUNTIME: verify_runtime,
    Kind.GENRE: verify_listed,
    Kind.COUNTRY: verify_listed,
}
# Below this the film is a guess: nothing is called wrong on its strength.
_SURE_OF_FILM = 0.75


@dataclass(frozen=True, slots=True)
class Report:
    """What was read and checked in one document.

    ``claims`` are in the order of the text, ``mentions`` too. ``sources`` holds every source by
    key, for showing who says so.
    """

    document: Document
    decision: FilmDecision
    review: Review
    claims: Sequence[Claim]
    mentions: Sequence[Mention]
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def film(self) -> FilmRef | None:
        """The film the text is about, when one was found."""
        return self.decision.film

    @property
    def findings(self) -> list[Claim]:
        """The claims worth showing."""
        return [claim for claim in self.claims if claim.severity is not None]

    @property
    def compared(self) -> int:
        """How many claims the catalogue could speak to: supported or contradicted."""
        spoken = (Verdict.SUPPORTED, Verdict.CONTRADICTED)
        return sum(claim.verdict in spoken for claim in self.claims)


def check(document: Document, catalogue: Catalogue, *, film: FilmRef | None = None) -> Report:
    """Read a document, find its film (unless ``film`` is given), and check what it claims."""
    review = parse_review(document)
    given = FilmDecision(film, 1.0, "given") if film else None
    decision = given or _decide(document, review, catalogue)
    names = _names(decision.film, catalogue)
    linked = link(document.blocks, catalogue, names)
    claims: list[Claim] = []
    if names:
        claims = _claims(review, linked, names, catalogue, decision)
    mentions = tuple(_mentions(linked))
    settled = settle(claims, linked, document.directives)
    return Report(document, decision, review, settled, mentions, catalogue.sources())


def _decide(document: Document, review: Review, catalogue: Catalogue) -> FilmDecision:
    titles = [review.title] if review.title else []
    headline = review.headline or _first_words(document)
    evidence = Evidence([*titles, *([headline] if headline else [])], review.year)
    return bind(document, evidence, catalogue)


def _first_words(document: Document) -> str:
    """Give a short opening line, which may be the title."""
    first = document.blocks[0].text.strip() if document.blocks else ""
    return first if len(first) <= 80 else ""


def _names(film: FilmRef | None, catalogue: Catalogue) -> FilmNames | None:
    dossier: Dossier | None = catalogue.dossiers([film.id]).get(film.id) if film else None
    return FilmNames(dossier) if dossier else None


def _claims(
    review: Review,
    linked: Sequence[LinkedBlock],
    names: FilmNames,
    catalogue: Catalogue,
    decision: FilmDecision,
) -> list[Claim]:
    said = [*header_claims(review.header, names, catalogue), *_prose(review, linked)]
    known = gather(said, names, catalogue, linked)
    known.sure_of_film = decision.confidence >= _SURE_OF_FILM
    claims = [_verified(statement, known) for statement in said]
    return [*claims, *misspelt(linked, known)]


def _prose(review: Review, linked: Sequence[LinkedBlock]) -> Iterator[Said]:
    """Extract from every block but headings and header lines."""
    left_out = set(review.header_blocks)
    for part in linked:
        if part.index in left_out or part.block.kind is BlockKind.HEADING:
            continue
        for sentence in sentences_of(part):
            yield from credits_in(sentence)
            yield from characters_in(sentence)
            yield from dates_in(sentence)
            yield from releases_in(sentence)
            yield from runtimes_in(part.block, sentence)


def _verified(said: Said, known: Knowledge) -> Claim:
    claim = _VERIFY[said.kind](said, known)
    if said.kind is not Kind.CREDIT or claim.verdict is Verdict.SUPPORTED or said.about:
        return claim
    if said.roles[0] is Role.ACTOR and said.node and said.node.people:
        return claim
    # In a role's place, a near-miss of who holds the role is a misspelling, known person or not.
    written = list(words(said.name))
    for credit in expected(known.dossier, said.roles[0]):
        if slip(written, list(words(credit.person.name))):
            return misspelling(known, said.name, said.span, credit.person)
    return claim


def _mentions(linked: Sequence[LinkedBlock]) -> Iterator[Mention]:
    """Give the names that the catalogue knows for sure, in the order of the text."""
    for part in linked:
        for at in sorted(part.entities):
            node = part.entities[at]
            found: tuple[str, str] | None = None
            if node.code in "FM" and node.full and len(node.films) == 1:
                found = ("film", node.films[0].id)
            elif node.code == "S" and node.series:
                found = ("series", node.series.id)
            elif node.code == "P" and len(node.people) == 1:
                found = ("person", next(iter(node.people)))
            elif node.code == "C" and len(node.characters) == 1:
                found = ("character", next(iter(node.characters.values())))
            if found:
                tokens = part.tokens
                span = part.block.span(tokens[node.first].start, tokens[node.last].end)
                yield Mention(found[0], found[1], part.text_of(node), span)
