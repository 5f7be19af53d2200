"""What nbgrader asks of a course besides points: penalties, feedback, export."""

import csv
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.plugins import ExportPlugin, LateSubmissionPlugin
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from grader import batch, feedback
from grader.channels import gradebook
from grader.channels.repair import hide_mark_scheme
from grader.course import Course, find_course
from grader.late import Late


def course_at(folder: str) -> Course:
    """Load the course that nbgrader is configured for."""
    return find_course(Path(folder))


def told(name: str, head: str, notes: list[str]) -> Any:
    """Make a cell that tells a learner something."""
    lines = "\n".join(f"- {feedback.escape(note)}" for note in notes)
    text = f"{head}\n\n{lines}".strip()
    return node({"cell_type": "markdown", "id": name, "metadata": {}, "source": text})


def node(value: dict[str, Any]) -> Any:
    """Make what nbformat works with."""
    return nbformat.from_dict(value)  # type: ignore[no-untyped-call]


class LatePolicy(LateSubmissionPlugin):  # type: ignore[misc]
    """Late penalties as course.toml has them."""

    course = Unicode(help="The folder with course.toml.").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float:
        """Say how many points a learner loses."""
        return course_at(self.course).late.penalty(score, total_seconds_late)


class SettleLate(NbGraderPreprocessor):  # type: ignore[misc]
    """Works out the penalty again before feedback: people may have given points."""

    course = Unicode(help="The folder with course.toml.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Tell the learner, too."""
        names = resources["nbgrader"]
        late: Late = course_at(self.course).late
        with gradebook.opened(names["db_url"]) as book:
            seconds = gradebook.settle(
                book, names["assignment"], late, names["student"]
            )
        if words := late.words(seconds):
            nb.cells.insert(0, told("late", "**Late**", [words]))
        return nb, resources


class HideMarkSchemes(NbGraderPreprocessor):  # type: ignore[misc]
    """Cuts mark schemes, which the gradebook put back for people who grade."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Look at locked cells only: learners may write what they like."""
        for cell in nb.cells:
            if cell.metadata.get("nbgrader", {}).get("locked"):
                cell.source = hide_mark_scheme(cell.source)
        return nb, resources


class QuotedCsv(ExportPlugin):  # type: ignore[misc]
    """nbgrader's table of grades, with names quoted as they need and up to date."""

    course = Unicode(help="The folder with course.toml.").tag(config=True)

    def export(self, book: Any) -> None:
        """Write `--to`, or grades.csv."""
        late = course_at(self.course).late
        with Path(self.to or "grades.csv").open("w", newline="", encoding="utf-8") as f:
            table = csv.writer(f)
            table.writerow(_COLUMNS)
            for assignment in book.assignments:
                if self.assignment and assignment.name not in map(str, self.assignment):
                    continue
                found = gradebook.standings(book, assignment.name, late)
                points = {standing.learner: standing for standing in found}
                for student in book.students:
                    if self.student and student.id not in map(str, self.student):
                        continue
                    row = _row(book, assignment, student, points.get(student.id))
                    table.writerow(["" if x is None else _cell(x) for x in row])


_COLUMNS = [
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name",
    "email", "raw_score", "late_submission_penalty", "score", "max_score",
]  # fmt: skip


def _row(book: Any, assignment: Any, student: Any, points: Any) -> list[Any]:
    when = book.find_submission(assignment.name, student.id).timestamp if points else ""
    row = [assignment.name, assignment.duedate, when, student.id, student.last_name]
    row += [student.first_name, student.email]
    scores = [points.score, points.penalty, points.total] if points else [0.0, 0.0, 0.0]
    return [*row, *scores, assignment.max_score]


def _cell(value: Any) -> str:
    return batch.harmless(value) if isinstance(value, str) else str(value)
