"""What the grader asks of GitHub's API, and what it makes of the answers.

The token comes from the environment. Whatever GitHub refuses becomes a `ChannelError`
in words, so that one learner's trouble stays theirs.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

import github
import urllib3
from github import Auth, Github
from github.Branch import Branch
from github.CheckRun import CheckRun
from github.Repository import Repository

from grader.channels.annotations import Annotation
from grader.channels.git import TOKEN_NAMES, scrubbed, token
from grader.channels.pushes import Push
from grader.errors import ChannelError

API = "https://api.github.com"
THREAD = "Feedback"
ANNOTATIONS = 50  # of one request
TEXT = 60_000  # characters; GitHub takes 65,535
STATUS_TEXT = 140
PATIENCE = 9  # times a second, for what GitHub makes in the background
PUSHES = 1000  # the newest


class Channel:
    """An organization on GitHub.

    Args:
        organization: Who owns the repositories.

    Raises:
        ChannelError: If there is no token in the environment.
    """

    def __init__(self, organization: str) -> None:
        if not token():
            raise ChannelError(f"The environment must hold {' or '.join(TOKEN_NAMES)}.")
        address = os.environ.get("GITHUB_API_URL", API)
        again = urllib3.Retry(total=2, status_forcelist=(500, 502, 503, 504))
        # GitHub asks for a second between writes; a server of one's own does not.
        self._pause = pause = 1.0 if address == API else 0.0
        self._client = Github(
            auth=Auth.Token(token()),
            base_url=address,
            retry=again,
            seconds_between_requests=pause / 4,
            seconds_between_writes=pause,
            per_page=100,
            lazy=True,  # an object is asked for when something of it is read
        )
        self._organization = organization

    def _repository(self, name: str) -> Repository:
        return self._client.get_repo(f"{self._organization}/{name}")

    # learners' repositories

    def has_repository(self, name: str) -> bool:
        """Say whether there is a repository of this name."""
        with asking():
            try:
                return bool(self._repository(name).id)
            except github.UnknownObjectException:
                return False

    def make_repository(self, name: str, template: str) -> None:
        """Make a private repository out of a template."""
        with asking(f"the template {template}"):
            source = self._repository(template)
            owner = self._client.get_organization(self._organization)
            owner.create_repo_from_template(name, source, private=True)

    def add_learner(self, name: str, username: str) -> None:
        """Let a learner push; GitHub invites them if they are no member yet."""
        with asking(f"the user {username}"):
            self._repository(name).add_to_collaborators(username, "push")

    def protect(self, name: str, branch: str) -> None:
        """Forbid to rewrite or delete the branch that is graded."""
        with asking(f"the branch {branch}"):
            found = self._branch(name, branch)
            if not found.protected:
                found.edit_protection(
                    enforce_admins=False,
                    allow_force_pushes=False,
                    allow_deletions=False,
                    # The rest stays off; left out, PyGithub would send null.
                    required_linear_history=False,
                    required_conversation_resolution=False,
                    block_creations=False,
                    lock_branch=False,
                    allow_fork_syncing=False,
                )

    def _branch(self, name: str, branch: str) -> Branch:
        """Ask for a branch; of a template's copy it is there a moment later."""
        for _ in range(PATIENCE):
            with suppress(github.UnknownObjectException):
                return self._repository(name).get_branch(branch)
            time.sleep(self._pause)
        return self._repository(name).get_branch(branch)

    def pushes(self, name: str, branch: str) -> list[Push]:
        """List when a branch was set to which commit, newest first."""
        repository = self._repository(name)
        query = {"ref": f"refs/heads/{branch}", "per_page": 100}
        found: list[Push] = []
        with asking(f"the repository {name}"):
            address: str | None = f"{repository.url}/activity"
            while address and len(found) < PUSHES:
                headers, data = repository.requester.requestJsonAndCheck(
                    "GET", address, parameters=query
                )
                activities: list[dict[str, Any]] = data
                found += map(_push, activities)
                address, query = _next(headers.get("link", "")), {}
        return found

    # what learners read

    def set_status(
        self, name: str, commit: str, *, context: str, state: str, text: str
    ) -> None:
        """Put a mark on a commit: "success", "failure" or "error"."""
        repository = self._repository(name)
        status = {
            "state": state,
            "context": context,
            "description": text[:STATUS_TEXT],
        }
        with asking(f"the commit {commit[:7]}"):
            address = f"{repository.url}/statuses/{commit}"
            repository.requester.requestJsonAndCheck("POST", address, input=status)

    def set_check(
        self,
        name: str,
        commit: str,
        *,
        title: str,
        run: str,
        conclusion: str,
        summary: str,
        annotations: list[Annotation],
    ) -> None:
        """Make a check run with a message beside each line, once for each `run`.

        Annotations can only be added, 50 at a time, so a check is complete with the
        last of them; one that is complete stays as it is.
        """
        repository = self._repository(name)
        with asking(f"the commit {commit[:7]}"):
            known = repository.get_commit(commit).get_check_runs(check_name=title)
            if any(k.external_id == run and k.status == "completed" for k in known):
                return
            made: CheckRun | None = None
            for part in _parts(annotations):
                output: dict[str, Any] = {"title": title, "summary": summary[:TEXT]}
                output["annotations"] = part
                if made is None:
                    made = repository.create_check_run(
                        title,
                        commit,
                        external_id=run,
                        status="in_progress",
                        output=output,
                    )
                else:
                    made.edit(output=output)
            assert made is not None  # there is always a first part
            made.edit(status="completed", conclusion=conclusion)

    def set_comment(self, name: str, marker: str, text: str) -> None:
        """Write a comment, or bring the one with the same marker up to date.

        It stands in the pull request called Feedback, as GitHub Classroom makes it, or
        in an issue of that name.
        """
        repository = self._repository(name)
        body = f"{marker}\n{text[:TEXT]}"
        with asking(f"the repository {name}"):
            threads = [i for i in repository.get_issues() if i.title == THREAD]
            threads.sort(key=lambda issue: issue.pull_request is None)
            thread = threads[0] if threads else repository.create_issue(
                THREAD, body="Your instructors' grader writes here."
            )  # fmt: skip
            for comment in thread.get_comments():
                if comment.body.startswith(marker):
                    if comment.body != body:
                        comment.edit(body)
                    return
            thread.create_comment(body)


