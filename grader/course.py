"""The course as records: course.toml, week.toml, and where a week's files are.

Staff see `solutions/<week>/week.toml`; learners have the same record as
`<week>/week.json`, written by `grader release`.
"""

import math
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from grader.errors import CourseError
from grader.failures import Evidence
from grader.late import Late

Record = TypeVar("Record")
Runtime = Literal["numpy", "matplotlib", "tensorflow"]
Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$")]
HIDDEN_RUNS = 4  # a day, that a learner reads in full
TaskId = Annotated[str, msgspec.Meta(pattern=r"^(P?\d+)\.\d+$")]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one test may use: CPU seconds and MiB of address space."""

    seconds: Annotated[float, msgspec.Meta(gt=0, le=600)] = 5.0
    memory: Annotated[int, msgspec.Meta(ge=256)] = 1024


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One function or class that the learner writes."""

    id: TaskId
    title: str
    module: Name
    functions: list[str]
    points: Annotated[float, msgspec.Meta(gt=0)]
    hints: Annotated[list[str], msgspec.Meta(min_length=1)]
    covers: list[str] = []
    runtime: Runtime | None = None


class KnownMistake(msgspec.Struct, frozen=True):
    """A wrong answer's name and message, and what it returns on the public tests."""

    code: str
    task: str
    message: str
    evidence: dict[str, Evidence] = {}


class WeekFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of week.toml and of week.json.

    Attributes:
        baked_from: In week.json, a hash of what its table of mistakes was made from.
    """

    title: str
    summary: str
    minutes: int
    runtime: Runtime
    modules: Annotated[list[Name], msgspec.Meta(min_length=1)]
    imports: list[str]
    tasks: Annotated[list[Task], msgspec.Meta(min_length=1)]
    limits: Limits = Limits()
    mistakes: list[KnownMistake] = []
    baked_from: str = ""


class Week(msgspec.Struct, frozen=True):
    """One week, and where it lives.

    Attributes:
        name: The folder's name, for example "week01_perceptron".
        file: What week.toml or week.json says.
        root: The course's folder.
        is_released: Whether this is the learners' copy.
    """

    name: str
    file: WeekFile
    root: Path
    is_released: bool

    @property
    def short(self) -> str:
        """The name as people say it: "week01"."""
        return self.name.partition("_")[0]

    @property
    def title(self) -> str:
        """What feedback is headed with: "week01: Perceptron"."""
        return f"{self.short}: {self.file.title}"

    @property
    def work(self) -> Path:
        """The folder that a learner edits."""
        return self.root / self.name if self.is_released else self.assignment

    @property
    def assignment(self) -> Path:
        """The learners' copy of the week, in the staff's repository."""
        return self.root / "assignments" / self.name

    @property
    def solution(self) -> Path:
        """Reference, brief and lab."""
        return self.root / "solutions" / self.name

    @property
    def tests(self) -> Path:
        """Hidden tests, with `wrong/` and `right/`."""
        return self.root / "tests" / self.name

    def task(self, task_id: str) -> Task:
        """Find a task.

        Raises:
            CourseError: If the week has none of this id.
        """
        for task in self.file.tasks:
            if task.id == task_id:
                return task
        ids = ", ".join(task.id for task in self.file.tasks)
        raise CourseError(f"{self.name} has no task {task_id}. It has {ids}.")

    def runtime_of(self, task_id: str) -> Runtime:
        """Say what has to be imported beforehand for a task."""
        return self.task(task_id).runtime or self.file.runtime

    def runtimes_of(self, task_ids: Iterable[str]) -> set[Runtime]:
        """Say which processes serve these tasks, the fewest that can."""
        needed = {self.runtime_of(task_id) for task_id in task_ids}
        # Matplotlib's process can do what NumPy's can, and one is cheaper than two.
        return needed - {"numpy"} if "matplotlib" in needed else needed


class GitHubFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[github]` of course.toml: where learners' repositories are, and how they run.

    Attributes:
        organization: Who owns the repositories.
        template: The repository that learners' repositories are made from.
        repository: The name of a learner's repository; it contains "{learner}".
        branch: The branch that is graded.
        hidden_runs_per_day: How many runs of the hidden tests a learner reads in full;
            beyond them they read points only.
    """

    organization: str
    template: str
    repository: Annotated[str, msgspec.Meta(pattern=r"^[\w.-]*\{learner\}[\w.-]*$")]
    branch: str = "main"
    hidden_runs_per_day: Annotated[int, msgspec.Meta(ge=1)] = HIDDEN_RUNS


class CourseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of course.toml and course.json.

    Attributes:
        deadlines: By week, with a time zone; learners may have extensions.
    """

    title: str
    weeks: list[Name]
    github: GitHubFile | None = None
    deadlines: dict[Name, Annotated[datetime, msgspec.Meta(tz=True)]] = {}
    late: Late = Late()


class Course(msgspec.Struct, frozen=True):
    """All weeks in teaching order, and what holds for all of them."""

    file: CourseFile
    weeks: list[Week]
    is_released: bool
    root: Path

    @property
    def title(self) -> str:
        """The course's name."""
        return self.file.title

    @property
    def late(self) -> Late:
        """What late submissions cost."""
        return self.file.late

    @property
    def github(self) -> GitHubFile:
        """Where learners' repositories are.

        Raises:
            CourseError: If course.toml does not say it.
        """
        if self.file.github is None:
            raise CourseError(
                "course.toml must say where learners' repositories are. It has no "
                "[github]; CONTRIBUTING.md, section GitHub, shows one."
            )
        return self.file.github

    @property
    def titles(self) -> dict[str, str]:
        """What each week's feedback is headed with, by the week's name."""
        return {week.name: week.title for week in self.weeks}

    @property
    def settings(self) -> GitHubFile:
        """`[github]` of course.toml, or what holds where there is none."""
        return self.file.github or GitHubFile("course", "", "{learner}")

    def week(self, name: str) -> Week:
        """Find a week by its folder's name or the part before the underscore.

        Raises:
            CourseError: If there is none.
        """
        for week in self.weeks:
            if name.rstrip("/") in (week.name, week.short):
                return week
        known = ", ".join(week.short for week in self.weeks) or "none"
        raise CourseError(f"There is no week {name!r} here. Weeks: {known}.")

    def hint(self, task_id: str, number: int) -> str:
        """Give one of a task's hints; the last, if there are fewer.

        Raises:
            CourseError: If there is no such task.
        """
        for week in self.weeks:
            for task in week.file.tasks:
                if task.id == task_id:
                    count = len(task.hints)
                    shown = min(max(number, 1), count)
                    head = f"{task_id} {task.title}, hint {shown} of {count}"
                    return f"{head}\n\n{task.hints[shown - 1]}"
        raise CourseError(f"There is no task {task_id!r} here.")


def find_course(start: Path | None = None) -> Course:
    """Load the course that `start`, or the current folder, is in.

    Raises:
        CourseError: If there is none, or a file of it is not as it must be.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / "course.toml").is_file():
            return _load(folder, folder / "course.toml", is_released=False)
        if (folder / "course.json").is_file():
            return _load(folder, folder / "course.json", is_released=True)
    raise CourseError(
        f"No course here: neither {start} nor a folder above it has a course.toml "
        "or course.json. Change into the course's folder."
    )


def find_staff_course() -> Course:
    """Load the course that the current folder is in, if it is the staff's.

    Raises:
        CourseError: If there is none, or only the learners' copy.
    """
    course = find_course()
    if course.is_released:
        raise CourseError(
            "This is the learners' copy of the course; here is only what they get. "
            "Change into the staff's repository."
        )
    return course


def _load(root: Path, path: Path, *, is_released: bool) -> Course:
    course = _read(path, CourseFile)
    weeks = [load_week(root, name, is_released=is_released) for name in course.weeks]
    for name in course.deadlines.keys() - course.weeks:
        raise CourseError(f"{path}: the deadline of {name} is of no week.")
    return Course(course, weeks, is_released, root)


def load_week(root: Path, name: str, *, is_released: bool) -> Week:
    """Read and validate one week's record.

    Raises:
        CourseError: If the file is missing or wrong; the message names file and key.
    """
    inside = f"{name}/week.json" if is_released else f"solutions/{name}/week.toml"
    path = root / inside
    week = Week(name, _read(path, WeekFile), root, is_released)
    _require(week, path)
    return week


def _read(path: Path, kind: type[Record]) -> Record:
    try:
        data = path.read_bytes()
        if path.suffix == ".toml":
            return msgspec.toml.decode(data, type=kind)
        return msgspec.json.decode(data, type=kind)
    except FileNotFoundError:
        raise CourseError(f"{path} is missing.") from None
    except (msgspec.MsgspecError, UnicodeDecodeError, OSError) as error:
        raise CourseError(f"{path}: {error}") from error


def read_source(path: Path) -> str:
    """Read a text that an author wrote.

    Raises:
        CourseError: If it is not there, or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise CourseError(f"{path}: {error}.") from None


def _require(week: Week, path: Path) -> None:
    total = round(math.fsum(task.points for task in week.file.tasks), 2)
    if total != 100:
        raise CourseError(f"{path}: the tasks' points must sum to 100, not {total:g}.")
    ids = [task.id for task in week.file.tasks]
    if len(set(ids)) != len(ids):
        raise CourseError(f"{path}: a task id stands twice.")
    for task in week.file.tasks:
        if task.module not in week.file.modules:
            raise CourseError(
                f"{path}: task {task.id} is in module {task.module!r}, which is not "
                f"one of modules = {week.file.modules}."
            )
