"""Fetches what learners pushed, and pins the commit that counts.

OUT/collected.json                                    what was found, learner by learner
OUT/<week>/<shard>/<learner>/<week>/                  the week's files at that commit
CACHE/<learner>.git                                   bare copies, kept between runs

Only the week's own modules are written, as plain files; nothing is checked out.
"""

import json
import re
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path, PurePosixPath

import msgspec

from grader.channels.git import git, git_bytes, server
from grader.channels.pushes import History, Push, history_of, pin
from grader.course import Course, Week
from grader.errors import GraderError, ResultError
from grader.results import write_atomically
from grader.roster import Extension, Learner
from grader.submission import MAX_ENTRIES, Snapshot, limit_of, read_submission

MANIFEST = "collected.json"
AT_ONCE = 8  # fetches; they wait for the network rather than compute


class Collected(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of one learner and week.

    Attributes:
        remote: The repository's address.
        shard: With whom it is graded; 0 if nothing has changed since it was graded.
        branch: The branch that was taken.
        commit: The commit that counts, or "" if there is none: because of a problem,
            or because the learner has not begun the week.
        pushed: When it came, and `clock` says how that is known: "push", or "commit",
            which a learner can set.
        deadline: Theirs, with their extension; None if the week has none.
        late: Whether newer commits came after the deadline and do not count.
        problem: Why nothing could be collected, or "".
        notes: What the learner and the instructor should know besides.
    """

    learner: str
    week: str
    remote: str
    shard: int = 1
    branch: str = ""
    commit: str = ""
    pushed: datetime | None = None
    clock: str = ""
    deadline: datetime | None = None
    late: bool = False
    problem: str = ""
    notes: list[str] = []


class Wanted(msgspec.Struct, frozen=True):
    """What to collect and where to put it.

    Attributes:
        pushes: Where the times of pushes to a remote can be asked for, besides git.
        is_known: Whether files of a learner have been graded as they are.
    """

    course: Course
    weeks: list[Week]
    out: Path
    cache: Path
    shards: int = 1
    extensions: Sequence[Extension] = ()
    pushes: Callable[[Learner, str], list[Push]] | None = None
    is_known: Callable[[str, Week, Snapshot], bool] | None = None


def collect_all(
    wanted: Wanted, learners: list[Learner], progress: Callable[[Learner], None]
) -> list[Collected]:
    """Collect every learner's weeks and write the manifest.

    What goes wrong with one learner is in their record and stops nobody else's.
    """
    wanted.cache.mkdir(parents=True, exist_ok=True)
    _clear(wanted.out)

    def one(place: int) -> list[Collected]:
        found = _collect(wanted, learners[place], 1 + place % wanted.shards)
        progress(learners[place])
        return found

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = [c for each in pool.map(one, range(len(learners))) for c in each]
    data = msgspec.json.format(msgspec.json.encode(found), indent=1)
    write_atomically(wanted.out / MANIFEST, data + b"\n")
    return found


def _clear(out: Path) -> None:
    """Take away what an earlier run collected: a file may be gone since."""
    if (out / MANIFEST).exists():
        for old in read_manifest(out):
            shutil.rmtree(folder_of(out, old), ignore_errors=True)


def read_manifest(folder: Path) -> list[Collected]:
    """Read what `collect_all` wrote.

    Raises:
        ResultError: If it is not there or damaged.
    """
    path = folder / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Collected])
    except (OSError, msgspec.MsgspecError) as error:
        raise ResultError(f"{path} is no list of what was collected: {error}") from None


def remote_of(course: Course, learner: Learner) -> str:
    """Say where a learner's repository is."""
    if learner.remote:
        return learner.remote
    return (
        f"{server()}/{course.github.organization}/{repository_of(course, learner)}.git"
    )


def repository_of(course: Course, learner: Learner) -> str:
    """Name a learner's repository on GitHub, without its owner."""
    return course.github.repository.replace("{learner}", learner.username)


def deadline_of(wanted: Wanted, learner: Learner, week: Week) -> datetime | None:
    """Say until when a learner may push a week."""
    for extension in wanted.extensions:
        is_theirs = extension.learner.lower() == learner.username.lower()
        if is_theirs and extension.week in (week.name, week.short):
            return extension.until
    return wanted.course.file.deadlines.get(week.name)


def folder_of(out: Path, collected: Collected) -> Path:
    """Say where the files of a learner's week are."""
    return out / collected.week / str(collected.shard) / collected.learner


def matrix(found: list[Collected]) -> str:
    """List what can be graded side by side, as JSON for Actions."""
    pairs = sorted({(c.week, str(c.shard)) for c in found if c.commit and c.shard})
    return json.dumps([{"week": week, "shard": shard} for week, shard in pairs])


def _collect(wanted: Wanted, learner: Learner, shard: int) -> list[Collected]:
    remote = remote_of(wanted.course, learner)
    start = [
        Collected(
            learner=learner.username,
            week=week.name,
            remote=remote,
            shard=shard,
            deadline=deadline_of(wanted, learner, week),
        )
        for week in wanted.weeks
    ]
    try:
        cache = wanted.cache / f"{learner.username}.git"
        history = history_of(cache, remote, wanted.course.settings.branch)
        asked = wanted.pushes(learner, history.branch) if wanted.pushes else []
        history = msgspec.structs.replace(history, pushes=asked or history.pushes)
        weeks = zip(wanted.weeks, start, strict=True)
        return [_collect_week(wanted, week, c, history) for week, c in weeks]
    except (GraderError, OSError) as error:
        return [msgspec.structs.replace(c, problem=str(error)) for c in start]


def _collect_week(
    wanted: Wanted, week: Week, collected: Collected, history: History
) -> Collected:
    pinned = pin(history, collected.deadline)
    if not pinned.commit:
        return msgspec.structs.replace(
            collected, branch=history.branch, problem=pinned.problem, notes=pinned.notes
        )
    target = folder_of(wanted.out, collected)
    left_out = write_files(history.cache, pinned.commit, week, target)
    shard = collected.shard
    snapshot = read_submission(target, week)
    if _is_template(week, snapshot):
        shutil.rmtree(target)
        return msgspec.structs.replace(collected, branch=history.branch)
    if wanted.is_known and wanted.is_known(collected.learner, week, snapshot):
        shard = 0
        known = folder_of(wanted.out, msgspec.structs.replace(collected, shard=0))
        known.parent.mkdir(parents=True, exist_ok=True)
        target.rename(known)
    return msgspec.structs.replace(
        collected,
        shard=shard,
        branch=history.branch,
        commit=pinned.commit,
        pushed=pinned.time,
        clock=pinned.clock,
        late=pinned.late,
        notes=[*pinned.notes, *left_out],
    )


def _is_template(week: Week, snapshot: Snapshot) -> bool:
    """Say whether a learner has not begun: their files are those that they got."""
    is_there = week.assignment.is_dir()
    return is_there and read_submission(week.assignment, week) == snapshot


def write_files(cache: Path, commit: str, week: Week, target: Path) -> list[str]:
    """Write a week's modules as they are in a commit; say what was left out."""
    target.mkdir(parents=True, exist_ok=True)
    stems = {*week.file.modules, week.short, week.name}
    left_out = []
    for folder in (f"{week.name}/", f"{week.short}/", ""):
        for mode, size, name, path in _entries(cache, commit, folder):
            file = PurePosixPath(name)
            if file.stem not in stems or file.suffix not in (".py", ".ipynb"):
                continue
            if mode not in ("100644", "100755"):
                left_out.append(f"{path} is no regular file and was left out.")
            elif size > (limit := limit_of(name)):
                left_out.append(
                    f"{path} has {size:,} bytes and was left out; "
                    f"the limit is {limit:,}."
                )
            else:
                data = git_bytes("cat-file", "blob", f"{commit}:{path}", folder=cache)
                write_atomically(target / folder / name, data)
    return left_out


_ENTRY = re.compile(r"(\d{6}) \w+ \w+ +(\d+|-)\t(.+)", re.DOTALL)


def _entries(cache: Path, commit: str, folder: str) -> list[tuple[str, int, str, str]]:
    """List a folder of a commit: mode, size, name and path of each entry."""
    inside = ["--", folder] if folder else []
    listing = git("ls-tree", "-z", "-l", commit, *inside, folder=cache)
    found = []
    for line in listing.split("\0")[:MAX_ENTRIES]:
        if entry := _ENTRY.fullmatch(line):
            size = 0 if entry[2] == "-" else int(entry[2])
            found.append((entry[1], size, PurePosixPath(entry[3]).name, entry[3]))
    return found


def unmatched(wanted: Wanted, learners: list[Learner]) -> list[str]:
    """Name the extensions that are nobody's."""
    names = {learner.username.lower() for learner in learners}
    weeks = {n for week in wanted.course.weeks for n in (week.name, week.short)}
    return [
        f"The extension of {each.learner}, {each.week} is nobody's."
        for each in wanted.extensions
        if each.learner.lower() not in names or each.week not in weeks
    ]


def described(found: list[Collected]) -> list[str]:
    """Say, a line each, what an instructor should look at."""
    lines = []
    for collected in found:
        who = f"{collected.learner}, {collected.week}"
        if collected.problem:
            lines.append(f"{who}: {collected.problem}")
        lines += [f"{who}: {note}" for note in collected.notes]
    by_commit = sum(c.clock == "commit" and c.deadline is not None for c in found)
    if by_commit:
        lines.append(
            f"{by_commit} of {len(found)} were judged by the times of commits, which "
            "learners choose: the server tells none of pushes."
        )
    return lines
