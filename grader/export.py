"""Results for other systems: Canvas, Moodle, Gradescope, Classroom, and plain CSV.

Canvas       one row a learner; a second line of headings with the points possible
Moodle       one row a learner, known by email or ID number
Gradescope   <learner>/results.json, all weeks in one
Classroom    <learner>/<week>.json, as its graders write
Classroom 50 <learner>/<week>/result.json
csv          one row for each task
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from grader import feedback
from grader.batch import harmless, results_in
from grader.channels import classroom
from grader.course import Course
from grader.errors import ResultError
from grader.results import Result, add_points, read_result
from grader.roster import Learner
from grader.signing import Attempt
from grader.store import FOLDER, Store, latest


class Exported(msgspec.Struct, frozen=True):
    """All that an export is made of.

    Attributes:
        results: Results in the order of the learners.
        attempts: Signed attempts, where they come from a store.
    """

    course: Course
    learners: dict[str, Learner]
    results: list[Result]
    attempts: list[Attempt] = []

    def learner(self, result: Result) -> Learner:
        """Return who a result is of; one who is on no roster has a user name only."""
        name = result.learner
        return self.learners.get(name.lower()) or Learner(username=name)

    def weeks(self) -> list[str]:
        """Name the weeks that have results, in teaching order."""
        found = {result.week for result in self.results}
        return [week.name for week in self.course.weeks if week.name in found]

    def heading(self, week: str) -> str:
        """Name a week's column: "week01 Perceptron and activation functions"."""
        found = self.course.week(week)
        return f"{found.short} {found.file.title}"


def load(
    course: Course, folder: Path, learners: Iterable[Learner]
) -> tuple[Exported, list[str]]:
    """Read a results folder, or a working copy of the store, and what to look at.

    Of a store only what is signed with our key counts.

    Raises:
        ResultError: If there is no result at all.
    """
    known = {learner.username.lower(): learner for learner in learners}
    attempts: list[Attempt] = []
    if (folder / FOLDER).is_dir():
        store = Store(folder)
        attempts = latest(store)
        results, problems = [a.result for a in attempts], store.problems
    else:
        results, problems = _results(folder)
    if not results:
        raise ResultError(f"{folder} holds no result. {' '.join(problems)}".strip())
    there = {result.learner.lower() for result in results}
    problems += [f"{name}: no result." for name in sorted(known.keys() - there)]
    return Exported(course, known, results, attempts), problems


def _results(folder: Path) -> tuple[list[Result], list[str]]:
    results, problems = [], []
    for path in (p for each in sorted(folder.glob("*/")) for p in results_in(each)):
        try:
            results.append(read_result(path))
        except ResultError as error:
            problems.append(str(error))
    return results, problems


def export(exported: Exported, kind: str, out: Path) -> dict[Path, bytes]:
    """Make the files of an export, by where they belong; `out` is a file or folder.

    Raises:
        ResultError: If there is no such kind.
    """
    if make := _TABLES.get(kind):
        return {out: _csv(make(exported))}
    if kind == "gradescope":
        learners = list(dict.fromkeys(r.learner for r in exported.results))
        return {
            out / name / "results.json": _json(gradescope(exported, name))
            for name in learners
        }
    if kind == "classroom":
        return {
            out / r.learner / f"{r.week}.json": _json(classroom.results([r]))
            for r in exported.results
        }
    if kind == "classroom50":
        if not exported.attempts:
            raise ResultError(
                "Classroom 50 wants commits; it needs a copy of the store."
            )
        return {
            out / a.learner / a.week / "result.json": _json(_classroom50(exported, a))
            for a in exported.attempts
        }
    raise ResultError(f"The format must be one of {', '.join(KINDS)}. It is {kind!r}.")


def canvas(exported: Exported) -> list[list[str]]:
    """Lay a gradebook out as Canvas imports it, with learners known by their login."""
    weeks = exported.weeks()
    heads = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    most = {r.week: feedback.points(r.max_score) for r in exported.results}
    rows = [
        [*heads, *map(exported.heading, weeks)],
        ["    Points Possible", "", "", "", "", *(most[week] for week in weeks)],
    ]
    for learner, scores in _by_learner(exported):
        name = f"{learner.last_name}, {learner.first_name}"
        shown = name if learner.last_name else learner.name
        login = learner.identifier or learner.email or learner.username
        row = [shown, "", "", login, learner.section]
        rows.append([*row, *(scores.get(week, "") for week in weeks)])
    return rows


def moodle(exported: Exported) -> list[list[str]]:
    """Lay a gradebook out as Moodle imports it."""
    weeks = exported.weeks()
    heads = ["First name", "Last name", "ID number", "Email address", "Username"]
    rows = [[*heads, *map(exported.heading, weeks)]]
    for learner, scores in _by_learner(exported):
        row = [learner.first_name, learner.last_name, learner.identifier]
        row += [learner.email, learner.username]
        rows.append([*row, *(scores.get(week, "") for week in weeks)])
    return rows


def tasks(exported: Exported) -> list[list[str]]:
    """Lay out one row for each learner, week and task."""
    rows = [["learner", "name", "week", "task", "title", "score", "max_score"]]
    for result in exported.results:
        learner = exported.learner(result)
        for task in result.tasks:
            points = map(feedback.points, (task.score, task.max_score))
            row = [result.learner, learner.name, result.week, task.id, task.title]
            rows.append([*row, *points])
    return rows


def gradescope(exported: Exported, name: str) -> dict[str, Any]:
    """Lay a learner's weeks out as Gradescope's results.json."""
    results = [r for r in exported.results if r.learner == name]
    return {
        "score": add_points(r.score for r in results),
        "execution_time": round(sum(r.seconds for r in results)),
        "output": "\n".join(feedback.summary(r) for r in results),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [
            {
                "number": task.id,
                "name": task.title,
                "score": task.score,
                "max_score": task.max_score,
                "status": "passed" if task.score == task.max_score else "failed",
                "output": _messages(result, task.id),
                "output_format": "text",
                "tags": [result.week],
            }
            for result in results
            for task in result.tasks
        ],
    }


def _messages(result: Result, task: str) -> str:
    loud = [test for test in feedback.loud(result) if test.task == task]
    return "\n\n".join(f"{test.title}\n{test.message}" for test in loud)


def _classroom50(exported: Exported, attempt: Attempt) -> dict[str, Any]:
    submission = classroom.Submission(
        classroom=exported.course.settings.organization,
        assignment=exported.course.week(attempt.week).short,
        owner=attempt.learner,
        url=attempt.remote.removesuffix(".git"),
        commit=attempt.commit,
        time=attempt.pushed or datetime.fromtimestamp(0, UTC),
        graded=attempt.graded,
    )
    return classroom.classroom50(attempt.result, submission)


def _by_learner(exported: Exported) -> list[tuple[Learner, dict[str, str]]]:
    """Collect each learner's points by week; who has no result has a row too."""
    scores: dict[str, dict[str, str]] = {name: {} for name in exported.learners}
    people = dict(exported.learners)
    for result in exported.results:
        name = result.learner.lower()
        people.setdefault(name, exported.learner(result))
        scores.setdefault(name, {})[result.week] = feedback.points(result.score)
    return [(people[name], scores[name]) for name in scores]


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _json(value: Any) -> bytes:
    return json.dumps(value, indent=1).encode() + b"\n"


_TABLES: dict[str, Callable[[Exported], list[list[str]]]] = {
    "canvas": canvas,
    "moodle": moodle,
    "csv": tasks,
}
KINDS = [*_TABLES, "gradescope", "classroom", "classroom50"]
