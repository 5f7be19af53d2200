"""`patterns.py`: how wrong numbers relate to right ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.patterns import describe

RIGHT = np.array([1.0, 2.0, 4.0, 7.0])
TABLE = np.array([[1.0, 2.0], [3.0, 5.0]])


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (2 * RIGHT, "twice"),
        (RIGHT / 2, "half"),
        (3.5 * RIGHT, "3.5 times"),
        (-RIGHT, "sign"),
        (RIGHT[::-1], "opposite order"),
        (np.append(0, RIGHT[:-1]), "one position too late"),
        (np.append(RIGHT[1:], 0), "one position too early"),
        (RIGHT[[1, 0, 3, 2]], "wrong places"),
        (RIGHT + 0.25, "same amount, 0.25"),
    ],
)
def test_a_simple_mistake_is_described(got, said):
    assert said in describe(got, RIGHT)


def test_rows_and_columns_exchanged_are_described():
    assert "rows and columns" in describe(TABLE.T, TABLE)


def test_values_that_are_almost_right_are_not_called_misplaced():
    """A check may be stricter than the 1e-9 that values are compared with here."""
    tail = np.array([1e-13, 0.5, 1.0])

    assert describe(np.array([0.0, 0.5, 1.0]), tail) == ""


def test_values_that_differ_by_rounding_are_not_called_misplaced():
    """Sorted, a few rounded values may agree by chance."""
    right = np.array([1.0, 1.000003, 5.0, 9.0])

    assert describe(right[[1, 0, 2, 3]], right) == ""


def test_small_values_are_compared_by_their_size():
    assert "wrong places" in describe(1e-4 * RIGHT[[1, 0, 3, 2]], 1e-4 * RIGHT)


def test_a_single_number_is_compared_with_round_factors_only():
    assert "3 times" in describe(np.array(6.0), np.array(2.0))
    assert describe(np.array(6.1), np.array(2.0)) == ""


@pytest.mark.parametrize("expected", [np.zeros(3), np.array([])])
def test_nothing_is_said_where_every_factor_would_do(expected):
    assert describe(expected + 1, expected) == ""


def test_values_that_have_nothing_in_common_are_not_described():
    assert describe(np.array([9.0, -3.0, 0.1, 2.2]), RIGHT) == ""


ORDINARY = arrays.arrays(float, 4, elements=st.integers(-80, 80).map(lambda n: n / 8))


@given(ORDINARY, ORDINARY)
def test_any_two_arrays_can_be_compared(got, expected):
    """A warning would be an error here."""
    assert isinstance(describe(got, expected), str)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ([np.inf, 1, 2, 3], [np.inf, 5, 2, 9]),
        ([1e308] * 4, [-1e308, 1, 2, 3]),
        ([1e308, 1, 2, 3], [1e-308, 0, 0, 0]),
    ],
)
def test_extreme_arrays_are_compared_without_a_warning(got, expected):
    assert describe(np.array(got, float), np.array(expected, float)) == ""


@given(st.floats(), st.floats())
def test_any_two_numbers_can_be_compared(got, expected):
    assert isinstance(describe(np.array(got), np.array(expected)), str)
