"""The hidden tests in the learner's own process: what the peers of this grader do.

`run_task` is for a notebook's graded cells, the fixtures are for plain pytest. As a
program, with a number, it runs all tests on the reference so many times: the computing
that no grader can save.
"""

import functools
import importlib
import importlib.util
import os
import runpy
import sys
import types
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.sandbox.inspection import Program
from grader.sandbox.operations import present


class Local:
    """A stand-in for the grader's `submission`, without any isolation."""

    changed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def __init__(self, namespace: dict[str, Any] | None = None) -> None:
        self._namespace = namespace

    def load(self, module: str) -> types.SimpleNamespace:
        """Import the learner's module, or look into the notebook's names."""
        names = self._namespace
        if names is None:
            names = vars(importlib.import_module(module))
        return types.SimpleNamespace(**{n: _shown(v) for n, v in names.items()})

    def keep(self, value: np.random.Generator) -> "Kept":
        """Give a generator a `value`, like the grader's kept objects have."""
        return Kept(value.bit_generator)

    def facts(self, module: str, function: str) -> dict[str, Any]:
        """Say what a function's source uses; every source here is the reference."""
        return _program(module).facts(module, function)


class Kept(np.random.Generator):
    """A generator that is its own value."""

    @property
    def value(self) -> "Kept":
        """Return the generator."""
        return self


@functools.cache
def _program(module: str) -> Program:
    return Program({module: _reference().read_text()}, [])


def _shown(value: Any) -> Any:
    """Have a function return figures as tests expect them: as plain data."""
    if not isinstance(value, types.FunctionType):
        return value

    @functools.wraps(value)
    def shown(*args: Any, **kwargs: Any) -> Any:
        return present(value(*args, **kwargs))

    return shown


def _reference() -> Path:
    return Path(os.environ["BENCH_REFERENCE"])


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
    points = 0.0
    for name, test in vars(_hidden_tests()).items():
        marks = getattr(test, "pytestmark", [])
        worth = [m for m in marks if m.name == "points" and m.kwargs["task"] == task]
        if name.startswith("test_") and worth:
            for values in _parameters(marks):
                _call(test, values, namespace)
                points += worth[0].args[0]
    return points


@functools.cache
def _hidden_tests() -> types.ModuleType:
    path = os.environ["BENCH_TESTS"]
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
        "week": local.load(""),
        **values,
    }
    wanted = test.__code__.co_varnames[: test.__code__.co_argcount]
    test(**{name: known[name] for name in wanted})


def _all_tests(namespace: dict[str, Any]) -> None:
    for task in sorted({m.kwargs["task"] for m in _points()}):
        run_task(task, namespace)


def _points() -> list[Any]:
    tests = vars(_hidden_tests()).values()
    marks = [mark for test in tests for mark in getattr(test, "pytestmark", [])]
    return [mark for mark in marks if mark.name == "points"]


if __name__ == "__main__":
    reference = runpy.run_path(str(_reference()))
    for _ in range(1 + int(sys.argv[1])):  # the first time warms up
        _all_tests(reference)
