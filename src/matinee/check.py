"""The facade of checking: a document and a catalogue in, a report out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matinee.catalogue import Catalogue, Dossier, FilmRef, Role, Series, Source
from matinee.catalogue.names import fold_title
from matinee.catalogue.remembered import Recent, Remembered
from matinee.catalogue.spelling import slip
from matinee.claims.bind import Evidence, bind
from matinee.claims.extract.based_on import based_on_in
from matinee.claims.extract.careers import careers_in
from matinee.claims.extract.characters import characters_in
from matinee.claims.extract.credits import credits_in
from matinee.claims.extract.dates import dates_in, releases_in
from matinee.claims.extract.header import header_claims
from matinee.claims.extract.introduced import introduced_in
from matinee.claims.extract.runtimes import runtimes_in
from matinee.claims.extract.series import series_in
from matinee.claims.extract.sorts import sorts_in
from matinee.claims.extract.strangers import strangers_in
from matinee.claims.extract.surnames import SURNAMED
from matinee.claims.extract.unchecked import unchecked_in
from matinee.claims.knowledge import Knowledge, expected, gather
from matinee.claims.link import link
from matinee.claims.linked import LinkedBlock
from matinee.claims.misspelt import misspelling, misspelt
from matinee.claims.model import Claim, FilmDecision, Kind, Mention, Verdict
from matinee.claims.paragraphs import Paragraphs
from matinee.claims.people import FilmNames
from matinee.claims.sentence import Sentence, sentences_of
from matinee.claims.settle import settle
from matinee.claims.statement import Said
from matinee.claims.tokens import words
from matinee.claims.verify.attribution import verify_attribution
from matinee.claims.verify.careers import verify_career
from matinee.claims.verify.characters import verify_character
from matinee.claims.verify.credits import verify_credit
from matinee.claims.verify.dates import verify_runtime, verify_year
from matinee.claims.verify.facts import verify_listed, verify_unjudged
from matinee.claims.verify.meant import meant
from matinee.claims.verify.series import verify_series
from matinee.claims.verify.surnames import verify_surname
from matinee.claims.weights import DEFAULT, Weights
from matinee.document import BlockKind, Directive, Document
from matinee.review import Review, parse_review
from matinee.rules.policy import AS_SHIPPED, Policy, judge

_VERIFY = {
    Kind.CREDIT: verify_credit,
    Kind.CHARACTER: verify_character,
    Kind.YEAR: verify_year,
    Kind.RUNTIME: verify_runtime,
    Kind.GENRE: verify_listed,
    Kind.COUNTRY: verify_listed,
    Kind.LANGUAGE: verify_listed,
    Kind.SERIES: verify_series,
    Kind.CAREER: verify_career,
    Kind.AWARD: verify_unjudged,
    Kind.TAKINGS: verify_unjudged,
}
# What reads a sentence, and the topic that the sentence must have for it (see lexicon.TOPICS).
_EXTRACT: tuple[tuple[Callable[[Sentence], Iterator[Said]], str], ...] = (
    (credits_in, ""),
    (based_on_in, "b"),
    (characters_in, ""),
    (dates_in, ""),
    (releases_in, ""),
    (runtimes_in, "r"),
    (series_in, "s"),
    (careers_in, "c"),
    (sorts_in, "g"),
    (unchecked_in, "a"),
)
# Below this the film is a guess: nothing is called wrong on its strength.
_SURE_OF_FILM = 0.75
_FILMS = 32  # that a checker keeps compiled


@dataclass(frozen=True, slots=True)
class Report:
    """What was read and checked in one document.

    ``claims`` are in the order of the text, ``mentions`` too. ``sources`` holds every source by
    key, for showing who says so. ``idle`` are the acceptances, of the text and of the policy, that
    silenced nothing.
    """

    document: Document
    decision: FilmDecision
    review: Review
    claims: Sequence[Claim]
    mentions: Sequence[Mention]
    sources: Mapping[str, Source] = field(default_factory=dict)
    idle: Sequence[Directive] = ()

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


class Checker:
    """Checks texts against one catalogue, and keeps what the next check may need again.

    Hold one where many texts are checked, or one text while it is written: the films asked for,
    the answers of the catalogue and the words of paragraphs that did not change are kept, within
    bounds. Every answer equals that of a fresh check; a catalogue that changes is read anew.
    """

    def __init__(self, catalogue: Catalogue, *, weights: Weights = DEFAULT) -> None:
        """Begin with nothing kept; ``weights`` say how sure a finding must be to be shown."""
        self._weights = weights
        self._catalogue = Remembered(catalogue)
        self._films: Recent[FilmNames] = Recent(_FILMS)
        self._paragraphs = Paragraphs()

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue with its kept answers, for whoever shows what a check found."""
        return self._catalogue

    def refresh(self) -> None:
        """Forget what was kept if the catalogue has changed; ``check`` begins with it."""
        if self._catalogue.refresh():
            self._films.clear()
            self._paragraphs.forget()

    def check(
        self, document: Document, *, film: FilmRef | None = None, policy: Policy = AS_SHIPPED
    ) -> Report:
        """Find the document's film (unless ``film`` is given), and check what it claims."""
        self.refresh()
        catalogue = self._catalogue
        review = parse_review(document)
        given = FilmDecision(film, 1.0, "given") if film else None
        decision = given or self._decide(document, review)
        names = self._names(decision.film)
        linked, names = link(document.blocks, catalogue, names, kept=self._paragraphs)
        claims: list[Claim] = []
        if names:
            claims = _claims(review, linked, names, catalogue, decision, self._weights)
        mentions = tuple(_mentions(linked))
        judged, idle = judge(settle(claims, linked), document.directives, policy)
        return Report(document, decision, review, judged, mentions, catalogue.sources(), idle)

    def _decide(self, document: Document, review: Review) -> FilmDecision:
        titles = [review.title] if review.title else []
        headline = review.headline or _first_words(document)
        evidence = Evidence([*titles, *([headline] if headline else [])], review.year)
        return bind(document, evidence, self._catalogue, kept=self._paragraphs)

    def _names(self, film: FilmRef | None) -> FilmNames | None:
        if film is None:
            return None
        names = self._films.get(film.id)
        if names is None:
            dossier = self._catalogue.dossiers([film.id]).get(film.id)
            names = FilmNames(dossier, self._series(dossier)) if dossier else None
        return self._films.keep(film.id, names) if names else None

    def _series(self, dossier: Dossier) -> Series | None:
        folded = fold_title(dossier.film.series.name) if dossier.film.series else ""
        return self._catalogue.series_named([folded]).get(folded) if folded else None


