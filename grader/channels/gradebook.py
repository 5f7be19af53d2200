"""nbgrader's gradebook: what a week is made of there, and points into it and out of it.

nbgrader keeps one submission for each learner and week. Points that a person gives
and their comments are theirs: nothing here writes them.
"""

import contextlib
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from grader.channels.notebooks import CHECK, SCHEMA_VERSION, grade_id
from grader.channels.repair import Handed
from grader.course import Week
from grader.errors import CourseError, ResultError, SubmissionError
from grader.late import Late
from grader.results import Result
from grader.submission import read_cells


class Standing(msgspec.Struct, frozen=True):
    """What the gradebook says of one learner's week.

    Attributes:
        auto: What the tests gave.
        score: All points, those of people too, before the penalty.
        penalty: What being late costs.
        total: The score less the penalty.
        max_score: What can be had.
        waits: Whether somebody has to look at an answer.
    """

    learner: str
    week: str
    auto: float
    score: float
    penalty: float
    total: float
    max_score: float
    waits: bool


@contextlib.contextmanager
def opened(url: str) -> Iterator[Any]:
    """Open a gradebook; nbgrader makes a new one with a program beside this Python.

    Raises:
        ResultError: If there is no such database, or nothing that can talk to it.
    """
    put_programs_on_path()
    with quiet(), _open(url) as book:
        yield book


def put_programs_on_path() -> None:
    """Let nbgrader find the program by which it makes a new database."""
    beside = str(Path(sys.executable).parent)
    if beside not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([beside, os.environ.get("PATH", "")])


def _open(url: str) -> Any:
    shown = url.rpartition("@")[2]  # before it stands a password
    try:
        return Gradebook(url)
    except ImportError as error:
        raise ResultError(
            f"The gradebook {shown} needs the Python package {error.name!r}. "
            "Install it."
        ) from None
    except (SQLAlchemyError, ValueError) as error:
        why = str(error).partition("\n")[0]
        raise ResultError(f"The gradebook {shown} cannot be opened: {why}") from None


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Leave out the warnings that nbgrader's own queries cause in SQLAlchemy 2.1."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)
        yield


def handed_out(book: Any, week: str, source: Path) -> list[Handed]:
    """List the cells of a week as they were handed out, in their order.

    Raises:
        CourseError: If the gradebook does not know the week.
    """
    try:
        known = book.find_notebook(week, week)
    except MissingEntry:
        raise CourseError(
            f"The gradebook has no week {week!r}. Run "
            f"`nbgrader generate_assignment {week}` first."
        ) from None
    points = {cell.name: cell.max_score for cell in known.grade_cells}
    points |= {cell.name: cell.max_score for cell in known.task_cells}
    solutions = {cell.name for cell in known.solution_cells}
    tasks = {cell.name for cell in known.task_cells}
    cells = []
    for cell in known.source_cells:
        record: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "grade_id": cell.name,
            "grade": cell.name in points and cell.name not in tasks,
            "solution": cell.name in solutions,
            "locked": bool(cell.locked),
            "task": cell.name in tasks,
            "checksum": cell.checksum,
            "cell_type": cell.cell_type,
        }
        if cell.name in points:
            record["points"] = points[cell.name]
        cells.append(Handed(cell.name, cell.cell_type, cell.source, record))
    order = _order_in(source)
    return sorted(cells, key=lambda cell: order.get(cell.name, len(order)))


def _order_in(source: Path) -> dict[str, int]:
    """Read the order of a notebook's cells; the database keeps none."""
    with contextlib.suppress(SubmissionError):
        names = [
            cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")
            for cell in read_cells(source)
        ]
        return {name: place for place, name in enumerate(names) if name}
    return {}


def store(book: Any, week: Week, results: list[Result], late: Late) -> None:
    """Write the points of tests; a week that is not there yet is made.

    Raises:
        ResultError: If the gradebook's week has no place for a task's points.
    """
    _make_week(book, week)
    for result in results:
        book.update_or_create_student(result.learner)
        book.update_or_create_submission(week.name, result.learner)
        for task in result.tasks:
            name = grade_id(CHECK, task.id)
            try:
                grade = book.find_grade(name, week.name, week.name, result.learner)
            except MissingEntry:
                raise ResultError(
                    f"The gradebook's {week.name} has no cell {name!r}. It was made "
                    "from another version of the week; run `nbgrader db assignment "
                    f"remove {week.name}` if its grades may go, and store again."
                ) from None
            grade.auto_score = task.score
            grade.needs_manual_grade = grade.manual_score is not None
        settle(book, week.name, late, result.learner)
    book.db.commit()


def _make_week(book: Any, week: Week) -> None:
    try:
        book.find_notebook(week.name, week.name)
    except MissingEntry:
        book.update_or_create_assignment(week.name)
        book.update_or_create_notebook(week.name, week.name)
        for task in week.file.tasks:
            name = grade_id(CHECK, task.id)
            book.update_or_create_grade_cell(
                name, week.name, week.name, max_score=task.points, cell_type="code"
            )


def settle(book: Any, week: str, late: Late, learner: str) -> float:
    """Work out anew what being late costs a learner, and return the seconds.

    nbgrader does this when it grades, and never again when a person gives points.
    """
    submission = book.find_submission(week, learner)
    seconds = float(submission.total_seconds_late or 0)
    for notebook in submission.notebooks:
        penalty = late.penalty(notebook.score or 0.0, seconds)
        notebook.late_submission_penalty = penalty or None
    book.db.commit()
    return seconds


def standings(book: Any, week: str, late: Late) -> list[Standing]:
    """Read everybody's points of a week, in the order of their names.

    Raises:
        CourseError: If the gradebook does not know the week.
    """
    try:
        submissions = book.find_assignment(week).submissions
    except MissingEntry:
        raise CourseError(f"The gradebook has no week {week!r}.") from None
    names = sorted(submission.student.id for submission in submissions)
    for name in names:
        settle(book, week, late, name)
    return [_standing(book.find_submission(week, name)) for name in names]


def _standing(submission: Any) -> Standing:
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    book_score, penalty = submission.score, submission.late_submission_penalty or 0.0
    return Standing(
        learner=submission.student.id,
        week=submission.name,
        auto=round(sum(grade.auto_score or 0.0 for grade in grades), 2),
        score=round(book_score, 2),
        penalty=round(penalty, 2),
        total=round(max(0.0, book_score - penalty), 2),
        max_score=round(submission.max_score, 2),
        waits=bool(submission.needs_manual_grade),
    )
