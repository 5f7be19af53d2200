"""`batch.py`: a class at once."""

import csv
import io
import os

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch import (
    Entry,
    Target,
    changes,
    class_csv,
    course_secret,
    find_entries,
    grade_all,
    grade_entry,
    learner_name,
    passed_over,
    results_in,
    save,
)
from grader.errors import SubmissionError
from grader.grading import Grader
from grader.plugin import collected, with_suite
from grader.pool import Order, Place
from grader.results import Hashes, read_result, write_result
from grader.submission import Snapshot

HALF = "def double(x):\n    return 2 * x\n"


@pytest.fixture
def class_of(course, week, hand_in, tmp_path):
    """Grade submissions in this process, unjailed; return results by learner."""

    def grade(fresh=False, secret=b"secret", **sources):
        entries = find_entries(hand_in(**sources))
        target = Target(tmp_path / "results", secret, fresh)
        results = {}

        def body(suite):
            place = Place(Grader(week, suite, "none"), suite, course, week)
            for entry in entries:
                results[entry.learner] = grade_entry(place, target, entry)
            place.grader.close()

        with_suite(collected(week), body)
        return results

    return grade


def rows(out):
    return list(csv.DictReader(io.StringIO(class_csv(out).decode())))


# entries


def test_learners_are_folders_in_the_order_of_their_names(tmp_path):
    for name in ("bob", "ada", ".git", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "eve").symlink_to("/")

    assert [entry.learner for entry in find_entries(tmp_path)] == ["ada", "bob"]


@pytest.mark.parametrize("make", [lambda p: p.mkdir(), lambda p: p.write_text(""), id])
def test_a_folder_without_learners_is_refused(tmp_path, make):
    make(tmp_path / "submissions")

    with pytest.raises(SubmissionError, match="submissions"):
        find_entries(tmp_path / "submissions")


@pytest.mark.parametrize("name", ["ada", "Zoë Müller", "=cmd()", "a b"])
def test_a_name_stays_as_it_is(name):
    assert learner_name(name) == name


def test_a_name_that_is_not_utf8_is_made_a_text():
    assert learner_name(os.fsdecode(b"ada\xff b")) == "ada%FF b"


FOLDERS = [
    os.fsdecode(b"ada\xff"), "ada%FF", "ada%25FF", "ada%", "ada", "Ada",
    "class.csv", "class%2Ecsv", "class%252Ecsv", "Class.CSV",
]  # fmt: skip


def test_different_folders_are_different_learners():
    names = {learner_name(folder) for folder in FOLDERS}

    assert len(names) == len(FOLDERS)
    assert "class.csv" not in {name.lower() for name in names}


@given(st.binary(min_size=1), st.binary(min_size=1))
def test_no_two_folders_share_a_name(one, two):
    names = {learner_name(os.fsdecode(folder)) for folder in (one, two)}

    assert len(names) == len({one, two})
    assert all(name.encode() for name in names)


def test_what_is_not_graded_is_told_but_for_what_tools_leave(tmp_path):
    tools = [".git", "__pycache__", ".ipynb_checkpoints"]
    for name in ("ada", ".bob", *tools):
        (tmp_path / name).mkdir()
    (tmp_path / "cy.zip").write_text("")
    (tmp_path / "di").symlink_to("ada")
    (tmp_path / "\x1b[2J").write_text("")

    assert passed_over(tmp_path) == ["'.bob'", "'\\x1b[2J'", "'cy.zip'", "'di'"]
    assert [entry.learner for entry in find_entries(tmp_path)] == ["ada"]


# the secret


def test_a_secret_is_made_once_and_only_the_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("GRADER_SECRET", raising=False)

    secret = course_secret(tmp_path)

    assert len(secret) == 64
    assert course_secret(tmp_path) == secret
    assert (tmp_path / ".grader-secret").stat().st_mode & 0o777 == 0o600


def test_the_environment_may_give_the_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADER_SECRET", "from outside")

    assert course_secret(tmp_path) == b"from outside"
    assert list(tmp_path.iterdir()) == []


# grading


def test_a_class_is_graded_and_saved(class_of, solution, tmp_path):
    results = class_of(ada=solution, bob=HALF)

    assert {name: r.score for name, r in results.items()} == {"ada": 100, "bob": 60}
    assert read_result(tmp_path / "results/bob/week01_tiny.json") == results["bob"]
    assert "60 of 100 points" in (tmp_path / "results/bob/feedback.html").read_text()
    assert "60 of 100 points" in (tmp_path / "results/bob/feedback.md").read_text()


@pytest.fixture
def marked(class_of, tmp_path):
    """Grade one learner, and put a note into the saved result."""
    result = class_of(ada=HALF)["ada"]
    path = tmp_path / "results/ada/week01_tiny.json"
    write_result(msgspec.structs.replace(result, notes=["the old one"]), path)


def test_a_result_that_stands_is_used_again(class_of, marked):
    assert class_of(ada=HALF)["ada"].notes == ["the old one"]


def test_fresh_grades_again(class_of, marked):
    assert class_of(ada=HALF, fresh=True)["ada"].notes == []


@pytest.mark.parametrize(
    "change", [{"ada": HALF + "\n"}, {"ada": HALF, "secret": b"x"}]
)
def test_a_changed_file_or_secret_is_graded_again(class_of, change):
    assert class_of(ada=HALF)["ada"].seed != class_of(**change)["ada"].seed


