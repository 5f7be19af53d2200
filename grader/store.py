"""The private results store: a git branch that keeps every attempt.

    attempts/<learner>/<week>/<time>-<commit>.json
    told/<learner>/<week>                            the attempt that the learner reads

No attempt is ever changed or taken away; what a learner may still read, and which score
counts, follows from them.
"""

import contextlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader import signing
from grader.channels.git import git
from grader.errors import ChannelError, SignatureError
from grader.results import write_atomically
from grader.signing import Attempt

BRANCH = "results"
FOLDER = "attempts"
TRIES = 3


class Store:
    """A working copy of the store.

    Args:
        folder: Where it is checked out.
        remote: Where it is kept, if anything is to be saved.
        branch: The branch that it is.

    Attributes:
        problems: What in it was not to be believed, and was passed over.
    """

    def __init__(self, folder: Path, remote: str = "", branch: str = BRANCH) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self._remote = remote
        self._branch = branch

    def attempts(self, learner: str, week: str) -> list[Attempt]:
        """List a learner's attempts at a week, oldest first.

        One that is forged, edited or stands in another's place is passed over.
        """
        signing.public_key()  # without it nothing could be believed
        found = []
        for path in sorted((self.folder / FOLDER / learner / week).glob("*.json")):
            try:
                attempt = signing.read_attempt(path)
                signing.check(attempt)
                signing.expect(attempt, learner=learner, week=week, commit="")
            except SignatureError as error:
                self.problems.append(f"{path.relative_to(self.folder)}: {error}")
            else:
                found.append(attempt)
        return sorted(found, key=lambda attempt: attempt.graded)

    def add(self, attempt: Attempt) -> None:
        """Keep an attempt."""
        write_atomically(self.path_of(attempt), signing.encoded(attempt))

    def path_of(self, attempt: Attempt) -> Path:
        """Say where an attempt is kept."""
        time = f"{attempt.graded:%Y%m%dT%H%M%S%fZ}"
        folder = self.folder / FOLDER / attempt.learner / attempt.week
        return folder / f"{time}-{attempt.commit[:12]}.json"

    def was_told(self, attempt: Attempt) -> bool:
        """Say whether the learner reads this attempt already."""
        path = self._told(attempt)
        return path.is_file() and path.read_text("ascii") == attempt.signature

    def note_told(self, attempt: Attempt) -> None:
        """Remember that the learner reads this attempt."""
        write_atomically(self._told(attempt), attempt.signature.encode())

    def _told(self, attempt: Attempt) -> Path:
        return self.folder / "told" / attempt.learner / attempt.week

    def save(self) -> None:
        """Push what was added, on top of what others pushed meanwhile.

        Raises:
            ChannelError: If it cannot be pushed.
        """
        git("add", "--all", folder=self.folder)
        if not git("status", "--porcelain", folder=self.folder):
            return
        git("commit", "--quiet", "--message=Results", folder=self.folder)
        push = (
            "push",
            "--quiet",
            "--",
            self._remote,
            f"HEAD:refs/heads/{self._branch}",
        )
        for _ in range(TRIES - 1):
            with contextlib.suppress(ChannelError):
                git(*push, folder=self.folder)
                return
            fetch = ("fetch", "--quiet", "--", self._remote, self._branch)
            git(*fetch, folder=self.folder)
            git("rebase", "--quiet", "FETCH_HEAD", folder=self.folder)
        git(*push, folder=self.folder)


@contextmanager
def opened(remote: str, branch: str = BRANCH) -> Iterator[Store]:
    """Check the store out.

    Raises:
        ChannelError: If it cannot be reached.
    """
    with tempfile.TemporaryDirectory(prefix="grader-store-") as name:
        folder = Path(name)
        git("init", "--quiet", f"--initial-branch={branch}", "--", name)
        if git("ls-remote", "--", remote, f"refs/heads/{branch}"):
            git("fetch", "--quiet", "--depth=1", "--", remote, branch, folder=folder)
            git("reset", "--quiet", "--hard", "FETCH_HEAD", folder=folder)
        yield Store(folder, remote, branch)


def latest(store: Store) -> list[Attempt]:
    """List the newest attempt of each learner and week."""
    found = []
    for place in sorted((store.folder / FOLDER).glob("*/*")):
        attempts = store.attempts(place.parent.name, place.name)
        found += attempts[-1:]
    return found
