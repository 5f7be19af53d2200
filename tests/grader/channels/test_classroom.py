"""`classroom.py`, `annotations.py`: formats, and the line of a message."""

import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest

from grader.channels import badge, classroom
from grader.channels.annotations import annotations
from grader.results import TaskResult

SCHEMA = Path(__file__).with_name("classroom50.schema.json")
NOON = datetime(2026, 10, 12, 14, tzinfo=timezone(timedelta(hours=2)))
TASKS = [
    TaskResult(id="1.1", title="Double", score=12.5, max_score=20.0),
    TaskResult(id="1.2", title="Quadruple", score=0.0, max_score=10.0),
]


@pytest.fixture
def graded(result, test_result):
    """A week of 12.5 of 30 points."""
    tests = [
        test_result(points=12.5, message="got 5", hint="Is it 6?", output="printed"),
        test_result(task="1.2", max_points=10.0, outcome="blocked", quiet=True),
    ]
    return result(tests, score=12.5, max_score=30.0, tasks=TASKS)


def test_a_classroom_grader_writes_this(graded):
    record = classroom.results([graded])

    assert (record["version"], record["status"], record["max_score"]) == (3, "fail", 30)
    first, second = record["tests"]
    assert (first["score"], first["status"], first["task_id"]) == (12.5, "fail", 0)
    assert first["message"] == "got 5\nIs it 6?"
    assert (second["status"], second["message"], second["task_id"]) == ("fail", None, 1)
    assert {test["test_code"] for test in record["tests"]} == {""}


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        (["passed", "passed"], "pass"),
        (["passed", "failed"], "fail"),
        (["failed", "error"], "error"),
    ],
)
def test_classroom_reads_how_all_weeks_went(result, outcomes, status):
    weeks = [result(outcome=outcome) for outcome in outcomes]

    assert classroom.results(weeks)["status"] == status


def test_the_reporter_can_decode_what_is_encoded(graded):
    decoded = json.loads(base64.b64decode(classroom.encoded([graded])))

    assert decoded == classroom.results([graded])


def test_the_notices_of_classroom(graded):
    assert classroom.notices([graded, graded]) == [
        ("Autograding complete", "Points 25/60"),
        ("Autograding report", '{"totalPoints":25.0,"maxPoints":60.0}'),
    ]


@pytest.fixture
def submission():
    return classroom.Submission(
        classroom="dl-101",
        assignment="week01",
        owner="ada",
        url="https://github.example/dl-101/weeks-ada",
        commit="c0ffee1234567890",
        time=NOON,
        graded=NOON.astimezone(UTC),
    )


def test_classroom_50_reads_hundredths_of_points(graded, submission):
    record = classroom.classroom50(graded, submission)

    jsonschema.validate(record, json.loads(SCHEMA.read_bytes()))
    assert (record["score"], record["max-score"]) == (1250, 3000)
    assert [test["score"] for test in record["tests"]] == [1250, 0]
    assert record["submission"] == "submit/20261012T120000Z-c0ffee1"
    assert record["datetime"] == "2026-10-12T12:00:00Z"
    assert record["submitted_by"] == {"username": "ada"}


def test_points_with_two_decimals_are_whole_hundredths(result, submission):
    record = classroom.classroom50(result(score=0.29, max_score=0.57), submission)

    assert (record["score"], record["max-score"]) == (29, 57)


# annotations


@pytest.fixture
def annotated(fixed_week, result, test_result, tmp_path):
    """Annotate one failure in a learner's folder of these files."""

    def make(files, **fields):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        found = annotations(result([test_result(**fields)]), fixed_week, tmp_path)
        return found[0].path, found[0].line

    return make


SOURCE = (
    "import math\n\n\ndef double(x):\n    return x\n\n\ndef quadruple(x):\n    1 / 0\n"
)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"message": "called    double(3)"}, 4),
        ({"task": "1.2", "message": "called    quadruple(3)"}, 8),
        ({"task": "1.2", "message": "raised", "file": "tiny.py", "line": 9}, 9),
        ({"task": "1.2", "message": "raised", "file": "other.py", "line": 1}, 8),
    ],
)
def test_a_message_stands_beside_its_line(annotated, fields, line):
    found = annotated({"week01_tiny/tiny.py": SOURCE}, **fields)

    assert found == ("week01_tiny/tiny.py", line)


def test_a_file_that_is_no_python_is_annotated_too(annotated):
    source = "def broken(:\n\n\ndef double(x)\n"

    assert annotated({"week01_tiny/tiny.py": source}) == ("week01_tiny/tiny.py", 4)


@pytest.mark.parametrize("name", ["tiny.py", "week01/tiny.py", "week01_tiny/tiny.py"])
def test_a_file_is_found_where_submissions_are_read(annotated, name):
    assert annotated({name: SOURCE}) == (name, 4)


def test_a_notebook_is_annotated_at_its_top(annotated):
    name = "week01_tiny/week01.ipynb"

    assert annotated({name: "{}"}, file="tiny.ipynb, cell 3", line=2) == (name, 1)


def test_a_file_that_is_missing_is_named(annotated):
    assert annotated({}) == ("week01_tiny/tiny.py", 1)


def test_a_function_that_is_missing_has_the_first_line(annotated):
    assert annotated({"tiny.py": "x = 1\n"}) == ("tiny.py", 1)


def test_only_what_is_loud_is_annotated(fixed_week, result, test_result, tmp_path):
    tests = [test_result(quiet=True), test_result(outcome="passed")]

    assert annotations(result(tests), fixed_week, tmp_path) == []


def test_a_badge_says_the_points(result):
    drawn = badge.svg("<week>", result(score=12.5, max_score=20.0))

    assert ">12.5 / 20<" in drawn
    assert "<week>" not in drawn
