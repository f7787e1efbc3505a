from matinee.claims.lazy import lazy


class Counted:
    made = 0

    @lazy
    def value(self) -> int:
        """What is counted."""
        self.made += 1
        return 7


def test_a_value_is_worked_out_once_and_kept_beside_the_object() -> None:
    """Two objects have values of their own."""
    one, other = Counted(), Counted()
    assert (one.value, one.value, one.made, other.made) == (7, 7, 1, 0)
