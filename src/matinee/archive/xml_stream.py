"""Reads large XML as a stream of small trees, from files that may be hostile or damaged.

A document type is refused, and with it every entity that could unfold or reach outside; depth and
the size of one tree are bounded. What is no text (wrong bytes, control characters, of which real
exports have many) is replaced and counted.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from matinee.archive.model import ArchiveError

MAX_DEPTH = 40
MAX_CHARACTERS = 50_000_000  # of one tree
MAX_NODES = 500_000  # of one tree
_CHUNK = 1 << 16
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"^\ufeff?\s*(?:<\?xml[^>]*\?>)?")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Without the characters between them these would end the text that they stand in.
_WOULD_END = re.compile(rf"\]\](?:{_NO_XML.pattern})+>")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(slots=True)
class Node:
    """An element: its name as written (``wp:post_id``), attributes, text within."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def child(self, name: str) -> str:
        """Give the text of the first child of a name, without the space around it."""
        for child in self.children:
            if child.name == name:
                return child.text.strip()
        return ""

    def all(self, name: str) -> Iterator["Node"]:
        """Give the children of a name."""
        return (child for child in self.children if child.name == name)


@dataclass(slots=True)
class Damage:
    """What had to be replaced so that the rest could be read."""

    characters: int = 0


def trees(stream: BinaryIO, *, level: int, damage: Damage, name: str) -> Iterator[Node]:
    """Give each element that stands ``level`` deep, whole.

    Prefixes are read as part of the names: real exports have some that they do not declare.
    Raises ArchiveError, which begins with ``name``, where the XML ends too early or is none.
    """
    parser = _Parser(level, name)
    try:
        for text in _characters(stream, damage):
            parser.feed(text)
            yield from parser.ready()
        parser.feed("", last=True)
        yield from parser.ready()
    except ArchiveError:
        yield from parser.ready()
        raise
    except expat.ExpatError as error:
        yield from parser.ready()
        raise ArchiveError(
            f"{name}: line {error.lineno}: {expat.ErrorString(error.code)}; "
            "the file is damaged or not whole, export it again"
        ) from error


class _Parser:
    def __init__(self, level: int, name: str) -> None:
        self._level = level
        self._name = name
        self._depth = 0
        self._stack: list[Node] = []
        self._pieces: list[list[str]] = []
        self._size = self._nodes = 0
        self._done: list[Node] = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self._parser = parser

    def feed(self, text: str, *, last: bool = False) -> None:
        self._parser.Parse(text, last)

    def ready(self) -> Iterator[Node]:
        done, self._done = self._done, []
        yield from done

    def _refuse(self, *_declaration: object) -> None:
        raise ArchiveError(
            f"{self._name}: has a document type (<!DOCTYPE>), which no export has and which could "
            "hide anything; remove it"
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._too_much("is nested deeper than any export")
        if self._depth < self._level:
            return
        self._nodes += 1
        self._grow(sum(len(value) for value in attributes.values()))
        if self._nodes > MAX_NODES:
            raise self._too_much("has an entry with more parts than any export")
        node = Node(name, dict(attributes))
        if self._stack:
            self._stack[-1].children.append(node)
        self._stack.append(node)
        self._pieces.append([])

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if not self._stack:
            return
        node = self._stack.pop()
        node.text = "".join(self._pieces.pop())
        if not self._stack:
            self._done.append(node)
            self._size = self._nodes = 0

    def _characters(self, text: str) -> None:
        if self._pieces:
            self._grow(len(text))
            self._pieces[-1].append(text)

    def _grow(self, by: int) -> None:
        self._size += by
        if self._size > MAX_CHARACTERS:
            raise self._too_much("has an entry larger than any text")

    def _too_much(self, what: str) -> ArchiveError:
        line = self._parser.CurrentLineNumber
        return ArchiveError(f"{self._name}: line {line}: the file {what}; it was not read further")


def _characters(stream: BinaryIO, damage: Damage) -> Iterator[str]:
    """Give the text piece by piece, in characters that XML may hold, without its declaration."""
    head = stream.read(_CHUNK)
    decoder = codecs.getincrementaldecoder(_encoding(head))("replace")
    text = _DECLARATION.sub("", decoder.decode(head))
    while True:
        damage.characters += text.count("\N{REPLACEMENT CHARACTER}")
        text, joined = _WOULD_END.subn("]]]]><![CDATA[>", text)
        damage.characters += joined
        text, replaced = _NO_XML.subn("", text)
        damage.characters += replaced
        if text:
            yield text
        data = stream.read(_CHUNK)
        if not data:
            break
        text = decoder.decode(data)
    tail = decoder.decode(b"", final=True)
    if tail:
        damage.characters += len(tail)
        yield tail


def _encoding(head: bytes) -> str:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    declared = _DECLARED.search(head[:300])
    if declared:
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            return "utf-8"
        # Only of text: Python also has codecs that unpack.
        if not encoding.startswith(("utf-16", "utf-32")) and _is_text(encoding):
            return encoding
    return "utf-8"


def _is_text(encoding: str) -> bool:
    return getattr(codecs.lookup(encoding), "_is_text_encoding", False)
