"""`grader ci`: what a learner's own workflow does after each push.

It runs the public tests of the weeks that changed and says the same thing in the log,
beside the lines, in the job's summary, to Classroom and to Classroom 50.
"""

import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from rich.console import Console

from grader import checking, feedback
from grader.channels import classroom
from grader.channels.annotations import Annotation, annotations
from grader.channels.git import git, server
from grader.course import Course, Week
from grader.errors import ChannelError
from grader.results import Result, write_atomically

ANNOTATIONS = 10  # of one step; Actions drops further ones
SUMMARY_BYTES = 1_000_000  # Actions takes 1 MiB of a step
_NO_COMMIT = "0" * 40


def run(course: Course, out: Path) -> list[Result]:
    """Check the weeks that the last push changed, and report them to Actions."""
    weeks = changed_weeks(course)
    with fenced():
        results = [_check(week) for week in weeks]
    for line in _commands(course, weeks, results):
        print(line)
    tell_actions("GITHUB_STEP_SUMMARY", summary(course, results))
    if results:
        tell_actions("GITHUB_OUTPUT", f"result={classroom.encoded(results)}\n")
    for week, result in zip(weeks, results, strict=True):
        record = classroom.classroom50(result, _submission(course, week))
        data = msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"
        write_atomically(out / week.short / "result.json", data)
    return results


def changed_weeks(course: Course) -> list[Week]:
    """List the weeks of which the last push changed a file.

    Without a push before it, whatever differs from the repository's first commit.
    """
    first = git("rev-list", "--max-parents=0", "HEAD", folder=course.root).split()
    for before in (_before(), first[-1]):
        try:
            names = git("diff", "--name-only", "-z", before, "HEAD", folder=course.root)
        except ChannelError:
            continue  # the commit is gone: somebody pushed with force
        folders = {name.partition("/")[0] for name in names.split("\0")}
        return [week for week in course.weeks if week.name in folders]
    return course.weeks


def _before() -> str:
    """Return what the branch was before the push, or what is no commit."""
    try:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
        before = str(event["before"])
    except (KeyError, OSError, ValueError, TypeError):
        return _NO_COMMIT
    return before if before.isalnum() else _NO_COMMIT


@contextmanager
def fenced() -> Iterator[None]:
    """Keep Actions from taking what is printed meanwhile for commands."""
    word = secrets.token_hex(16)
    print(f"::stop-commands::{word}", flush=True)
    try:
        yield
    finally:
        print(f"\n::{word}::", flush=True)


def _check(week: Week) -> Result:
    result = checking.check(week, None, None, hidden=False)
    console = Console(file=sys.stdout, width=100, color_system=None)
    console.print(feedback.terminal(result, week.title), highlight=False, markup=False)
    return result


def _commands(
    course: Course, weeks: list[Week], results: list[Result]
) -> Iterator[str]:
    found: list[Annotation] = []
    for week, result in zip(weeks, results, strict=True):
        found += annotations(result, week, course.root)
    for each in found[:ANNOTATIONS]:
        place = f"file={_property(each.path)},line={each.line}"
        yield f"::error {place},title={_property(each.title)}::{_text(each.message)}"
    for title, message in classroom.notices(results) if results else []:
        yield f"::notice title={_property(title)}::{_text(message)}"


def _text(text: str) -> str:
    """Escape the text of a command as Actions unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")


def summary(course: Course, results: list[Result]) -> str:
    """Lay results out as a job's summary, within what Actions takes."""
    if not results:
        return "No week's files changed, so nothing was checked.\n"
    text = feedback.markdown(results, course.titles)
    text += (
        "\nThese are the public tests. The points that count come from your "
        "instructors' run.\n"
    )
    data = text.encode()
    if len(data) <= SUMMARY_BYTES:
        return text
    return data[:SUMMARY_BYTES].decode("utf-8", "ignore") + "\n\n(cut off)\n"


def tell_actions(name: str, text: str) -> None:
    """Append to a file that Actions names in the environment, if it does."""
    if path := os.environ.get(name):
        with open(path, "a", encoding="utf-8") as file:
            file.write(text)


def _submission(course: Course, week: Week) -> classroom.Submission:
    commit, _, seconds = git(
        "log", "--max-count=1", "--format=%H %ct", folder=course.root
    ).partition(" ")
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    actor = os.environ.get("GITHUB_ACTOR", "")
    return classroom.Submission(
        classroom=course.settings.organization,
        assignment=week.short,
        owner=owner_of(course, repository) or actor or "unknown",
        url=f"{server()}/{repository}",
        commit=commit,
        time=datetime.fromtimestamp(int(seconds), UTC),
        graded=datetime.now(UTC),
        actor=actor,
    )


def owner_of(course: Course, repository: str) -> str:
    """Read the learner's name out of the name of their repository."""
    if course.file.github is None:
        return ""
    start, _, end = course.file.github.repository.partition("{learner}")
    name = repository.rpartition("/")[2]
    is_one = name.startswith(start) and name.endswith(end)
    return name[len(start) : len(name) - len(end)] if is_one else ""
