"""This grader inside nbgrader: its preprocessors, late penalties, export and settings.

nbgrader reads, stores and shows as it always does. In place of running a notebook in a
kernel, `JailedScores` takes what the learner wrote, has it graded in the jail, and puts
points and feedback where nbgrader looks for a cell's output.
"""

import atexit
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbconvert.preprocessors import ClearMetadataPreprocessor, CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    ClearOutput,
    DeduplicateIds,
    GetGrades,
    IgnorePattern,
    LimitOutput,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from traitlets import Unicode

from grader import batch, feedback
from grader.channels import gradebook
from grader.channels.notebooks import CHECK, grade_id
from grader.channels.plugins import (
    HideMarkSchemes,
    LatePolicy,
    QuotedCsv,
    SettleLate,
    course_at,
    node,
    told,
)
from grader.channels.repair import Handed, Repaired, read_repaired
from grader.course import Week
from grader.errors import CourseError, GraderError
from grader.notebook import plain_text
from grader.pool import Job, Order, Team
from grader.results import Result
from grader.submission import Snapshot

# Results that are there already, by learner, week and digest of what was handed in.
READY: dict[tuple[str, str, str], Result] = {}


def configure(c: Any, *, root: str, course: str | None = None) -> None:
    """Make an nbgrader configuration use this grader.

    Args:
        c: What `get_config()` returned.
        root: nbgrader's course folder, with `source/`, `submitted/` and so on.
        course: The folder with course.toml, if it is another one.
    """
    gradebook.put_programs_on_path()
    c.CourseDirectory.root = str(Path(root).resolve())
    for kind in (JailedScores, LatePolicy, SettleLate, QuotedCsv):
        c[kind.__name__].course = str(Path(course or root).resolve())
    c.ClearMarkScheme.enforce_metadata = False
    c.Autograde.exporter_class = RepairingExporter
    c.Autograde.pre_convert_hook = adopt_renamed
    # No CheckCellMetadata: all metadata are those of the gradebook by now.
    c.Autograde.sanitize_preprocessors = [
        ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells,
    ]  # fmt: skip
    c.Autograde.autograde_preprocessors = [
        JailedScores, IgnorePattern, ClearMetadataPreprocessor, LimitOutput,
        SaveAutoGrades, AssignLatePenalties,
    ]  # fmt: skip
    c.AssignLatePenalties.plugin_class = LatePolicy
    c.GenerateFeedback.preprocessors = [
        SettleLate, HideMarkSchemes, GetGrades, CSSHTMLHeaderPreprocessor,
    ]  # fmt: skip
    c.ExportApp.plugin_class = QuotedCsv


def adopt_renamed(assignment: str, student: str, notebooks: list[str]) -> None:
    """Give a notebook that was renamed the name that nbgrader looks for.

    nbgrader calls this before each learner, with the list of their notebooks.
    """
    if not notebooks:
        return
    folder = Path(notebooks[0]).parent
    wanted = folder / f"{assignment}.ipynb"
    if found := renamed_notebook(folder, assignment):
        wanted.write_bytes(found.read_bytes())
        notebooks.append(str(wanted))


def renamed_notebook(folder: Path, week: str) -> Path | None:
    """Find the notebook that must be the week's, if none has its name."""
    paths = sorted(folder.glob("*.ipynb"))
    found = [path for path in paths if path.is_file() and not path.is_symlink()]
    # A link of that name would lead what is written to where it points.
    if not found or os.path.lexists(folder / f"{week}.ipynb"):
        return None
    near = [path for path in found if path.stem.startswith(week)]
    return max(near or found, key=lambda path: path.stat().st_mtime_ns)


class RepairingExporter(NotebookExporter):
    """Reads submitted notebooks whatever state they are in."""

    def from_filename(
        self, filename: str, resources: Any = None, **kwargs: Any
    ) -> tuple[Any, Any]:
        """Repair a notebook while it is read; later it is as it should be."""
        converter: Any = self.parent
        if not converter._sanitizing:
            return super().from_filename(filename, resources, **kwargs)
        names, folders = resources["nbgrader"], converter.coursedir
        source = folders.format_path(folders.source_directory, ".", names["assignment"])
        handed = handed_at(names["db_url"], names["assignment"], source)
        repaired = read_repaired(Path(filename), handed)
        for note in [*repaired.notes, *filter(None, [repaired.problem])]:
            self.log.warning("%s: %s", names["student"], note)
        notebook = node(
            {
                "cells": repaired.cells,
                "metadata": {
                    "grader": {"notes": repaired.notes, "problem": repaired.problem}
                },
                "nbformat": 4,
                "nbformat_minor": 5,
            }
        )
        found: tuple[Any, Any] = self.from_notebook_node(  # type: ignore[no-untyped-call]
            notebook, resources, **kwargs
        )
        return found