def _parts(annotations: list[Annotation]) -> Iterator[list[dict[str, str | int]]]:
    for start in range(0, max(len(annotations), 1), ANNOTATIONS):
        yield [_record(each) for each in annotations[start : start + ANNOTATIONS]]


def _record(annotation: Annotation) -> dict[str, str | int]:
    return {
        "path": annotation.path,
        "start_line": annotation.line,
        "end_line": annotation.line,
        "annotation_level": "failure",
        "title": annotation.title[:255],
        "message": annotation.message[:TEXT],
    }


def _push(activity: dict[str, Any]) -> Push:
    moment = datetime.fromisoformat(activity["timestamp"])
    return Push(moment, str(activity["after"]))


def _next(links: str) -> str | None:
    for link in links.split(","):
        address, _, relation = link.partition(";")
        if 'rel="next"' in relation:
            return address.strip(" <>")
    return None


@contextmanager
def asking(what: str = "it") -> Iterator[None]:
    """Turn what GitHub or the network refuses into words."""
    try:
        yield
    except github.RateLimitExceededException as error:
        raise ChannelError(_wait(error)) from None
    except github.BadCredentialsException:
        raise ChannelError("GitHub does not take the token: is it expired?") from None
    except github.UnknownObjectException:
        raise ChannelError(
            f"GitHub does not know {what}, or the token may not see it."
        ) from None
    except github.GithubException as error:
        raise ChannelError(f"GitHub refuses ({error.status}): {_said(error)}") from None
    except OSError as error:  # requests' exceptions are such
        reason = scrubbed(type(error).__name__)
        raise ChannelError(f"GitHub cannot be reached: {reason}.") from None


def _wait(error: github.RateLimitExceededException) -> str:
    headers = error.headers or {}
    seconds, reset = headers.get("retry-after"), headers.get("x-ratelimit-reset", "")
    when = f" in {seconds} s" if seconds else " later"
    if not seconds and reset.isdigit():
        when = f" after {datetime.fromtimestamp(int(reset)):%H:%M}"
    return f"GitHub's rate limit is reached. Run the same command again{when}."


def _said(error: github.GithubException) -> str:
    data = error.data if isinstance(error.data, dict) else {}
    return scrubbed(str(data.get("message") or "no reason given"))
