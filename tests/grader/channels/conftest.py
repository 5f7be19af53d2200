"""An organization on a GitHub of our own, and ways to act in it."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

HERE = Path(__file__).parent
ORGANIZATION = "dl-101"
GITHUB = """
[github]
organization = "dl-101"
template = "weeks"
repository = "weeks-{learner}"

[deadlines]
week01_tiny = 2026-10-12T12:00:00Z
"""


def _load(name):
    """Import a module that lies beside this file."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SERVER = _load("server")


def new_key():
    """A signing key and its public half, as PEM."""
    key = ed25519.Ed25519PrivateKey.generate()
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return secret.decode(), public.decode()


@pytest.fixture
def keys(monkeypatch):
    """Our keys, in the environment."""
    secret, public = new_key()
    monkeypatch.setenv("GRADER_SIGNING_KEY", secret)
    monkeypatch.setenv("GRADER_PUBLIC_KEY", public)
    return secret, public


@pytest.fixture
def make_key():
    return new_key


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """GitHub, with nothing in it; it must be spoken to as its description says."""
    remotes = tmp_path / "remotes"
    made = SERVER.FakeGitHub(remotes / ORGANIZATION)
    monkeypatch.setenv("GITHUB_API_URL", made.url)
    monkeypatch.setenv("GITHUB_SERVER_URL", remotes.as_uri())
    monkeypatch.setenv("GRADER_TOKEN", "ghs_secret0123456789")
    yield made
    made.close()
    assert made.violations == []


@pytest.fixture
def github_course(course_root):
    """The tiny course, with repositories on GitHub and a deadline."""
    with (course_root / "course.toml").open("a") as file:
        file.write(GITHUB)
    return course_root


@pytest.fixture
def git():
    return SERVER.git


class Clone:
    """A working copy of somebody's."""

    def __init__(self, remote, folder):
        self.folder = folder
        subprocess.run(
            ["git", "clone", "--quiet", str(remote), str(folder)],
            check=True,
            capture_output=True,
        )
        for name, value in (("user.name", "x"), ("user.email", "x@example.org")):
            SERVER.git("config", name, value, folder=folder)

    def write(self, **files):
        """Write files by path; "__" in a name stands for "/"."""
        for name, text in files.items():
            self.put(name.replace("__", "/") + ".py", text)

    def put(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def push(self, time, *options, commit_time=None, branch="main"):
        """Commit all and push at `time`; return the commit."""
        dates = {f"GIT_{w}_DATE": commit_time or time for w in ("AUTHOR", "COMMITTER")}
        SERVER.git("add", "--all", folder=self.folder)
        SERVER.git(
            "commit", "--quiet", "--allow-empty", "-m", "Work", folder=self.folder,
            **dates,
        )  # fmt: skip
        SERVER.git(
            "push", "--quiet", *options, "origin", f"HEAD:refs/heads/{branch}",
            folder=self.folder, GIT_COMMITTER_DATE=time,
        )  # fmt: skip
        return SERVER.git("rev-parse", "HEAD", folder=self.folder)


@pytest.fixture
def clone(tmp_path):
    """Clone a repository; the folder is named like it."""

    def make(remote, name=None):
        return Clone(remote, tmp_path / "clones" / (name or Path(remote).stem))

    return make


@pytest.fixture
def command():
    """Run `grader` as a process: (code, printed, said)."""

    def run(*arguments, folder, **environment):
        program = shutil.which("grader", path=str(Path(sys.executable).parent))
        ran = subprocess.run(
            [program, *map(str, arguments)],
            cwd=folder,
            env={**os.environ, "COLUMNS": "120", **environment},
            capture_output=True,
            text=True,
        )
        return ran.returncode, ran.stdout, ran.stderr

    return run


@pytest.fixture
def workflows():
    """Read workflows, and play their steps."""
    return _load("workflows")
