"""`verdicts.py`: words for every way to fail, and what they must never repeat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import plugin
from grader.failures import CheckFailure, LearnerError
from grader.runs import Run
from grader.submission import Snapshot
from grader.verdicts import (
    Words,
    named,
    printable,
    result_of,
    stage_of,
    words_for,
)

SECRET = "0.8294729384721"
SOURCE = "def softmax(logits):\n    return logits\n"


def a_test(*, public=False):
    return plugin.Test("t.py::t", "1.1", (), 4.0, "A law.", public)


def words(failure=None, *, public=False, grader_error=""):
    run = Run(failure=failure, grader_error=grader_error)
    snapshot = Snapshot({"a": SOURCE})
    return words_for(a_test(public=public), run, snapshot=snapshot, seconds=2.0)


def error(*types, message="", **place):
    return LearnerError(list(types), message, **place)


def check(**fields):
    plain = {"call": "f(1)", "expected": "2", "got": SECRET}
    return CheckFailure(**{**plain, **fields})


# every kind of failure


def test_a_passed_test_needs_no_words():
    assert words() == Words("")


def test_a_check_says_called_expected_and_got():
    said = words(check(hint="Why?", code="CE-SUM"), public=True)

    assert said.message == f"called    f(1)\nexpected  2\ngot       {SECRET}"
    assert (said.hint, said.code) == ("Why?", "CE-SUM")


def test_a_hidden_check_says_its_private_words():
    said = words(check(private=("the right values", "values differ")))

    assert SECRET not in said.message
    assert "got       values differ" in said.message


def test_an_error_without_a_class_has_words_too():
    assert words(error()).message == "Your code raised an exception."


def test_words_name_file_and_line():
    said = words(error("ValueError", file="a.py", line=2, function="softmax"))

    assert (said.file, said.line) == ("a.py", 2)
    assert said.message == "Your code raised ValueError in `softmax`, a.py line 2."


def test_words_name_a_notebooks_cell():
    snapshot = Snapshot({"a": ["x = 1", "1 / 0"]})
    run = Run(failure=error("ValueError", file="a.ipynb, cell 2", line=1))

    said = words_for(a_test(), run, snapshot=snapshot, seconds=2.0)

    assert said.message == "Your code raised ValueError, a.ipynb, cell 2 line 1."


def test_a_grader_error_is_not_the_learners():
    said = words(grader_error="ZeroDivisionError (checks.py, line 9)").message

    assert said.startswith("The grader broke, not your code: ZeroDivisionError")


def test_a_known_mistake_gives_its_name_and_message():
    assert named(Words("got 1"), "CE-SUM", "Which axis?") == Words(
        "got 1", "Which axis?", "CE-SUM"
    )


# records


def record(run, **fields):
    plain = {"words": Words("m"), "blocked": False, "quiet": False, "revealed": False}
    return result_of(a_test(), run, **{**plain, **fields})


def test_printed_text_is_in_a_revealed_record_only():
    run = Run(output="hello\x1b[2J")

    assert record(run, revealed=True).output == "hello\N{REPLACEMENT CHARACTER}[2J"
    assert record(run).output == ""


def test_an_import_that_fails_is_told_before_a_wrong_value():
    failing_import = Run(failure=error("ImportError", stage="import"))

    assert stage_of(failing_import) < stage_of(Run(failure=check()))
    assert stage_of(Run(failure=check())) < stage_of(Run())


# what steers a terminal


@pytest.mark.parametrize(
    "evil", ["\x1b[2J", "\x07", "\r", "\b", "\x00", "\u202e", "\x9b"]
)
def test_what_steers_a_terminal_is_replaced(evil):
    assert printable(f"a{evil}b").startswith("a\N{REPLACEMENT CHARACTER}")


@given(st.text())
def test_printable_text_is_printable(text):
    assert all(c.isprintable() or c == "\n" for c in printable(text))


def test_ordinary_text_stays_as_it_is():
    assert printable("Größe\nπ ≈ 3") == "Größe\nπ ≈ 3"


def test_long_text_is_cut():
    assert len(printable("x" * 10**6)) < 2500


@given(st.text(max_size=200), st.text(max_size=40), st.booleans())
def test_no_words_steer_a_terminal(message, kind, public):
    place = {"file": message, "line": 1, "function": kind}

    said = words(error(kind, message=message, **place), public=public).message

    assert all(c.isprintable() or c == "\n" for c in said)