def test_a_result_with_another_isolation_is_graded_again(class_of, tmp_path):
    result = class_of(ada=HALF)["ada"]
    path = tmp_path / "results/ada/week01_tiny.json"
    write_result(msgspec.structs.replace(result, isolation="sandlock", score=1.0), path)

    assert class_of(ada=HALF)["ada"].score == 60


OTHER = Hashes(submission="a", tests="b", environment="c")


@pytest.mark.parametrize("change", [{"outcome": "error"}, {"hashes": OTHER}])
def test_a_result_that_no_longer_stands_is_graded_again(class_of, tmp_path, change):
    result = class_of(ada=HALF)["ada"]
    path = tmp_path / "results/ada/week01_tiny.json"
    write_result(msgspec.structs.replace(result, score=1.0, **change), path)

    assert class_of(ada=HALF)["ada"].score == 60


def test_a_damaged_result_is_graded_again(class_of, tmp_path):
    class_of(ada=HALF)
    (tmp_path / "results/ada/week01_tiny.json").write_text("{")

    assert class_of(ada=HALF)["ada"].score == 60


def test_feedback_holds_all_weeks_newest_first(course, result, tmp_path):
    for week in ("week01_tiny", "week02_more"):
        save(result(week=week), Snapshot({}), tmp_path, course)

    text = (tmp_path / "ada" / "feedback.md").read_text()
    assert text.index("week02") < text.index("Tiny")
    names = [path.name for path in results_in(tmp_path / "ada")]
    assert names == ["week01_tiny.json", "week02_more.json"]


# the class list


def test_the_class_list_has_a_row_for_each_result(class_of, solution, tmp_path):
    class_of(ada=solution, bob=HALF)

    listed = rows(tmp_path / "results")

    assert [row["learner"] for row in listed] == ["ada", "bob"]
    assert listed[1] == {
        "learner": "bob",
        "week": "week01_tiny",
        "score": "60",
        "max_score": "100",
        "outcome": "failed",
        "1.1": "60",
        "1.2": "0",
    }


@pytest.mark.parametrize("name", ["=cmd()", "+1", "@x", "-2", "a,b", 'a"b', "a\nb"])
def test_a_learners_name_is_one_harmless_cell(course, result, tmp_path, name):
    save(result(learner=name), Snapshot({}), tmp_path, course)

    (row,) = rows(tmp_path)

    assert row["score"] == "0"
    assert row["learner"].lstrip("'") == name.replace("\n", " ")
    assert row["learner"][0] not in "=+-@"


def test_a_damaged_result_is_told_in_its_own_row_alone(class_of, solution, tmp_path):
    class_of(ada=solution, bob=HALF)
    (tmp_path / "results/ada/week01_tiny.json").write_text("{")

    ada, bob = rows(tmp_path / "results")

    assert (ada["learner"], ada["week"], ada["score"]) == ("ada", "week01_tiny", "")
    assert ada["outcome"] == "damaged: grade again"
    assert (bob["learner"], bob["score"], bob["1.1"]) == ("bob", "60", "60")


def test_a_damaged_result_of_another_week_keeps_nobody_from_being_graded(
    class_of, tmp_path
):
    class_of(ada=HALF)
    (tmp_path / "results/ada/week00_old.json").write_text("{")

    assert class_of(ada=HALF, fresh=True)["ada"].outcome == "failed"
    assert "60 of 100 points" in (tmp_path / "results/ada/feedback.md").read_text()
    assert [row["score"] for row in rows(tmp_path / "results")] == ["", "60"]


def test_changes_are_told_with_their_tests(result, test_result, tmp_path):
    old = result([test_result(outcome="passed", points=20.0)], score=20.0)
    write_result(old, tmp_path / "ada/week01_tiny.json")
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob/week01_tiny.json").write_text("{")

    told = changes(tmp_path, [result([test_result()]), result(learner="bob")])

    assert told == [
        "ada:",
        "  test_tiny.py::test_a: was passed, 20; is failed, 0",
        "  The score was 20 and is 0.",
        "bob: not graded before",
    ]


# whole classes, in processes


def graded(course_root, tmp_path, entries, out="results"):
    order = Order(course_root, "week01_tiny", "none", names_mistakes=False)
    target = Target(tmp_path / out, b"secret", fresh=False)
    seen = []
    results = grade_all(order, target, entries, 2, seen.append)
    assert len(seen) == len(entries)
    return results


def test_processes_grade_a_class_in_its_order(course_root, hand_in, tmp_path, solution):
    entries = find_entries(hand_in(ada=HALF, bob=solution, eve="x = ("))

    results = graded(course_root, tmp_path, [*entries, Entry("zoe", tmp_path / "no")])

    assert [r.learner for r in results] == ["ada", "bob", "eve", "zoe"]
    assert [r.score for r in results] == [60, 100, 0, 0]
    assert [r.outcome for r in results] == ["failed", "passed", "failed", "error"]
    assert results[3].notes == ["Not graded: no is not a folder that can be read."]
    assert len(rows(tmp_path / "results")) == 3


def test_a_learner_may_be_called_like_the_class_list(course_root, hand_in, tmp_path):
    entries = find_entries(hand_in(**{"class.csv": HALF}))

    assert graded(course_root, tmp_path, entries)[0].score == 60
    assert rows(tmp_path / "results")[0]["score"] == "60"


def test_a_class_of_which_nobody_can_be_graded_has_results(course_root, tmp_path):
    entries = [Entry("zoe", tmp_path / "nowhere")]

    assert graded(course_root, tmp_path, entries)[0].outcome == "error"
    assert (tmp_path / "results/class.csv").read_text().startswith("learner,week")
    assert rows(tmp_path / "results") == []
