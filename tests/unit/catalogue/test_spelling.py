import pytest

from matinee.catalogue import Person
from matinee.catalogue.spelling import is_short_form, is_variant, near, slip, sound


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("len wisemann", "len wiseman"),
        ("ana de amras", "ana de armas"),
        ("keanu reaves", "keanu reeves"),
        ("shelly winters", "shelley winters"),
        ("shirley mclane", "shirley maclaine"),
    ],
)
def test_a_slip_of_the_pen(written: str, right: str) -> None:
    """One word a few letters off, the others right."""
    assert slip(written.split(), right.split())


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("len wiseman", "len wiseman"),
        ("tony scott", "ridley scott"),
        ("dan laustsen", "daniel laustsen"),
        ("wiseman", "wisemann"),
        ("john ford", "john huston"),
        ("len q wiseman", "len wiseman"),
    ],
)
def test_no_slip(written: str, right: str) -> None:
    """The same name, another name, a short form, or a name of another length."""
    assert not slip(written.split(), right.split())


@pytest.mark.parametrize(
    ("short", "long"), [("bill", "william"), ("ed", "eddie"), ("alex", "alexander")]
)
def test_short_forms(short: str, long: str) -> None:
    assert is_short_form(short, long)
    assert is_short_form(long, short)


def test_words_too_short_are_never_near() -> None:
    assert not near("ng", "ang")


def test_like_sounds_fall_together() -> None:
    assert sound("phillips") == sound("filips")


@pytest.mark.parametrize(
    "written", ["Kim Jee-woon", "Jee-woon Kim", "Kim Ji woon", "Jee woon Kim", "Kim Jeewoon"]
)
def test_orders_hyphens_and_transliterations_are_variants(written: str) -> None:
    assert is_variant(written, Person("k", "Kim Ji-woon", ("Kim Jee-woon",)))


def test_a_brother_is_no_variant() -> None:
    assert not is_variant("Tony Scott", Person("s", "Ridley Scott"))
