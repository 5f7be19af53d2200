"""A class at once; results are written as they come.

RESULTS/<learner>/<week>.json            the result
RESULTS/<learner>/<week>.snapshot.json   the files that were graded, for a replay
RESULTS/<learner>/feedback.md, .html     what the learner reads
RESULTS/class.csv                        one row for each learner and week
"""

import contextlib
import csv
import io
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote_from_bytes

import msgspec

from grader import feedback
from grader.course import Course, Week, find_course
from grader.errors import ResultError, SubmissionError
from grader.pool import Job, Order, Place, run_jobs
from grader.provenance import hashes_of, seed_for
from grader.results import (
    Hashes,
    Result,
    TaskResult,
    add_points,
    differences,
    read_result,
    write_atomically,
    write_result,
)
from grader.submission import Snapshot, read_submission
from grader.verdicts import printable

CLASS_LIST = "class.csv"
_UNSAFE_START = ("=", "+", "-", "@", "\t", "\r")
# What tools leave behind beside the learners' folders.
_NO_LEARNERS = (".git", ".github", ".ipynb_checkpoints", ".DS_Store", "__pycache__")


class Entry(msgspec.Struct, frozen=True):
    """A learner, and the folder that they handed in."""

    learner: str
    folder: Path


class Target(msgspec.Struct, frozen=True):
    """Where results go and how they are made.

    Attributes:
        out: The results folder.
        secret: What every learner's seed is derived from.
        fresh: Whether to grade again what has not changed.
    """

    out: Path
    secret: bytes
    fresh: bool


def find_entries(submissions: Path) -> list[Entry]:
    """List the learners: one folder each, in the order of their names.

    Raises:
        SubmissionError: If the folder cannot be read or holds no folder.
    """
    folders = [entry for entry in _listed(submissions) if _is_learner(entry)]
    if not folders:
        raise SubmissionError(
            f"{submissions} must hold one folder for each learner. It holds none."
        )
    found = [Entry(learner_name(f.name), Path(f.path)) for f in folders]
    return sorted(found, key=lambda entry: entry.learner)


def passed_over(submissions: Path) -> list[str]:
    """Name what lies beside the learners' folders and is not graded."""
    strangers = [entry for entry in _listed(submissions) if not _is_learner(entry)]
    return sorted(printable(repr(entry.name)) for entry in strangers)


