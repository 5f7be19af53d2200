"""`diagnosis.py`: which known mistake explains what a learner's code shows."""

import pytest

from grader import plugin
from grader.answers import wrong_answers
from grader.course import KnownMistake
from grader.diagnosis import Bank, Mistake, explain, from_table
from grader.failures import CheckFailure, LearnerError
from grader.plugin import collected, with_suite
from grader.runs import Run

TESTS = [plugin.Test(f"t::{n}", "1.1", (), 1.0, "Law.", True) for n in "abc"]


def wrong(value):
    return CheckFailure(call="f(1)", expected="2", got="?", value=value)


def runs(*values, seconds=(0.0, 0.0, 0.0)):
    failures = [None if value is None else wrong(value) for value in values]
    columns = zip(TESTS, failures, seconds, strict=True)
    return [(test, Run(failure=f, seconds=s)) for test, f, s in columns]


def mistake(code, *values):
    """A mistake that shows these values on the tests, or passes where it is None."""
    shown = {test.id: run.evidence for test, run in runs(*values)}
    return Mistake(code, "1.1", "Why?", lambda test: shown[test.id])


def test_a_mistake_that_shows_the_same_explains():
    found = explain(runs(3.0, 4.0, None), [mistake("A", 3.0, 4.0, None)])

    assert found.code == "A"


@pytest.mark.parametrize(
    "known",
    [
        ("shows something else", 5.0, 4.0, None),
        ("passes what fails first", None, 4.0, None),
        ("fails what the learner passes", 3.0, 4.0, 9.0),
    ],
    ids=lambda known: known[0],
)
def test_a_mistake_that_does_not_fit_explains_nothing(known):
    assert explain(runs(3.0, 4.0, None), [mistake(*known)]) is None


def test_the_mistake_that_explains_most_wins():
    known = [mistake("FEW", 3.0, 9.0, None), mistake("MOST", 3.0, 4.0, None)]

    assert explain(runs(3.0, 4.0, None), known).code == "MOST"
    assert explain(runs(3.0, 4.0, None), known[::-1]).code == "MOST"


def test_of_two_that_explain_the_same_the_first_wins():
    known = [mistake("FIRST", 3.0, 4.0, None), mistake("SECOND", 3.0, 4.0, None)]

    assert explain(runs(3.0, 4.0, None), known).code == "FIRST"


@pytest.mark.parametrize(("cheap", "asked"), [(9.0, "t::b"), (10.0, "t::a")])
def test_a_mistake_is_ruled_out_by_the_test_that_costs_less(cheap, asked):
    """A failing test may take twice as long and is asked first all the same."""
    tried = []

    def shows(test):
        tried.append(test.id)
        return wrong(9.0).evidence

    learners = runs(3.0, None, None, seconds=(19.0, cheap, 60.0))

    assert explain(learners, [Mistake("A", "1.1", "Why?", shows)]) is None
    assert tried == [asked]


def test_what_passes_needs_no_explanation():
    assert explain(runs(None, None, None), [mistake("A", 3.0, None, None)]) is None


def test_an_import_that_fails_is_explained_by_no_mistake():
    failure = LearnerError(["ImportError"], "no torch", stage="import")
    shows = Mistake("A", "1.1", "", lambda test: failure.evidence)

    assert explain([(TESTS[0], Run(failure=failure))], [shows]) is None


def test_a_grader_error_is_explained_by_no_mistake():
    known = [mistake("A", 3.0, None, None)]

    assert explain([(TESTS[0], Run(grader_error="broke"))], known) is None


def test_a_table_is_looked_up_by_task_and_test():
    seen = wrong(3.0).evidence
    known = [
        KnownMistake("A", "1.1", "m", {"t::a": seen}),
        KnownMistake("B", "1.2", "m"),
    ]

    (found,) = from_table(known, "1.1")

    assert found.code == "A"
    assert found.shows(TESTS[0]) == seen
    assert found.shows(TESTS[1]) is None


def test_a_bank_has_nothing_for_a_task_without_wrong_answers(week):
    def body(suite):
        assert Bank(suite, wrong_answers(week), []).mistakes("1.2", "seed") == []

    with_suite(collected(week), body)


def test_a_bank_runs_a_mistake_once_for_a_seed(week, monkeypatch):
    """And only once where a test draws no random numbers."""
    ran = []

    def body(suite):
        run = suite.run

        def noted(test, connect, seed, **kwargs):
            ran.append((test.id, seed))
            return run(test, connect, seed, **kwargs)

        monkeypatch.setattr(suite, "run", noted)
        bank = Bank(suite, wrong_answers(week), week.file.imports)
        for seed in ("a", "a", "b", "a"):
            [known] = bank.mistakes("1.1", seed)
            for test in suite.tests[:2]:
                known.shows(test)

    with_suite(collected(week), body)

    three, array = "test_double_of_three", "test_double_of_an_array"
    assert [(test.rpartition(":")[2], seed) for test, seed in ran] == [
        *((three, "a"), (array, "a"), (array, "b"), (array, "a"))
    ]
