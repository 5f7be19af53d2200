"""Grades a class's notebooks side by side, then lets nbgrader write them down.

Learners' code runs in several processes; one process, this one, writes the gradebook
and `autograded/`. Results are kept, so that what was interrupted goes on.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from nbgrader.apps.autogradeapp import AutogradeApp
from nbgrader.converters import Autograde, NbGraderException

from grader import batch
from grader.channels import gradebook
from grader.channels import nbgrader as channel
from grader.channels.repair import read_repaired
from grader.course import Week
from grader.errors import CourseError, GraderError
from grader.pool import Job, Order, run_jobs
from grader.results import Result

_SILENT = 60  # above logging.CRITICAL: what went wrong is told once, by us


class Outcome(msgspec.Struct, frozen=True):
    """What became of one learner's notebook.

    Attributes:
        note: What went wrong or was mended, in words, or "".
        is_written: Whether the gradebook has the points.
    """

    learner: str
    result: Result | None
    note: str
    is_written: bool


class Batch:
    """One week's submitted notebooks, in the course folder that nbgrader is set up for.

    Args:
        week: The week.
        folder: nbgrader's course folder, with nbgrader_config.py.
        isolation: "sandlock" or "none".

    Attributes:
        learners: Who handed something in, by name; with the notebook, if there is one.
    """

    def __init__(self, week: Week, folder: Path, isolation: str) -> None:
        self._week = week
        self._isolation = isolation
        self._app = _app(week, folder)
        self._places = self._app.coursedir
        self._told: dict[str, str] = {}
        self.learners: dict[str, Path | None] = {}
        for path in sorted(self._folder("submitted").glob(f"*/{week.name}")):
            self.learners[path.parent.name] = self._notebook(path)
        if not self.learners:
            raise CourseError(
                f"{self._folder('submitted')} must hold submissions as "
                f"<learner>/{week.name}/{week.name}.ipynb. It holds none of this week."
            )

    def grade(self, workers: int, progress: Callable[[object], None]) -> set[str]:
        """Grade every notebook; say whose result is not the one that was there.

        Raises:
            GraderError: If nothing can be graded: no week in the gradebook, no jail.
        """
        with _inside(self._places.root):
            source = self._folder("source", ".") / self._week.name
            url = self._places.db_url
            handed = channel.handed_at(url, self._week.name, str(source))
        jobs, target = [], channel.target(self._week)
        for learner, path in self.learners.items():
            if path is not None:
                repaired = read_repaired(path, handed)
                notes = [repaired.problem, *repaired.notes]
                self._told[learner] = " ".join(note for note in notes if note)
                snapshot = repaired.snapshot(self._week.file.modules)
                jobs.append(Job(batch.grade_snapshot, (target, learner, snapshot)))
        before = {job.arguments[1]: self._known(job.arguments[1]) for job in jobs}

        def lost(job: Job, why: str) -> Result:
            return batch.ungraded(self._week, self._isolation, job.arguments[1], why)

        order = Order(self._week.root, self._week.name, self._isolation)
        changed = set()
        for place, result in run_jobs(order, jobs, workers, lost):
            snapshot = jobs[place].arguments[2]
            channel.READY[result.learner, self._week.name, snapshot.digest] = result
            if result != before[result.learner]:
                changed.add(result.learner)
            progress(result)
        return changed

    def write(
        self, changed: set[str], progress: Callable[[object], None]
    ) -> list[Outcome]:
        """Let nbgrader write down what is new: gradebook and autograded notebooks."""
        places = {"coursedir": self._places, "parent": self._app}
        converter = _Writer(changed, progress, **places)
        broken = ""
        with gradebook.quiet(), _inside(self._places.root):
            try:
                converter.start()
            except NbGraderException as error:
                # Of one learner's failure nbgrader only says that it has told of it.
                broken = "" if converter.failures else str(error)
        ready = {name: found for (name, _, _), found in channel.READY.items()}
        outcomes = []
        for learner, path in self.learners.items():
            note = converter.failures.get(learner, "")
            result = ready.get(learner)
            if path is None:
                note = f"There is no notebook. Ask for {self._week.name}.ipynb."
            elif not note and result is not None:
                note = " ".join([self._told[learner], *result.notes]).strip()
            written = self._folder("autograded", learner) / self._week.name
            is_written = written.is_dir()
            note = note if is_written else note or broken
            outcomes.append(Outcome(learner, result, note, is_written))
        return outcomes

    def _known(self, learner: str) -> Result | None:
        path = batch.result_path(
            channel.target(self._week).out, learner, self._week.name
        )
        return batch.read_or_none(path)

    def _notebook(self, folder: Path) -> Path | None:
        wanted = folder / f"{self._week.name}.ipynb"
        if not os.path.lexists(wanted):
            channel.adopt_renamed(self._week.name, "", [str(wanted)])
        return wanted if os.path.lexists(wanted) else None

    def _folder(self, step: str, learner: str = "") -> Path:
        name: str = getattr(self._places, f"{step}_directory")
        root: str = self._places.root
        return Path(root) / name / learner


class _Writer(Autograde):  # type: ignore[misc]
    """nbgrader's own step, for those whose result changed or is not written yet."""

    def __init__(
        self, changed: set[str], progress: Callable[[object], None], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._changed, self._progress = changed, progress
        self.failures: dict[str, str] = {}

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        """Start anew where something changed; count everybody."""
        self._progress(student_id)
        self.force = student_id in self._changed
        return bool(super().init_destination(assignment_id, student_id))

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Convert, and remember what went wrong for whom."""
        try:
            super().convert_single_notebook(notebook_filename)
        except Exception as error:
            learner = Path(notebook_filename).parent.parent.name
            text = str(error) if isinstance(error, GraderError) else repr(error)
            self.failures[learner] = text
            raise


def _app(week: Week, folder: Path) -> Any:
    if not (folder / "nbgrader_config.py").is_file():
        raise CourseError(
            f"{folder} must hold nbgrader_config.py. Run `grader release --nbgrader` "
            "for the course's own folder, or give the folder that it wrote."
        )
    with _inside(folder):
        app = AutogradeApp()
        app.initialize([week.name])
        app.coursedir.assignment_id = week.name
        app.log.setLevel(_SILENT)
    return app


@contextlib.contextmanager
def _inside(folder: str | Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
