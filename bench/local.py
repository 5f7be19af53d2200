"""The hidden tests in the learner's own process: what the peers of this grader do.

`run_task` is for a notebook's graded cells, the fixtures are for plain pytest.
"""

import importlib
import importlib.util
import os
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

TESTS = Path(os.environ.get("BENCH_TESTS", "tests/week01_perceptron"))


class Local:
    """A stand-in for the grader's `submission`, without any isolation."""

    changed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def __init__(self, namespace: dict[str, Any] | None = None) -> None:
        self._namespace = namespace

    def load(self, module: str) -> Any:
        """Import the learner's module, or look into the notebook's names."""
        if self._namespace is None:
            return importlib.import_module(module)
        return SimpleNamespace(**self._namespace)

    def keep(self, value: np.random.Generator) -> "Kept":
        """Give a generator a `value`, like the grader's kept objects have."""
        return Kept(value.bit_generator)


class Kept(np.random.Generator):
    """A generator that is its own value."""

    @property
    def value(self) -> "Kept":
        """Return the generator."""
        return self


@pytest.fixture
def submission() -> Local:
    """The learner's program."""
    return Local()


@pytest.fixture
def rng() -> np.random.Generator:
    """Random numbers."""
    return np.random.default_rng(1)


def run_task(task: str, namespace: dict[str, Any]) -> float:
    """Run a task's tests on a notebook's names; return the points."""
    module = _hidden_tests()
    points = 0.0
    for name, test in vars(module).items():
        marks = getattr(test, "pytestmark", [])
        worth = [m for m in marks if m.name == "points" and m.kwargs["task"] == task]
        if name.startswith("test_") and worth:
            for values in _parameters(marks):
                _call(test, values, namespace)
                points += worth[0].args[0]
    return points


def _hidden_tests() -> ModuleType:
    (path,) = TESTS.glob("test_*.py")
    spec = importlib.util.spec_from_file_location("hidden", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _parameters(marks: list[Any]) -> list[dict[str, Any]]:
    for mark in marks:
        if mark.name == "parametrize":
            return [{mark.args[0]: value} for value in mark.args[1]]
    return [{}]


def _call(test: Any, values: dict[str, Any], namespace: dict[str, Any]) -> None:
    local = Local(namespace)
    known = {
        "submission": local,
        "rng": np.random.default_rng(1),
        "week": local.load("perceptron"),
        **values,
    }
    wanted = test.__code__.co_varnames[: test.__code__.co_argcount]
    test(**{name: known[name] for name in wanted})
