"""`export.py`: points for other systems, and names that spreadsheets would run."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from grader import export, signing
from grader.errors import ResultError
from grader.results import TaskResult, write_result
from grader.roster import Learner
from grader.store import Store

NOON = datetime(2026, 10, 12, 12, tzinfo=UTC)
SCHEMA = Path(__file__).with_name("classroom50.schema.json")
TASKS = [
    TaskResult(id="1.1", title="Double, twice", score=12.5, max_score=20.0),
    TaskResult(id="1.2", title='The "fourth"', score=10.0, max_score=10.0),
]
ADA = Learner(
    username="ada", first_name='Ada "A."', last_name="King, Countess",
    email="ada@example.org", identifier="s1", section="B",
)  # fmt: skip
EVE = Learner(username="Eve", first_name="=HYPERLINK(1)", last_name="@SUM(A1)")


@pytest.fixture
def results(tmp_path, result, test_result):
    """A results folder of two learners; Ada has 22.5 of 30 points."""
    tests = [test_result(message="got 5"), test_result(quiet=True, message="hidden")]
    for name, score in (("ada", 22.5), ("Eve", 0.0)):
        fields = {"score": score, "max_score": 30.0, "tasks": TASKS, "learner": name}
        write_result(result(tests, **fields), tmp_path / name / "week01_tiny.json")
    return tmp_path


@pytest.fixture
def made(course, results):
    """Export in a format: a table's rows, or files' values by name."""

    def make(kind, learners=(ADA, EVE)):
        exported, problems = export.load(course, results, learners)
        assert problems == []
        files = export.export(exported, kind, Path("out"))
        if list(files) == [Path("out")]:
            return list(
                csv.reader(io.StringIO(files[Path("out")].decode(), newline=""))
            )
        return {str(path): json.loads(data) for path, data in files.items()}

    return make


def test_canvas(made):
    assert made("canvas") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "week01 Tiny"],
        ["    Points Possible", "", "", "", "", "30"],
        ['King, Countess, Ada "A."', "", "", "s1", "B", "22.5"],
        ["'@SUM(A1), =HYPERLINK(1)", "", "", "Eve", "", "0"],
    ]


def test_moodle(made):
    assert made("moodle")[:2] == [
        ["First name", "Last name", "ID number", "Email address", "Username",
         "week01 Tiny"],
        ['Ada "A."', "King, Countess", "s1", "ada@example.org", "ada", "22.5"],
    ]  # fmt: skip


def test_one_row_for_each_task(made):
    rows = made("csv")

    assert rows[1] == [
        "Eve", "'=HYPERLINK(1) @SUM(A1)", "week01_tiny", "1.1", "Double, twice", "12.5",
        "20",
    ]  # fmt: skip
    assert rows[4][3:] == ["1.2", 'The "fourth"', "10", "10"]


@pytest.mark.parametrize("kind", ["canvas", "moodle", "csv"])
def test_no_cell_is_a_formula(made, kind):
    cells = [cell for row in made(kind) for cell in row]

    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_a_learner_without_a_result_has_a_row_without_points(course, results):
    silent = Learner(username="silent")
    exported, problems = export.load(course, results, [ADA, silent])

    assert problems == ["silent: no result."]
    assert export.moodle(exported)[2] == ["", "", "", "", "silent", ""]


def test_a_learner_of_no_roster_has_a_row(made):
    assert made("moodle", [ADA])[-1][-2:] == ["Eve", "0"]


def test_gradescope(made):
    record = made("gradescope")["out/ada/results.json"]

    assert record["score"] == 22.5 == sum(test["score"] for test in record["tests"])
    first = record["tests"][0]
    assert (first["number"], first["max_score"], first["status"]) == (
        "1.1",
        20,
        "failed",
    )
    assert first["output"] == "Twice 3 is 6.\ngot 5"
    assert record["tests"][1]["status"] == "passed"
    assert set(record) <= {
        "score", "execution_time", "output", "output_format", "visibility",
        "stdout_visibility", "tests",
    }  # fmt: skip


def test_classroom(made):
    assert made("classroom")["out/ada/week01_tiny.json"]["max_score"] == 30


def test_an_unknown_format_lists_those_that_are_known(course, results):
    exported, _ = export.load(course, results, [])

    with pytest.raises(ResultError, match="one of canvas, moodle, .* It is 'excel'"):
        export.export(exported, "excel", Path("out"))


def test_a_damaged_result_is_reported_and_the_rest_exported(course, results):
    (results / "ada" / "week01_tiny.json").write_text("{")

    exported, problems = export.load(course, results, [])

    assert [result.learner for result in exported.results] == ["Eve"]
    assert "is no result" in problems[0]


def test_an_empty_folder_is_refused(course, tmp_path):
    with pytest.raises(ResultError, match="holds no result"):
        export.load(course, tmp_path, [])


# out of the store


@pytest.fixture
def stored(tmp_path, result, keys):
    """A store with two attempts of Ada's."""
    kept = Store(tmp_path / "store")

    def add(learner="ada", score=0.0, hour=9, sign=True):
        attempt = signing.Attempt(
            learner=learner,
            week="week01_tiny",
            remote="https://github.example/dl-101/weeks-ada.git",
            commit="c0ffee",
            pushed=NOON,
            clock="push",
            deadline=None,
            late=False,
            graded=NOON.replace(hour=hour),
            feedback="full",
            result=result(learner=learner, score=score, tasks=TASKS),
        )
        kept.add(signing.signed(attempt) if sign else attempt)

    add(score=20.0, hour=15)
    add(score=10.0, hour=9)
    return kept.folder, add


def test_the_newest_attempt_counts(course, stored):
    folder, _ = stored

    exported, _ = export.load(course, folder, [ADA])

    assert [result.score for result in exported.results] == [20]


def test_what_nobody_signed_does_not_count(course, stored):
    folder, add = stored
    add(score=20.0, hour=16, sign=False)
    add("eve", score=20.0, sign=False)

    exported, problems = export.load(course, folder, [])

    assert [(r.learner, r.score) for r in exported.results] == [("ada", 20)]
    assert len([p for p in problems if "does not fit" in p]) == 2


def test_classroom_50_knows_the_commit_of_an_attempt(course, stored):
    exported, _ = export.load(course, stored[0], [])

    files = export.export(exported, "classroom50", Path("out"))

    record = json.loads(files[Path("out/ada/week01_tiny/result.json")])
    jsonschema.validate(record, json.loads(SCHEMA.read_bytes()))
    assert (record["score"], record["owner"]) == (2000, "ada")
    assert record["commit"].endswith("/dl-101/weeks-ada/commit/c0ffee")


def test_results_alone_have_no_commit_for_classroom_50(made):
    with pytest.raises(ResultError, match="needs a copy of the store"):
        made("classroom50")
