"""What a score depends on, as hashes, and the seed of its random numbers."""

import ast
import hashlib
import hmac
import importlib.metadata
import os
import platform
from functools import cache
from pathlib import Path

import msgspec

from grader.answers import wrong_answers
from grader.course import Week, read_source
from grader.plugin import collected
from grader.results import Hashes
from grader.runs import Test
from grader.submission import Snapshot, digest_of


def seed_for(secret: bytes, learner: str, week: Week, snapshot: Snapshot) -> str:
    """Derive a learner's seed from the course's secret, their name and their files."""
    message = "\0".join([learner, week.name, snapshot.digest]).encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()[:32]


def hashes_of(
    week: Week, snapshot: Snapshot, tasks: dict[str, str] | None = None
) -> Hashes:
    """Hash all that a score depends on; `tasks` are this week's `task_hashes`."""
    return Hashes(
        submission=snapshot.digest,
        tests=tests_hash(week),
        environment=_environment(),
        tasks=tasks or {},
    )


def task_hashes(week: Week, tests: list[Test]) -> dict[str, str]:
    """Hash, for each task, its tests, its known mistakes and all that tasks share.

    A change in a test function changes its own task's hash; a change in a helper,
    a file of data or a limit changes all.
    """
    if week.is_released:
        return {}
    task_of = {test.id.partition("[")[0]: test.task for test in tests}
    parts: dict[str, list[str]] = {task.id: [repr(task)] for task in week.file.tasks}
    shared = {"week": msgspec.json.encode(msgspec.structs.replace(week.file, tasks=[]))}
    for path in collected(week):
        rest, functions = _split(read_source(path))
        shared[path.name] = rest.encode()
        for name, text in functions.items():
            parts[task_of[f"{path.name}::{name}"]].append(text)
    for answer in wrong_answers(week):
        parts[answer.task] += [answer.code, answer.message, answer.snapshot.digest]
    for path in _all_files(week.tests):
        if path.suffix not in (".py", ".toml") or path.parent == week.tests.parent:
            shared[os.path.relpath(path, week.tests)] = path.read_bytes()
    base = digest_of(shared).encode()
    return {
        task: digest_of({"shared": base, "own": msgspec.json.encode(texts)})
        for task, texts in parts.items()
    }


def _split(source: str) -> tuple[str, dict[str, str]]:
    """Cut test functions, with what stands above them, out of a file of tests."""
    lines = source.splitlines(keepends=True)
    functions = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1
            place = slice(first, node.end_lineno)
            functions[node.name] = "".join(lines[place])
            lines[place] = [""] * len(lines[place])
    return "".join(lines), functions


_PACKAGES = (
    "numpy", "msgspec", "pytest", "sandlock", "matplotlib", "keras", "tensorflow",
    "tensorflow-cpu",
)  # fmt: skip


@cache
def _environment() -> str:
    versions = {"python": platform.python_version().encode()}
    for name in _PACKAGES:
        try:
            versions[name] = importlib.metadata.version(name).encode()
        except importlib.metadata.PackageNotFoundError:
            continue
    package = Path(__file__).parent
    for path in filter(_is_kept, package.rglob("*")):
        versions[str(path.relative_to(package))] = path.read_bytes()
    return digest_of(versions)


def tests_hash(week: Week) -> str:
    """Hash the tests, all that they read, and the limits that they run under."""
    folder = week.work if week.is_released else week.tests
    paths = tuple(collected(week)) if week.is_released else ()
    record = msgspec.json.encode(week.file)
    return digest_of({"files": _files_hash(folder, paths), "week.toml": record})


@cache
def _files_hash(folder: Path, paths: tuple[Path, ...]) -> bytes:
    files = paths or _all_files(folder)
    contents = {os.path.relpath(p, folder): p.read_bytes() for p in files}
    return digest_of(contents).encode()


def _all_files(folder: Path) -> tuple[Path, ...]:
    """List a week's tests, answers and data, and what all weeks' tests share."""
    shared = [p for p in folder.parent.glob("*") if not p.name.startswith("test_")]
    return tuple(filter(_is_kept, [*shared, *folder.rglob("*")]))


def _is_kept(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"