def handed_at(url: str, week: str, source: str) -> list[Handed]:
    """List what was handed out in a week."""
    with gradebook.opened(url) as book:
        path = Path(source) / f"{week}.ipynb"
        return gradebook.handed_out(book, week, path)


class JailedScores(NbGraderPreprocessor):  # type: ignore[misc]
    """Grades a notebook in the jail and writes points and feedback into its cells."""

    course = Unicode(help="The folder with course.toml.").tag(config=True)
    isolation = Unicode("sandlock", help="sandlock, or none.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Grade one learner's notebook."""
        names = resources["nbgrader"]
        week = course_at(self.course).week(names["assignment"])
        kept = nb.metadata.pop("grader", {"notes": [], "problem": ""})
        repaired = Repaired(nb.cells, list(kept["notes"]), kept["problem"])
        snapshot = repaired.snapshot(week.file.modules)
        result = graded(week, self.isolation, names["student"], snapshot)
        if result.outcome == "error":
            raise GraderError(f"{names['student']}: {' '.join(_reasons(result))}")
        write_scores(nb, week, result)
        notes = [*repaired.notes, repaired.problem, *result.notes]
        head = f"**{week.short}: {feedback.summary(result)}**"
        nb.cells.insert(0, told("summary", head, [note for note in notes if note]))
        return nb, resources


def write_scores(nb: Any, week: Week, result: Result) -> None:
    """Put points and feedback of each task where nbgrader looks for them.

    Raises:
        CourseError: If a graded cell belongs to no task.
    """
    tasks = {grade_id(CHECK, task.id): task for task in result.tasks}
    for cell in nb.cells:
        record = cell.metadata.get("nbgrader", {})
        if not record.get("grade") or cell.cell_type != "code":
            continue
        task = tasks.get(record["grade_id"])
        if task is None:
            raise CourseError(
                f"{week.name}: the graded cell {record['grade_id']!r} belongs to no "
                "task of the week, so no test can give its points."
            )
        points = float(record["points"])
        share = task.score / task.max_score if task.max_score else 0.0
        score = task.score if points == task.max_score else round(points * share, 2)
        score = float(min(max(score, 0.0), points))
        text = plain_text(
            feedback.of_task(result, task.id), f"Task {task.id}: {task.title}"
        )
        cell.execution_count = 1
        stream = {"output_type": "stream", "name": "stdout", "text": text + "\n"}
        value = {
            "output_type": "execute_result",
            "data": {"text/plain": repr(score)},
            "metadata": {},
            "execution_count": 1,
        }
        cell.outputs = [node(stream), node(value)]


def graded(week: Week, isolation: str, learner: str, snapshot: Snapshot) -> Result:
    """Grade a submission in a process that stays warm; or find what is ready."""
    ready = READY.get((learner, week.name, snapshot.digest))
    if ready is not None:
        return ready
    job = Job(batch.grade_snapshot, (target(week), learner, snapshot))

    def lost(job: Job, why: str) -> Result:
        return batch.ungraded(week, isolation, learner, why)

    team = _team(Order(week.root, week.name, isolation), _stamp(week))
    results: list[Result] = [result for _, result in team.run([job], lost)]
    return results[0]


def target(week: Week) -> batch.Target:
    """Say where results of notebooks are kept."""
    folder = week.root / "results" / "nbgrader"
    return batch.Target(folder, batch.course_secret(week.root), fresh=False)


def _stamp(week: Week) -> int:
    """Say when the week last changed: formgrader's process lives for days."""
    folders = (week.tests, week.solution)
    paths = [path for folder in folders for path in folder.rglob("*.*")]
    written = [path for path in paths if path.suffix != ".pyc"]
    return max((path.stat().st_mtime_ns for path in written), default=0)


@lru_cache(maxsize=8)
def _team(order: Order, stamp: int) -> Team:
    team = Team(order, 1)
    atexit.register(team.stop)
    return team


def _reasons(result: Result) -> list[str]:
    return result.notes or [t.message for t in result.tests if t.outcome == "error"][:1]