def check(
    document: Document,
    catalogue: Catalogue,
    *,
    film: FilmRef | None = None,
    policy: Policy = AS_SHIPPED,
) -> Report:
    """Check one document; who checks more than one holds a ``Checker``."""
    return Checker(catalogue).check(document, film=film, policy=policy)


def _first_words(document: Document) -> str:
    """Give a short opening line, which may be the title."""
    first = document.blocks[0].text.strip() if document.blocks else ""
    return first if len(first) <= 80 else ""


def _claims(
    review: Review,
    linked: Sequence[LinkedBlock],
    names: FilmNames,
    catalogue: Catalogue,
    decision: FilmDecision,
    weights: Weights,
) -> list[Claim]:
    sentences = list(_sentences(review, linked))
    said = [
        *header_claims(review.header, names, catalogue),
        *_prose(sentences),
        *strangers_in(sentences, names),
    ]
    said += introduced_in(sentences, names, said)
    known = gather(said, names, catalogue, linked)
    known.weights = weights
    known.sure_of_film = decision.confidence >= _SURE_OF_FILM
    claims = (_verified(statement, known) for statement in said)
    return [*(claim for claim in claims if claim), *misspelt(linked, known)]


def _sentences(review: Review, linked: Sequence[LinkedBlock]) -> Iterator[Sentence]:
    """Give the sentences of every block but headings and header lines."""
    left_out = set(review.header_blocks)
    for part in linked:
        if part.index not in left_out and part.block.kind is not BlockKind.HEADING:
            yield from sentences_of(part)


def _prose(sentences: Iterable[Sentence]) -> Iterator[Said]:
    for sentence in sentences:
        if not sentence.telling:
            continue
        topics = sentence.topics
        for extract, topic in _EXTRACT:
            if topic in topics:
                yield from extract(sentence)


def _verified(said: Said, known: Knowledge) -> Claim | None:
    if said.mentions:
        return verify_attribution(said, known)
    if said.pattern == SURNAMED:
        return verify_surname(said, known)
    claim = meant(said, _VERIFY[said.kind](said, known), known)
    if claim is None:
        return None
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
                place = part.words.starts[node.first], part.words.ends[node.last]
                span = part.block.span(*place)
                yield Mention(found[0], found[1], part.text_of(node), span)
