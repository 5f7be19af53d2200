"""What a test can ask of the learner's process, by name."""

import importlib
import operator
from collections.abc import Callable
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.sandbox.values import Figure

if TYPE_CHECKING:
    from grader.sandbox.worker import Worker

_ARITHMETIC = ("add", "sub", "mul", "truediv", "pow", "neg", "matmul")
_COMPARISONS = ("lt", "le", "gt", "ge", "eq", "ne")
_OPERATORS: dict[str, Callable[..., Any]] = {
    name: getattr(operator, name) for name in (*_ARITHMETIC, *_COMPARISONS, "getitem")
}


def _call(worker: "Worker", target: Any, *args: Any, **kwargs: Any) -> Any:
    return target(*map(_unkept, args), **_all_unkept(kwargs))


class MissingNameError(AttributeError):
    """The learner's module does not define what the task asks for."""


def _get(worker: "Worker", target: Any, name: str) -> Any:
    if isinstance(target, ModuleType) and not hasattr(target, name):
        raise MissingNameError(name)
    return getattr(target, name)


def _set(worker: "Worker", target: Any, name: str, value: Any) -> None:
    setattr(target, name, _unkept(value))


def _set_item(worker: "Worker", target: Any, key: Any, value: Any) -> None:
    target[key] = _unkept(value)


def _operate(worker: "Worker", name: str, *operands: Any) -> Any:
    return _OPERATORS[name](*map(_unkept, operands))


def _items(worker: "Worker", target: Any, most: int) -> list[Any]:
    return list(islice(target, most))


class Kept:
    """A value that stays in the worker, so that the learner's code can change it."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _keep(worker: "Worker", value: Any) -> Kept:
    return Kept(value)


def _unkept(value: Any) -> Any:
    return value.value if type(value) is Kept else value


def _all_unkept(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _unkept(value) for name, value in values.items()}


OPERATIONS: dict[str, Callable[..., Any]] = {
    "load": lambda worker, name: worker.load(name),
    "library": lambda worker, name: importlib.import_module(name),
    "reset": lambda worker, seconds: worker.reset(seconds),
    "call": _call,
    "get": _get,
    "set": _set,
    "set_item": _set_item,
    "length": lambda worker, target: len(target),
    "items": _items,
    "operate": _operate,
    "keep": _keep,
}


def present(value: Any) -> Any:
    """Turn a figure or a tensor into plain data; leave everything else as it is."""
    kind = type(value)
    if kind.__name__ == "Figure" and kind.__module__ == "matplotlib.figure":
        return Figure(figure=[_axes(axes) for axes in value.axes])
    if kind.__name__ == "EagerTensor" and kind.__module__.startswith("tensorflow."):
        array = np.asarray(value.numpy())
        return array if array.dtype.kind in "biufc" else value  # not texts, bfloat16
    return value


def _axes(axes: Any) -> dict[str, Any]:
    legend = axes.get_legend()
    return {
        "title": axes.get_title(),
        "xlabel": axes.get_xlabel(),
        "ylabel": axes.get_ylabel(),
        "xscale": axes.get_xscale(),
        "yscale": axes.get_yscale(),
        "legend": [text.get_text() for text in legend.get_texts()] if legend else [],
        "lines": [_line(line) for line in axes.get_lines()],
        "bars": [
            {"x": float(bar.get_x()), "height": float(bar.get_height())}
            for bar in axes.patches
            if hasattr(bar, "get_height")
        ],
        "images": [np.asarray(image.get_array()) for image in axes.get_images()],
        "points": [np.asarray(c.get_offsets()) for c in axes.collections],
    }


def _line(line: Any) -> dict[str, Any]:
    return {
        "label": str(line.get_label()),
        "x": np.asarray(line.get_xdata(), dtype=float),
        "y": np.asarray(line.get_ydata(), dtype=float),
        "linestyle": str(line.get_linestyle()),
    }
