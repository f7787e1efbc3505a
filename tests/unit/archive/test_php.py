"""Values as PHP serialises them come back as they were; what is none is refused, quickly."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.archive.php import MAX_DEPTH, PhpError, looks_serialised, read_php

PLAIN = st.none() | st.booleans() | st.integers(-(2**31), 2**31) | st.text(max_size=20)
VALUES = st.recursive(
    PLAIN, lambda inside: st.dictionaries(st.text(max_size=8), inside, max_size=4), max_leaves=20
)


def serialised(value: Any) -> str:
    """Write a value as PHP does: lengths are in bytes."""
    if value is None:
        return "N;"
    if isinstance(value, bool):
        return f"b:{int(value)};"
    if isinstance(value, int):
        return f"i:{value};"
    if isinstance(value, str):
        return f's:{len(value.encode())}:"{value}";'
    inside = "".join(serialised(key) + serialised(each) for key, each in value.items())
    return f"a:{len(value)}:{{{inside}}}"


@given(VALUES)
def test_what_php_wrote_is_read(value: Any) -> None:
    """Texts in any script, lists in lists."""
    written = serialised(value)
    assert looks_serialised(written)
    assert read_php(written) == value


@given(st.text(max_size=60))
def test_anything_else_is_refused(text: str) -> None:
    """With the one error, whatever it is."""
    try:
        read_php(text)
    except PhpError:
        return
    assert looks_serialised(text)


@pytest.mark.parametrize(
    "written",
    [
        "", "a:1:{", 's:99999999999:"a";', "i:x;", "a:99999999:{i:0;i:1;}", "R:1;",
        'O:4:"Evil":1:{s:1:"a";R:1;}', "a:1:{i:0;" * (MAX_DEPTH + 5) + "}" * (MAX_DEPTH + 5),
    ],
)  # fmt: skip
def test_damaged_and_deep_values_are_refused(written: str) -> None:
    """Nothing is made of an object but its plain fields, and references are not followed."""
    with pytest.raises(PhpError):
        read_php(written)


def test_an_object_is_the_mapping_of_its_fields() -> None:
    """Whatever class it names: none is ever looked up."""
    assert read_php('O:8:"stdClass":1:{s:4:"name";s:3:"Ran";}') == {"name": "Ran"}


def test_lengths_that_no_longer_fit_are_mended() -> None:
    """As after a change of encoding or of an address."""
    assert read_php('a:1:{i:0;s:3:"déjà";}') == {"0": "déjà"}
