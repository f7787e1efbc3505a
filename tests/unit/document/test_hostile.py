"""No text, however it was made, keeps a reader busy for long."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from matinee.document import DocumentError, read_text

Growth = Callable[[Callable[[str], object], str, str], float]

N = 40_000
# Each of about n pieces.
TEXTS = {
    "five million characters in one line": lambda n: "word " * (10 * n),
    "a word of five million letters": lambda n: "a" * (50 * n),
    "brackets": lambda n: "[" * n,
    "link beginnings": lambda n: "[a](" * n,
    "image beginnings": lambda n: "![" * n,
    "label definitions": lambda n: "[a]: b\n" * n,
    "comments without an end": lambda n: "<!--" * n,
    "comments without an end, a line each": lambda n: "<!-- \n" * n,
    "directives without an end": lambda n: "<!-- matinee: allow x " * n,
    "a directive of blanks": lambda n: "<!-- matinee: allow x" + " " * n + "y -->",
    "ampersands": lambda n: "&" * n,
    "references": lambda n: "&#" * n,
    "nested divisions": lambda n: "<div>" * n,
    "nested divisions, a line each": lambda n: "<div>\n\n" * n,
    "quotation marks": lambda n: '"' * n,
    "nested quotations": lambda n: ">" * n,
    "quotations ever deeper": lambda n: "\n".join(">" * (i % 300) for i in range(n // 33)),
    "stars": lambda n: "*" * n,
    "stars and words": lambda n: "*a **b " * n,
    "stars and underscores": lambda n: "*_" * n,
    "backquotes": lambda n: "`a " * n,
    "tags without an end": lambda n: "<a " * n,
    "tags with an odd quotation mark": lambda n: "<a \"'>" * n,
    "data sections": lambda n: "<![CDATA[" * n,
    "scripts": lambda n: "<script>" * n,
    "ever more marks, closed by another": lambda n: "<i><b>" * (n // 2) + "</i>" * (n // 2),
    "silent elements closed by another": lambda n: "<pre>" * (n // 2) + "</nav>" * (n // 2),
    "list items": lambda n: "- " * n,
    "lists ever deeper": lambda n: "".join(" " * (2 * i % 200) + "- a\n" for i in range(n // 10)),
    "a wide table": lambda n: "|a" * (n // 3) + "\n" + "|-" * (n // 3) + "\n" + "|b" * (n // 3),
    "front matter of brackets": lambda n: "---\ntitle: " + "[" * (n // 2) + "\n---\n",
    "empty lines": lambda n: "\n" * (10 * n),
}


@pytest.mark.parametrize("format", ["plain", "markdown", "html"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_or_refused_soon(name: str, format: str, growth: Growth) -> None:
    """Four times the text takes about four times as long: sixteen would be quadratic."""

    def read(text: str) -> None:
        with suppress(DocumentError):
            read_text(text, format=format)  # type: ignore[arg-type]

    assert growth(read, TEXTS[name](N // 4), TEXTS[name](N)) < 10


def test_references_in_front_matter_do_not_unfold() -> None:
    """The nested references that grow to billions are refused by their first use."""
    lines = ["a: &a [x, x]"] + [f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}]" for i in range(9)]
    with pytest.raises(DocumentError, match="line 3: references"):
        read_text("---\n" + "\n".join(lines) + "\n---\n")
