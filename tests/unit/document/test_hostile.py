"""No text, however it was made, keeps a reader busy for long."""

import time
from contextlib import suppress

import pytest

from matinee.document import DocumentError, read_text

N = 100_000
TEXTS = {
    "five million characters in one line": "word " * (10 * N),
    "a word of five million letters": "a" * (50 * N),
    "brackets": "[" * N,
    "link beginnings": "[a](" * N,
    "image beginnings": "![" * N,
    "label definitions": "[a]: b\n" * N,
    "comments without an end": "<!--" * N,
    "comments without an end, a line each": "<!-- \n" * N,
    "directives without an end": "<!-- matinee: allow x " * N,
    "a directive of blanks": "<!-- matinee: allow x" + " " * N + "y -->",
    "ampersands": "&" * N,
    "references": "&#" * N,
    "nested divisions": "<div>" * N,
    "nested divisions, a line each": "<div>\n\n" * N,
    "quotation marks": '"' * N,
    "nested quotations": ">" * N,
    "quotations ever deeper": "\n".join(">" * (i % 300) for i in range(3000)),
    "stars": "*" * N,
    "stars and words": "*a **b " * N,
    "stars and underscores": "*_" * N,
    "backquotes": "`a " * N,
    "tags without an end": "<a " * N,
    "tags with an odd quotation mark": "<a \"'>" * N,
    "data sections": "<![CDATA[" * N,
    "scripts": "<script>" * N,
    "ever more marks, closed by another": "<i><b>" * (N // 2) + "</i>" * (N // 2),
    "silent elements closed by another": "<pre>" * (N // 2) + "</nav>" * (N // 2),
    "list items": "- " * N,
    "lists ever deeper": "".join(" " * (2 * i % 200) + "- a\n" for i in range(N // 10)),
    "a wide table": "|a" * (N // 3) + "\n" + "|-" * (N // 3) + "\n" + "|b" * (N // 3),
    "front matter of brackets": "---\ntitle: " + "[" * 60_000 + "\n---\n",
    "empty lines": "\n" * (10 * N),
}


@pytest.mark.parametrize("format", ["plain", "markdown", "html"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_or_refused_soon(name: str, format: str) -> None:
    """Reading takes seconds at most: time grows with the length, not with its square."""
    begun = time.process_time()
    with suppress(DocumentError):
        read_text(TEXTS[name], format=format)  # type: ignore[arg-type]
    assert time.process_time() - begun < 15


def test_references_in_front_matter_do_not_unfold() -> None:
    """The nested references that grow to billions are refused by their first use."""
    lines = ["a: &a [x, x]"] + [f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}]" for i in range(9)]
    with pytest.raises(DocumentError, match="line 3: references"):
        read_text("---\n" + "\n".join(lines) + "\n---\n")
