"""Git, with nothing of this machine's settings and with limits on time and space.

No working tree is ever made of a learner's repository, so no hook, filter, link or
submodule of it can act. The token goes to git in its environment, never in an argument,
an address or a file.
"""

import base64
import os
import resource
import signal
import subprocess
import tempfile
from pathlib import Path

from grader.errors import ChannelError

SECONDS = 300
LARGEST_FILE = 500_000_000  # of what a fetch writes
TOKEN_NAMES = ("GRADER_TOKEN", "GITHUB_TOKEN")
_KEPT = ("PATH", "HOME", "SSH_AUTH_SOCK", "GIT_SSH_COMMAND", "TMPDIR", "SSL_CERT_FILE",
         "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy")  # fmt: skip
_IDENTITY = {
    "GIT_AUTHOR_NAME": "grader",
    "GIT_AUTHOR_EMAIL": "grader@localhost",
    "GIT_COMMITTER_NAME": "grader",
    "GIT_COMMITTER_EMAIL": "grader@localhost",
}


def token() -> str:
    """Return the token for GitHub from the environment, or ""."""
    return next((os.environ[name] for name in TOKEN_NAMES if os.environ.get(name)), "")


def server() -> str:
    """Return GitHub's address; Actions on a server of one's own sets another."""
    return os.environ.get("GITHUB_SERVER_URL", "https://github.com").rstrip("/")


def git(*arguments: str, folder: Path | None = None, data: bytes | None = None) -> str:
    """Run git and return what it printed.

    Raises:
        ChannelError: If git fails or takes too long; the text is git's own last word.
    """
    return git_bytes(*arguments, folder=folder, data=data).decode("utf-8", "replace")


def git_bytes(
    *arguments: str, folder: Path | None = None, data: bytes | None = None
) -> bytes:
    """Run git and return the bytes that it printed.

    Raises:
        ChannelError: As `git` does.
    """
    where = ["-C", str(folder)] if folder else []
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        ["git", *where, *arguments],
        stdin=pipe if data is not None else subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
        env=_environment(),
    )
    _limit(process.pid)
    try:
        printed, said = process.communicate(data, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise ChannelError(f"git did not finish within {SECONDS} s.") from None
    if process.returncode:
        raise ChannelError(_last_word(said.decode("utf-8", "replace"), arguments[0]))
    return printed


def _limit(pid: int) -> None:
    if hasattr(resource, "prlimit"):  # Linux; what git starts inherits the limit
        limits = (LARGEST_FILE, LARGEST_FILE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    kept.setdefault("GIT_SSH_COMMAND", "ssh -o BatchMode=yes")
    return {
        **kept,
        **_IDENTITY,
        **_credentials(),
        "GIT_ALLOW_PROTOCOL": "https:ssh:file",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C.UTF-8",
    }


def _credentials() -> dict[str, str]:
    if not token():
        return {}
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{server()}/.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {_encoded()}",
    }


def _encoded() -> str:
    return base64.b64encode(f"x-access-token:{token()}".encode()).decode()


def scrubbed(text: str) -> str:
    """Take the token out of a text that goes to a log or a result."""
    for secret in (token(), _encoded()) if token() else ():
        text = text.replace(secret, "***")
    return text


def _last_word(said: str, command: str) -> str:
    lines = [line for line in said.splitlines() if line.startswith(("fatal", "error"))]
    text = (lines or said.splitlines() or ["it said nothing"])[0]
    if f"signal {signal.SIGXFSZ:d}" in said:
        text = f"it would write more than {LARGEST_FILE:,} bytes"
    return scrubbed(f"git {command}: {text.partition(': ')[2] or text}")


def push_files(remote: str, branch: str, files: dict[str, str]) -> None:
    """Make a branch hold these files and nothing else, whatever it held before.

    The same files make the same commit, so that pushing them again changes nothing.
    """
    with tempfile.TemporaryDirectory(prefix="grader-push-") as name:
        folder = Path(name)
        git("init", "--quiet", "--bare", "--", name)
        entries = ""
        for path, text in sorted(files.items()):
            blob = git(
                "hash-object", "-w", "--stdin", folder=folder, data=text.encode()
            )
            entries += f"100644 blob {blob.strip()}\t{path}\n"
        tree = git("mktree", folder=folder, data=entries.encode()).strip()
        author = "grader <grader@localhost> 0 +0000"
        text = f"tree {tree}\nauthor {author}\ncommitter {author}\n\nFeedback\n"
        commit = git("hash-object", "-t", "commit", "-w", "--stdin", folder=folder,
                     data=text.encode()).strip()  # fmt: skip
        target = f"+{commit}:refs/heads/{branch}"
        git("push", "--quiet", "--", remote, target, folder=folder)
