"""What GitHub Classroom's Actions and Classroom 50 read.

Classroom knows points with decimals. Classroom 50 knows integers only, so there points
are always hundredths: 12.5 of 30 points are 1250 of 3000.
"""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import msgspec

from grader import feedback
from grader.results import Result, TestResult, add_points

_STATUS = {"passed": "pass", "failed": "fail", "blocked": "fail", "error": "error"}
HUNDREDTHS = 100


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """What Classroom 50 wants to know of a submission besides its result.

    Attributes:
        url: The repository's address, without ".git".
        time: When it was handed in.
        actor: Who pushed it, if not the owner.
    """

    classroom: str
    assignment: str
    owner: str
    url: str
    commit: str
    time: datetime
    graded: datetime
    actor: str = ""


def results(graded: list[Result]) -> dict[str, Any]:
    """Lay weeks out as the output of a Classroom grader, version 3.

    No test's source is in it: Classroom would show it to learners.
    """
    tests = [_test(test, result) for result in graded for test in result.tests]
    return {
        "version": 3,
        "status": _status(graded),
        "message": None,
        "max_score": add_points(result.max_score for result in graded),
        "tests": tests,
    }


def encoded(graded: list[Result]) -> str:
    """Encode `results` as the reporter takes it from the environment."""
    return base64.b64encode(json.dumps(results(graded)).encode()).decode()


def notices(graded: list[Result]) -> list[tuple[str, str]]:
    """Return the titles and texts of the two notices that Classroom reads."""
    score = add_points(result.score for result in graded)
    most = add_points(result.max_score for result in graded)
    report = {"totalPoints": score, "maxPoints": most}
    points = f"{feedback.points(score)}/{feedback.points(most)}"
    return [
        ("Autograding complete", f"Points {points}"),
        ("Autograding report", json.dumps(report, separators=(",", ":"))),
    ]


def _status(graded: list[Result]) -> str:
    outcomes = [result.outcome for result in graded]
    if "error" in outcomes:
        return "error"
    return "pass" if all(outcome == "passed" for outcome in outcomes) else "fail"


def _test(test: TestResult, result: Result) -> dict[str, Any]:
    tasks = [task.id for task in result.tasks]
    return {
        "name": f"{test.task} {test.title}",
        "status": _STATUS[test.outcome],
        "score": test.points,
        "message": _told(test) or None,
        "test_code": "",
        "task_id": tasks.index(test.task),
        "filename": test.file,
        "line_no": test.line,
        "duration": 0.0,
        "output": test.output,
    }


def _told(test: TestResult) -> str:
    """Say what there is to say about a test, or "" if an earlier one says it."""
    return "" if test.quiet else "\n".join(filter(None, (test.message, test.hint)))


def classroom50(result: Result, submission: Submission) -> dict[str, Any]:
    """Lay a week out as Classroom 50's result.json, points in hundredths."""
    commit = f"{submission.url}/commit/{submission.commit}"
    time = submission.time.astimezone(UTC)
    tag = f"submit/{time:%Y%m%dT%H%M%SZ}-{submission.commit[:7]}"
    return {
        "schema": "classroom50/result/v1",
        "classroom": submission.classroom,
        "assignment": submission.assignment,
        "assignment_type": "individual",
        "owner": submission.owner,
        "submission": tag,
        "commit": commit,
        "release": f"{submission.url}/releases/tag/{tag}",
        "review": commit,
        "datetime": f"{time:%Y-%m-%dT%H:%M:%SZ}",
        "graded_at": f"{submission.graded.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "score": _hundredths(result.score),
        "max-score": _hundredths(result.max_score),
        "tests": [
            {
                "test-name": f"{test.task} {test.title}",
                "passed": test.outcome == "passed",
                "score": _hundredths(test.points),
                "max-score": _hundredths(test.max_points),
                "message": _told(test),
            }
            for test in result.tests
        ],
        "submitted_by": {"username": submission.actor or submission.owner},
    }


def _hundredths(points: float) -> int:
    return round(points * HUNDREDTHS)