def _listed(submissions: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(submissions) as entries:
            return [entry for entry in entries if entry.name not in _NO_LEARNERS]
    except OSError as error:
        raise SubmissionError(f"{submissions}: {error.strerror}.") from None


def _is_learner(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")


def learner_name(folder: str) -> str:
    """Make a text out of a folder's name, whatever bytes it has.

    No two folders share a name: one that looks like an escaped name is escaped too.
    """
    name = "".join(map(_escaped, folder))
    return name.replace(".", "%2E") if name.lower() == CLASS_LIST else name


def _escaped(letter: str) -> str:
    is_byte = "\udc80" <= letter <= "\udcff"  # how Python writes what is no UTF-8
    return quote_from_bytes(os.fsencode(letter)) if is_byte or letter == "%" else letter


def course_secret(root: Path) -> bytes:
    """Return what seeds derive from: GRADER_SECRET, or a file made on first use."""
    if secret := os.environ.get("GRADER_SECRET"):
        return secret.encode()
    path = root / ".grader-secret"
    if not path.exists():
        write_atomically(path, secrets.token_hex(32).encode() + b"\n")
        path.chmod(0o600)
    return path.read_bytes().strip()


def grade_all(
    order: Order,
    target: Target,
    entries: list[Entry],
    processes: int,
    progress: Callable[[Result], None],
) -> list[Result]:
    """Grade every entry and write the class list.

    Returns:
        Results in the order of `entries`.
    """
    target.out.mkdir(parents=True, exist_ok=True)
    jobs = [Job(grade_entry, (target, entry)) for entry in entries]
    results: dict[int, Result] = {}

    def lost(job: Job, why: str) -> Result:
        week = find_course(order.root).week(order.week)
        return ungraded(week, order.isolation, job.arguments[1].learner, why)

    for place, result in run_jobs(order, jobs, processes, lost):
        results[place] = result
        progress(result)
    write_atomically(target.out / CLASS_LIST, class_csv(target.out))
    return [results[place] for place in range(len(entries))]


def grade_entry(place: Place, target: Target, entry: Entry) -> Result:
    """Read one learner's folder, grade it and write the result."""
    try:
        snapshot = read_submission(entry.folder, place.week)
    except (SubmissionError, OSError) as error:
        return ungraded(place.week, place.grader.isolation, entry.learner, str(error))
    return grade_snapshot(place, target, entry.learner, snapshot)


def grade_snapshot(
    place: Place, target: Target, learner: str, snapshot: Snapshot
) -> Result:
    """Grade one learner and write the result, unless the old one still holds."""
    week, grader = place.week, place.grader
    try:
        seed = seed_for(target.secret, learner, week, snapshot)
        path = result_path(target.out, learner, week.name)
        known = None if target.fresh else _known(path, hashes_of(week, snapshot), seed)
        if known and known.isolation == grader.isolation:
            result = grader.grade_again(known, snapshot)
            if result is known:
                return known
        else:
            result = grader.grade(learner, snapshot, seed)
        save(result, snapshot, target.out, place.course)
    except (ResultError, OSError) as error:
        return ungraded(week, grader.isolation, learner, str(error))
    return result


def _known(path: Path, hashes: Hashes, seed: str) -> Result | None:
    """Return the old result if the same files were graded in the same way."""
    result = read_or_none(path)
    if result is None or result.outcome == "error" or result.seed != seed:
        return None
    old = (result.hashes.submission, result.hashes.environment)
    return result if old == (hashes.submission, hashes.environment) else None


def read_or_none(path: Path) -> Result | None:
    """Read a result; None if there is none, or a damaged one."""
    with contextlib.suppress(ResultError):
        return read_result(path)
    return None


def ungraded(week: Week, isolation: str, learner: str, why: str) -> Result:
    """Make the record of a submission that could not be graded."""
    tasks = [
        TaskResult(id=t.id, title=t.title, score=0, max_score=t.points)
        for t in week.file.tasks
    ]
    return Result(
        learner=learner,
        week=week.name,
        score=0,
        max_score=add_points(task.max_score for task in tasks),
        outcome="error",
        tasks=tasks,
        tests=[],
        isolation=isolation,
        seconds=0,
        hashes=hashes_of(week, Snapshot({})),
        seed="",
        notes=[f"Not graded: {printable(why)}"],
    )


def result_path(out: Path, learner: str, week: str) -> Path:
    """Say where a result belongs. `learner` is one path component by construction."""
    return out / learner / f"{week}.json"


def save(result: Result, snapshot: Snapshot, out: Path, course: Course) -> None:
    """Write a result, what was graded, and the feedback on all of a learner's weeks."""
    path = result_path(out, result.learner, result.week)
    write_atomically(path.with_suffix(".snapshot.json"), msgspec.json.encode(snapshot))
    write_result(result, path)
    found = map(read_or_none, reversed(results_in(path.parent)))
    weeks = [week for week in found if week is not None]
    titles = course.titles
    write_atomically(
        path.with_name("feedback.md"), feedback.markdown(weeks, titles).encode()
    )
    write_atomically(
        path.with_name("feedback.html"), feedback.html(weeks, titles).encode()
    )


def changes(old: Path, graded: list[Result]) -> list[str]:
    """Say whose score is not what it was in the results folder `old`, and why."""
    lines = []
    for result in graded:
        before = read_or_none(result_path(old, result.learner, result.week))
        if before is None:
            lines.append(f"{printable(result.learner)}: not graded before")
            continue
        if before.score != result.score:
            lines.append(f"{printable(result.learner)}:")
            lines += [f"  {line}" for line in differences(before, result)]
    return lines


def results_in(folder: Path) -> list[Path]:
    """List a learner's results, in the order of the weeks."""
    return sorted(p for p in folder.glob("*.json") if not p.match("*.snapshot.json"))


def class_csv(out: Path) -> bytes:
    """Make one row for each learner and week that has a result.

    A result that is damaged has a row without points, which says so.
    """
    folders = sorted(path for path in out.iterdir() if path.is_dir())
    paths = [path for folder in folders for path in results_in(folder)]
    results = {path: read_or_none(path) for path in paths}
    known = [result for result in results.values() if result]
    tasks = list(dict.fromkeys(task.id for r in known for task in r.tasks))
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["learner", "week", "score", "max_score", "outcome", *tasks])
    for path, result in results.items():
        row = (
            _row(result, tasks) if result else [path.parent.name, path.stem, *_DAMAGED]
        )
        table.writerow(map(harmless, row))
    return text.getvalue().encode("utf-8", "replace")


_DAMAGED = ("", "", "damaged: grade again")


def _row(result: Result, tasks: list[str]) -> list[str]:
    scores = {task.id: feedback.points(task.score) for task in result.tasks}
    row = [result.learner, result.week, feedback.points(result.score)]
    row += [feedback.points(result.max_score), result.outcome]
    return [*row, *(scores.get(task, "") for task in tasks)]


def harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula."""
    text = printable(cell).replace("\n", " ")
    return f"'{text}" if text.startswith(_UNSAFE_START) else text
