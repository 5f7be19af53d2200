"""What was pushed when, and which commit counts at a deadline.

A commit's own time is what its author says. A push's time is what the server saw: a
bare repository on disk keeps it in its reflog, GitHub in its list of activities.
"""

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from grader.channels.git import git
from grader.errors import ChannelError


class Push(msgspec.Struct, frozen=True):
    """A branch was set to a commit at a time."""

    time: datetime
    commit: str


class History(msgspec.Struct, frozen=True):
    """A branch, fetched.

    Attributes:
        cache: The bare repository that it was fetched into.
        head: Its newest commit.
        pushes: When it was pushed to, if the server says so.
        notes: What is unusual about it.
    """

    cache: Path
    branch: str
    head: str
    pushes: list[Push] = []
    notes: list[str] = []


class Pinned(msgspec.Struct, frozen=True, kw_only=True):
    """The commit that counts, or why there is none."""

    commit: str = ""
    time: datetime | None = None
    clock: str = ""
    late: bool = False
    problem: str = ""
    notes: list[str] = []


def history_of(cache: Path, remote: str, branch: str) -> History:
    """Fetch a remote's branch into `cache`.

    Raises:
        ChannelError: If there is no such repository, or nothing in it.
    """
    found, notes = _branch_of(remote, branch)
    if not cache.exists():
        git("init", "--quiet", "--bare", "--", str(cache))
    before = _commit_of(cache, "refs/collected/head")
    # Old heads stay, so that a commit which was collected once is never lost.
    git(
        "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", remote,
        f"+refs/heads/{found}:refs/collected/new", folder=cache,
    )  # fmt: skip
    head = _commit_of(cache, "refs/collected/new")
    git("update-ref", f"refs/collected/{head}", head, folder=cache)
    git("update-ref", "refs/collected/head", head, folder=cache)
    if before and not _is_ancestor(cache, before, head):
        notes = [
            *notes,
            f"The history was rewritten: {before[:7]}, collected before, is no longer "
            f"part of {found}.",
        ]
    return History(cache, found, head, _reflog(remote, found), notes)


def _branch_of(remote: str, branch: str) -> tuple[str, list[str]]:
    listing = git("ls-remote", "--symref", "--", remote, "HEAD", "refs/heads/*")
    heads, default = [], ""
    for line in listing.splitlines():
        what, _, name = line.partition("\t")
        if name == "HEAD" and what.startswith("ref: refs/heads/"):
            default = what.removeprefix("ref: refs/heads/")
        elif name.startswith("refs/heads/"):
            heads.append(name.removeprefix("refs/heads/"))
    if branch in heads:
        return branch, []
    others = [head for head in heads if head != "feedback"]
    if not others:
        raise ChannelError("The repository is empty: nothing was pushed to it.")
    found = default if default in others else others[0]
    return found, [f"There is no branch {branch!r}; {found!r} was taken."]


def _commit_of(cache: Path, name: str) -> str:
    return git("for-each-ref", "--format=%(objectname)", name, folder=cache).strip()


def _is_ancestor(cache: Path, old: str, new: str) -> bool:
    return git("rev-list", "--max-count=1", old, f"^{new}", folder=cache) == ""


def _reflog(remote: str, branch: str) -> list[Push]:
    """Read the times of pushes from a bare repository on this machine's disk."""
    if not remote.startswith("file://"):
        return []
    folder = Path(unquote(urlsplit(remote).path))
    try:
        lines = git(
            "log", "--walk-reflogs", "--date=unix", "--format=%H %gd",
            f"refs/heads/{branch}", "--", folder=folder,
        ).splitlines()  # fmt: skip
    except ChannelError:
        return []
    found = []
    for line in lines:
        commit, _, entry = line.partition(" ")
        seconds = entry.rpartition("@{")[2].rstrip("}")
        if time := _time(seconds):
            found.append(Push(time, commit))
    return found


def _time(seconds: str) -> datetime | None:
    """Read a time that may be anything."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def pin(history: History, deadline: datetime | None) -> Pinned:
    """Choose the commit that counts: the last that came in time."""
    chosen = _by_push(history, deadline) or _by_commit(history, deadline)
    if not chosen.commit:
        return chosen
    late = chosen.commit != history.head
    notes = [*history.notes, *chosen.notes]
    if late and deadline:
        notes.append(
            f"What came after the deadline ({deadline:%Y-%m-%d %H:%M %Z}) is not "
            f"graded; {chosen.commit[:7]} is."
        )
    return msgspec.structs.replace(chosen, late=late, notes=notes)


def _by_push(history: History, deadline: datetime | None) -> Pinned | None:
    """Go by the server's clock; None if it tells no time at all.

    A head that the server does not list yet has just been pushed, whatever it says.
    """
    if not history.pushes:
        return None
    notes = []
    for push in sorted(history.pushes, key=lambda push: push.time, reverse=True):
        is_deletion = set(push.commit) == {"0"}
        if is_deletion or (deadline and push.time > deadline):
            continue
        if _has(history.cache, push.commit):
            if not _is_ancestor(history.cache, push.commit, history.head):
                notes.append("The history was rewritten after this commit was pushed.")
            return Pinned(commit=push.commit, time=push.time, clock="push", notes=notes)
        notes = [f"{push.commit[:7]} was pushed in time and then removed."]
    return Pinned(problem=_nothing_in_time(deadline), notes=notes)


def _has(cache: Path, commit: str) -> bool:
    try:
        git("cat-file", "-e", f"{commit}^{{commit}}", folder=cache)
    except ChannelError:
        return False
    return True


def _by_commit(history: History, deadline: datetime | None) -> Pinned:
    """Go by the times that commits carry, where the server tells no other."""
    until = [f"--before={int(deadline.timestamp())}"] if deadline else []
    line = git(
        "log", "--first-parent", "--max-count=1", "--format=%H %ct", *until,
        history.head, "--", folder=history.cache,
    ).strip()  # fmt: skip
    commit, _, seconds = line.partition(" ")
    if not commit:
        return Pinned(problem=_nothing_in_time(deadline), notes=history.notes)
    return Pinned(commit=commit, time=_time(seconds), clock="commit")


def _nothing_in_time(deadline: datetime | None) -> str:
    until = f"{deadline:%Y-%m-%d %H:%M %Z}" if deadline else "now"
    return f"Nothing was pushed before the deadline ({until})."
