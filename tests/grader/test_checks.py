"""`checks.py`: what tests say about a learner's values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import checks
from grader.failures import CheckFailure, LearnerError

CALL = "f(x)"


def failure_of(check, *args, **kwargs):
    with pytest.raises(CheckFailure) as raised:
        check(*args, call=CALL, **kwargs)
    return raised.value


# close, shaped, number, numbers


@pytest.mark.parametrize(
    ("got", "stage", "said"),
    [
        (None, "type", "None"),
        ("1", "type", "a value of type str"),
        ([1, [2]], "type", "a value of type list"),
        ([1j, 2], "type", "a value of type list"),
        (10**400, "type", "a value of type int"),
        (np.array([{}, 1]), "type", "a value of type ndarray"),
        ([1.0], "shape", "shape (1,)"),
        (1.0, "shape", "one number"),
        ([np.nan, 2.0], "finite", "[nan,  2.]"),
        ([1.0, 3.0], "value", "[1., 3.]"),
    ],
)
def test_wrong_values_fail_at_their_stage(got, stage, said):
    error = failure_of(checks.close, got, [1.0, 2.0])

    assert (error.evidence.stage, error.got) == (stage, said)


def test_a_forgotten_return_is_hinted_at():
    assert failure_of(checks.close, None, 1.0).hint == "Is a `return` missing?"


def test_hidden_numbers_stand_in_public_words_only():
    error = failure_of(checks.close, [1.0, 3.25], [1.0, 2.5])

    assert "2.5" in error.expected
    assert error.private == (
        "the right values",
        "1 of 2 entries are off, first at index 1; values differ",
    )


def test_nan_in_the_right_place_is_not_counted_as_off():
    error = failure_of(checks.close, [np.nan, 2.0], [np.nan, 1.0])

    assert error.private[1].startswith("1 of 2 entries are off, first at index 1")


@pytest.mark.parametrize(
    ("got", "said"), [(np.nan, "NaN"), (-np.inf, "infinity"), (2.0, "another value")]
)
def test_the_kind_of_one_wrong_number_is_told(got, said):
    assert failure_of(checks.close, got, 1.0).private[1] == said


def test_a_test_may_show_its_numbers():
    assert failure_of(checks.close, 2.0, 1.0, show=True).private is None


def test_a_pattern_is_the_hint_unless_the_test_has_one():
    assert "twice" in failure_of(checks.close, [2.0, 4.0], [1.0, 2.0]).hint
    assert failure_of(checks.close, [2.0], [1.0], hint="Mine.").hint == "Mine."


def test_a_large_array_is_shown_by_its_first_wrong_entry():
    got = np.zeros((5, 5))
    got[1, 2] = 7

    assert failure_of(checks.close, got, np.zeros((5, 5))).got == "7 at index (1, 2)"


@given(st.floats(1e-3, 1e3), st.sampled_from([-1, 1]))
def test_the_tolerance_holds_to_both_sides(value, sign):
    checks.close(value * (1 + sign * 0.9e-5), value, call=CALL)
    failure_of(checks.close, value * (1 + sign * 1.2e-4), value)


@pytest.mark.parametrize("value", [[1, 2], [3.0], np.ones((1, 1)), None, "3"])
def test_what_is_not_one_number_is_refused(value):
    failure_of(checks.number, value)


@pytest.mark.parametrize("value", [3.0, 3, np.float32(3), np.array(3.0)])
def test_one_number_comes_back(value):
    assert checks.number(value, call=CALL) == 3


def test_an_array_of_one_number_is_not_one_number():
    error = failure_of(checks.close, np.array([2.0]), 2.0)

    assert (error.evidence.stage, error.expected) == ("shape", "one number")
    assert error.got == "shape (1,)"


# instance, same, holds, require, raises


def test_a_value_of_the_right_type_comes_back():
    assert checks.instance({"a": 1}, dict, call=CALL) == {"a": 1}
    assert failure_of(checks.instance, [1], dict).expected == "a dict"


def test_plain_data_are_no_object():
    error = failure_of(checks.model, {"layers": 3})
    assert (error.expected, error.got) == ("a Keras model", "a value of type dict")
    hint = "Is `return self` missing?"
    assert failure_of(checks.opaque, None, "a scaler", hint=hint).hint == hint
    assert failure_of(checks.opaque, None, "a scaler").hint == "Is a `return` missing?"


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ("a", "a"),
        ([1, 2], [1, 2]),
        ((1, 2), [1, 2]),
        ((1, 2), (1, 2)),
        ({"a": [1, 2]}, {"a": [1, 2]}),
        (np.array([1, 2]), [1, 2]),
        ([1], np.array([1])),
        (np.int64(3), 3),
        (True, True),
    ],
)
def test_equal_values_are_the_same(got, expected):
    checks.same(got, expected, call=CALL)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ("a", "b"),
        ([1, 2], [2, 1]),
        ([1, 2], [1]),
        ([1, 2], (1, 2)),
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"a": 1, "b": 2}),
        (1, {"a": 1}),
        (True, 1),
        (None, 0),
        ([1], 1),
        ([1, 2], np.int64(1)),
        ("1", 1),
        (0, None),
    ],
)
def test_unequal_values_are_not_the_same(got, expected):
    failure_of(checks.same, got, expected)


def test_a_hidden_value_is_not_shown():
    assert "secret" not in " ".join(failure_of(checks.same, "x", "secret").private)


@pytest.mark.parametrize("numbers", [[1, 2], [1], []])
def test_arrays_inside_of_a_list_or_dict_are_a_wrong_answer(numbers):
    array = np.array(numbers)

    failure_of(checks.same, [array], [numbers])
    failure_of(checks.same, {"a": array}, {"a": numbers})
    failure_of(checks.same, (array, 1), [numbers, 1])
    failure_of(checks.same, {"a": [array]}, {"a": [numbers]})


def test_a_number_that_is_too_long_to_write_is_a_wrong_answer():
    assert failure_of(checks.same, 10**5000, 1).got == "<int>"


def test_text_with_impossible_characters_is_a_wrong_answer():
    failure_of(checks.same, np.frombuffer(b"\xff" * 4, "<U1"), ["a"])


def test_an_object_of_the_learners_is_a_wrong_answer(program):
    learner = program("class Model:\n    pass\n").load("learner")

    assert failure_of(checks.same, learner.Model(), "text").got == "<Model>"


def test_a_list_of_objects_of_the_learners_is_a_wrong_answer(program):
    learner = program("class Model:\n    pass\n").load("learner")

    failure_of(checks.close, [learner.Model()], [1.0])


def test_a_required_law_is_told_from_others_by_what_came():
    checks.require(True, CALL, "a sum of 1", "another sum")

    one, same, other = (
        failure_of(checks.require, False, expected="a sum of 1", got=got, hint="Why?")
        for got in ("another sum", "another sum", "no sum")
    )
    assert (one.expected, one.got, one.hint) == ("a sum of 1", "another sum", "Why?")
    assert one.evidence == same.evidence != other.evidence


def test_a_law_that_holds_passes():
    checks.holds(np.bool_(True), call=CALL, expected="a", got="b")


def test_a_law_that_is_broken_is_a_property():
    error = failure_of(checks.holds, False, expected="a", got="b")

    assert (error.expected, error.got, error.evidence.stage) == ("a", "b", "property")


def raiser(*types):
    def action():
        raise LearnerError(list(types), "text")

    return action


def test_the_wanted_exception_passes_by_class_or_base_class():
    checks.raises("ValueError", raiser("MyError", "ValueError"), call=CALL)


def test_another_exception_is_passed_on():
    with pytest.raises(LearnerError):
        checks.raises("ValueError", raiser("KeyError"), call=CALL)


def test_a_missing_exception_is_told():
    with pytest.raises(CheckFailure) as raised:
        checks.raises("ValueError", lambda: None, call=CALL)

    assert raised.value.got == "no exception"


# central differences and hints


def test_central_differences_agree_with_the_derivative():
    at = np.array([[0.3, -1.2], [2.0, 0.0]])

    gradient = checks.central_difference(lambda x: np.sum(np.sin(x)), at=at)

    # The error is h**2 / 6, about 2e-11, and rounding adds 1e-16 / 1e-5.
    np.testing.assert_allclose(gradient, np.cos(at), atol=1e-9)


def test_central_differences_leave_their_point_alone():
    at = np.ones(2)

    checks.central_difference(lambda x: x.sum(), at=at)

    assert at.tolist() == [1, 1]


@pytest.mark.parametrize(("evidence", "said"), [(np.True_, "text"), (0, "")])
def test_a_hint_needs_evidence(evidence, said):
    assert checks.hint_if(evidence, "text") == said
