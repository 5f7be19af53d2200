"""Who takes the course: GitHub Classroom's roster, Classroom 50's, or our own CSV.

Classroom       identifier,github_username,github_id,name[,group_name]
Classroom 50    username,first_name,last_name,email,section,github_id
ours            learner[,name,email,identifier,section,remote]

Extensions are a CSV of their own: learner,week,until
"""

import csv
import io
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from grader.errors import RosterError

# GitHub's user names; those of managed accounts have an underscore.
_USERNAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?")
_REMOTE = re.compile(r"(?:https|ssh|file)://\S+|[\w.-]+@[\w.-]+:\S+")
_PASSWORD = re.compile(r"https?://[^/@]*@|ssh://[^/@:]*:[^/@]*@")


class Learner(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a roster.

    Attributes:
        username: Their name on GitHub, and in results.
        identifier: Their name in the school's own system, or "".
        remote: Where their repository is, if course.toml does not say it.
    """

    username: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    identifier: str = ""
    section: str = ""
    remote: str = ""

    @property
    def name(self) -> str:
        """First and last name, or the user name if they are unknown."""
        return f"{self.first_name} {self.last_name}".strip() or self.username


_Maker = Callable[[dict[str, str]], Learner]


class Roster(msgspec.Struct, frozen=True):
    """The learners, and what is wrong with the lines that were left out."""

    learners: list[Learner]
    problems: list[str] = []


class Extension(msgspec.Struct, frozen=True):
    """A deadline of one learner's own."""

    learner: str
    week: str
    until: datetime


def read_roster(path: Path) -> Roster:
    """Read a roster of any of the three kinds.

    A line that names no learner is reported and left out.

    Raises:
        RosterError: If the file cannot be read or is of no known kind.
    """
    rows, columns = _table(path)
    for column, make in _KINDS.items():
        if column in columns:
            return _roster(rows, column, make)
    raise RosterError(
        f"{path}: the first line must have a column github_username, username or "
        f"learner. It has {', '.join(columns) or 'none'}."
    )


def _roster(rows: list[dict[str, str]], column: str, make: _Maker) -> Roster:
    learners: dict[str, Learner] = {}
    problems = []
    for number, row in enumerate(rows, start=2):
        learner = make(row)
        problem = _problem(learner, column)
        if learner.username.lower() in learners:
            problem = f"{learner.username} stands twice; the first line counts"
        if problem:
            problems.append(f"line {number}: {problem}.")
        else:
            learners[learner.username.lower()] = learner
    return Roster(list(learners.values()), problems)


def _problem(learner: Learner, column: str) -> str:
    if not learner.username:
        who = learner.identifier or learner.name or "this learner"
        return f"{who} has no {column}"
    if not _USERNAME.fullmatch(learner.username):
        return f"{learner.username!r} can be no user name on GitHub"
    if learner.remote and not _REMOTE.fullmatch(learner.remote):
        return f"the remote of {learner.username} must be https://, ssh:// or file://"
    if _PASSWORD.match(learner.remote):
        return f"the remote of {learner.username} must not hold a user or a password"
    return ""


def read_extensions(path: Path) -> list[Extension]:
    """Read who may hand in later.

    Raises:
        RosterError: If a line is not as it must be; the message names it.
    """
    rows, columns = _table(path)
    if missing := {"learner", "week", "until"} - set(columns):
        raise RosterError(f"{path}: column {min(missing)} is missing.")
    return [_extension(path, number, row) for number, row in enumerate(rows, start=2)]


def _extension(path: Path, number: int, row: dict[str, str]) -> Extension:
    try:
        until = datetime.fromisoformat(row["until"])
    except ValueError:
        until = datetime.min
    if until.tzinfo is None:
        raise RosterError(
            f"{path}, line {number}: until must be a time with its zone, as "
            f"2026-10-12T23:59:00+02:00. It is {row['until']!r}."
        )
    return Extension(row["learner"], row["week"], until)


def _table(path: Path) -> tuple[list[dict[str, str]], list[str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RosterError(f"{path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise RosterError(f"{path} must be UTF-8. Save it as CSV UTF-8.") from None
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise RosterError(f"{path} is no CSV: {error}.") from None
    columns = [cell.strip().lower() for cell in lines[0]] if lines else []
    rows = [_row(columns, line) for line in lines[1:] if any(line)]
    return rows, columns


def _row(columns: list[str], line: list[str]) -> dict[str, str]:
    cells = [cell.strip() for cell in line] + [""] * (len(columns) - len(line))
    return dict(zip(columns, cells, strict=False))  # a line may have more


def _names(whole: str) -> tuple[str, str]:
    """Split a name as its writer did with a comma, or before its last word."""
    if "," in whole:
        last, _, first = whole.partition(",")
        return first.strip(), last.strip()
    first, _, last = whole.rpartition(" ")
    return first, last


def _of_classroom(row: dict[str, str]) -> Learner:
    first, last = _names(row.get("name", ""))
    return Learner(
        username=row["github_username"],
        first_name=first,
        last_name=last,
        identifier=row.get("identifier", ""),
        section=row.get("group_name", ""),
    )


def _of_classroom50(row: dict[str, str]) -> Learner:
    fields = ("first_name", "last_name", "email", "section", "identifier")
    rest = {name: row.get(name, "") for name in fields}
    return Learner(username=row["username"], **rest)


def _of_ours(row: dict[str, str]) -> Learner:
    first, last = _names(row.get("name", ""))
    fields = ("email", "identifier", "section", "remote")
    rest = {name: row.get(name, "") for name in fields}
    return Learner(username=row["learner"], first_name=first, last_name=last, **rest)


_KINDS: dict[str, _Maker] = {
    "github_username": _of_classroom,
    "username": _of_classroom50,
    "learner": _of_ours,
}
