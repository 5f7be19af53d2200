"""What a score depends on, as hashes, and the seed of its random numbers."""

import hashlib
import hmac
import importlib.metadata
import os
import platform
from functools import cache
from pathlib import Path

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


@cache
def _environment() -> str:
    names = ("numpy", "msgspec", "pytest", "sandlock", "tensorflow-cpu", "matplotlib")
    versions = {"python": platform.python_version().encode()}
    for name in names:
        try:
            versions[name] = importlib.metadata.version(name).encode()
        except importlib.metadata.PackageNotFoundError:
            continue
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        versions[str(path.relative_to(package))] = path.read_bytes()
    return digest_of(versions)


_known_tests: dict[Path, str] = {}


def _tests_hash(week: Week) -> str:
    folder = week.work if week.is_released else week.tests
    if folder not in _known_tests:
        paths = collected(week) if week.is_released else _all_files(folder)
        files = {os.path.relpath(p, folder): p.read_bytes() for p in paths}
        _known_tests[folder] = digest_of(files)
    return _known_tests[folder]


def _all_files(folder: Path) -> list[Path]:
    """List a week's tests, answers and data, and what all weeks' tests share."""
    shared = sorted(folder.parent.glob("*.py"))
    own = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc")
    return shared + own
