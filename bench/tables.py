"""What was measured, as Markdown tables between two marks in README.md."""

import os
import platform
import re
import shlex
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from measuring import Cost
from weeks import BENCH

BEGIN, END = "<!-- results -->", "<!-- end of results -->"
PACKAGES = ("numpy", "tensorflow", "keras", "nbgrader", "otter-grader", "pytest")
NAMES = {
    "pytest": "one pytest process each",
    "nbgrader": "`nbgrader autograde`",
    "otter": "`otter run`",
}


@dataclass(frozen=True)
class Row:
    """What a contestant took for a class.

    Attributes:
        week: The week's title.
        grader: The contestant.
        count: How many submissions were graded.
        cost: What all of them took.
        alone: What a class of one took, start included; None for results looked up,
            which take so little that it would hide in the start.
        own: CPU seconds that one submission's tests take by themselves.
    """

    week: str
    grader: str
    count: int
    cost: Cost
    alone: Cost | None
    own: float

    @property
    def each(self) -> tuple[float, float]:
        """Wall and CPU seconds of each submission after the first."""
        if self.alone is None:
            return self.cost.wall / self.count, self.cost.cpu / self.count
        others = self.count - 1
        wall = (self.cost.wall - self.alone.wall) / others
        return wall, (self.cost.cpu - self.alone.cpu) / others


@dataclass(frozen=True)
class Growth:
    """What a class of `count` took."""

    count: int
    cost: Cost


def page(
    rows: list[Row],
    checks: tuple[Cost, Cost] | None,
    sizes: list[Growth],
    engines: dict[str, Growth],
) -> str:
    """Lay out everything that was measured."""
    parts = [_machine()]
    if rows:
        parts.append(_contestants(rows))
    if checks:
        parts.append(_checks(*checks))
    if engines:
        parts.append(_engines(engines))
    if sizes:
        parts.append(_growth(sizes))
    return "\n\n".join(parts)


def write(text: str, path: Path = BENCH / "README.md") -> None:
    """Put the tables between the marks, in place of what stood there."""
    old = path.read_text()
    pattern = f"{re.escape(BEGIN)}.*{re.escape(END)}"
    new = re.sub(pattern, lambda _: f"{BEGIN}\n\n{text}\n\n{END}", old, flags=re.DOTALL)
    path.write_text(new)


def _machine() -> str:
    packages = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    arguments = shlex.join(["bench/run.py", *sys.argv[1:]])
    return "\n".join(
        [
            f"Made by `.bench-venv/bin/python {arguments}`.",
            f"Machine: {os.cpu_count()} cores, {platform.machine()}, "
            f"{platform.system()} {platform.release().partition('-')[0]}, "
            f"Python {platform.python_version()}.",
            f"Versions: {packages}.",
        ]
    )


def _version(package: str) -> str:
    names = {"tensorflow": ["tensorflow-cpu", "tensorflow"]}.get(package, [package])
    for name in names:
        try:
            return version(name)
        except ModuleNotFoundError:
            continue
    return "missing"


def _contestants(rows: list[Row]) -> str:
    head = ["Week", "Grader", "Submissions", "Start, CPU s", "Wall s each more"]
    head += ["CPU s each more", "Overhead CPU s", "Per core and minute", "Peak MB"]
    head += ["CPU, ratio", "Overhead, ratio"]
    return _table(head, [_cells(row, _first(rows, row.week)) for row in rows])


def _first(rows: list[Row], week: str) -> Row:
    return next(row for row in rows if row.week == week)


def _cells(row: Row, ours: Row) -> list[str]:
    (wall, cpu), (_, our_cpu) = row.each, ours.each
    overhead, our_overhead = cpu - row.own, our_cpu - ours.own
    return [
        row.week,
        NAMES.get(row.grader, row.grader),
        str(row.count),
        f"{row.alone.cpu - cpu:.1f}" if row.alone else "-",
        f"{wall:.3f}",
        f"{cpu:.3f}",
        f"{overhead:.3f}" if row.alone else "-",
        f"{60 / cpu:,.0f}",
        _megabytes(row.cost),
        f"{cpu / our_cpu:.2f}",
        f"{overhead / our_overhead:.1f}" if row.alone else "-",
    ]


def _checks(cold: Cost, warm: Cost) -> str:
    named = [("files from the disk", cold), ("files in memory", warm)]
    head = ["`grader check week01`", "Wall s", "CPU s", "Peak MB"]
    return _table(head, [[name, *_whole(cost)] for name, cost in named])


def _engines(engines: dict[str, Growth]) -> str:
    head = ["Notebooks of the course's week 1", "Notebooks", "Wall s"]
    head += ["CPU s", "Peak MB", "Wall, ratio", "CPU, ratio"]
    first = next(iter(engines.values())).cost
    return _table(
        head,
        [
            [name, str(size.count), *_whole(size.cost)]
            + [f"{size.cost.wall / first.wall:.1f}"]
            + [f"{size.cost.cpu / first.cpu:.1f}"]
            for name, size in engines.items()
        ],
    )


def _growth(sizes: list[Growth]) -> str:
    head = ["Class, NumPy week, two workers", "Wall s", "CPU s", "Peak MB"]
    head += ["Wall s each", "CPU s each"]
    rows = []
    for size in sizes:
        each = [size.cost.wall / size.count, size.cost.cpu / size.count]
        rows.append(
            [f"{size.count:,}", *_whole(size.cost), *(f"{x:.3f}" for x in each)]
        )
    return _table(head, rows)


def _whole(cost: Cost) -> list[str]:
    return [f"{cost.wall:.2f}", f"{cost.cpu:.2f}", _megabytes(cost)]


def _megabytes(cost: Cost) -> str:
    return f"{cost.memory / 1e6:,.0f}"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
