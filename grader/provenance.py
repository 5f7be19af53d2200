"""What a score depends on, as hashes, and the seed of its random numbers."""

import hashlib
import hmac
import importlib.metadata
import os
import platform
from functools import cache
from pathlib import Path

import msgspec

from grader.course import Week
from grader.plugin import collected
from grader.results import Hashes
from grader.submission import Snapshot, digest_of


def seed_for(secret: bytes, learner: str, week: Week, snapshot: Snapshot) -> str:
    """Derive a learner's seed from the course's secret, their name and their files."""
    message = "\0".join([learner, week.name, snapshot.digest]).encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()[:32]


def hashes_of(week: Week, snapshot: Snapshot) -> Hashes:
    """Hash all that a score depends on."""
    return Hashes(
        submission=snapshot.digest, tests=_tests_hash(week), environment=_environment()
    )


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


def _tests_hash(week: Week) -> str:
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
    found = [*folder.parent.glob("*"), *folder.rglob("*")]
    return tuple(filter(_is_kept, found))


def _is_kept(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"
