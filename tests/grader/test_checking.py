"""`checking.py`: one folder at a time."""

import msgspec
import pytest

from grader.checking import check, differences, replay
from grader.errors import CourseError, ResultError, SubmissionError
from grader.release import write_course
from grader.results import write_result
from grader.submission import Snapshot


@pytest.fixture
def folder(tmp_path, solution):
    path = tmp_path / "mine"
    path.mkdir()
    (path / "tiny.py").write_text(solution)
    return path


def ids(result):
    return [test.id.partition("::test_")[2] for test in result.tests]


def test_check_runs_the_public_tests(week, folder):
    result = check(week, folder, None, hidden=False)

    assert ids(result) == ["double_of_three", "quadruple_of_three"]
    assert (result.score, result.max_score, result.outcome) == (30, 30, "passed")


def test_check_runs_one_task_if_asked(week, folder):
    result = check(week, folder, "1.2", hidden=False)

    assert ids(result) == ["quadruple_of_three"]
    assert [task.id for task in result.tasks] == ["1.2"]


def test_check_refuses_an_unknown_task(week, folder):
    with pytest.raises(CourseError, match=r"no task 9\.9"):
        check(week, folder, "9.9", hidden=False)


def test_check_refuses_a_folder_that_is_not_there(week, tmp_path):
    with pytest.raises(SubmissionError, match="nowhere is not a folder"):
        check(week, tmp_path / "nowhere", None, hidden=False)


def test_learners_have_no_hidden_tests(course, tmp_path):
    from grader.course import find_course

    write_course(course, tmp_path / "learners")
    week = find_course(tmp_path / "learners").weeks[0]

    with pytest.raises(CourseError, match="hidden tests are with your instructors"):
        check(week, None, None, hidden=True)


def test_a_learner_at_home_is_told_the_same_mistake(course, tmp_path):
    from grader.course import find_course

    write_course(course, tmp_path / "learners")
    week = find_course(tmp_path / "learners").weeks[0]
    source = "def double(x):\n    return x**2\n\ndef quadruple(x):\n    return 0\n"
    (week.work / "tiny.py").write_text(source)

    result = check(week, None, None, hidden=False)

    assert result.tests[0].code == "DBL-SQUARE"
    assert result.tests[0].hint.startswith("Two times two")


@pytest.fixture
def saved(graded, tmp_path, course_root, monkeypatch):
    """A saved result of an answer to half of the week, and where it lies."""
    monkeypatch.chdir(course_root)
    source = "def double(x):\n    return 2 * x\n"
    result, path = graded(source, seed="seed"), tmp_path / "week01_tiny.json"
    write_result(result, path)
    data = msgspec.json.encode(Snapshot({"tiny": source}))
    path.with_suffix(".snapshot.json").write_bytes(data)
    return result, path


def test_replay_finds_the_same_result(saved):
    assert replay(saved[1], "none") == []


def test_replay_finds_a_changed_result(saved):
    result, path = saved
    first = msgspec.structs.replace(result.tests[0], outcome="failed", points=0.0)
    changed = msgspec.structs.replace(
        result, tests=[first, *result.tests[1:]], score=result.score - 20
    )
    write_result(changed, path)

    assert replay(path, "none") == [
        "test_tiny.py::test_double_of_three: was failed, 0; is passed, 20",
        "The score was 40 and is 60.",
    ]


def test_replay_finds_changed_tests(saved):
    result, path = saved
    hashes = msgspec.structs.replace(result.hashes, tests="other")
    write_result(msgspec.structs.replace(result, hashes=hashes), path)

    assert replay(path, "none") == ["The tests is not what it was."]


@pytest.mark.parametrize("damage", ["unlink", "garble"])
def test_replay_needs_the_files_that_were_graded(saved, damage):
    snapshot = saved[1].with_suffix(".snapshot.json")
    snapshot.unlink() if damage == "unlink" else snapshot.write_text("{")

    with pytest.raises(ResultError, match="graded files of"):
        replay(saved[1], "none")


def test_a_test_that_was_not_there_is_a_difference(result, test_result):
    old, new = result(), result([test_result(outcome="passed", points=2.0)])

    assert "was not there; is passed, 2" in differences(old, new)[0]


def test_a_test_that_is_gone_is_a_difference(result, test_result):
    old = result([test_result(outcome="passed", points=2.0)])

    (line,) = differences(old, result())
    assert line == "test_tiny.py::test_a: was passed, 2; is not there"
