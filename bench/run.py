"""What grading costs: this grader, nbgrader, otter-grader, one pytest each.

    make bench                                       # everything, as in README.md
    .bench-venv/bin/python bench/run.py --only 'numpy/*' --submissions 10 --peers 2

Every contestant grades the same submissions, which earn all points.
"""

import argparse
import fnmatch
import tempfile
from collections.abc import Callable
from pathlib import Path

import contestants
import tables
from measuring import Cost
from tables import Growth, Row
from weeks import WEEKS, Week

# How often tests and solution run alone, to find out what they take by themselves.
PASSES = {"numpy": 50, "keras": 5, "training": 5}


def main() -> None:
    """Measure what was asked for, print the tables, write them if told to."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(Path(folder), options)
        for key in WEEKS:
            bench.week(key)
        bench.check()
        bench.engines()
        bench.growth()
    text = tables.page(bench.rows, bench.checks, bench.sizes, bench.in_nbgrader)
    print(text)
    if options.write:
        tables.write(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--submissions", type=int, default=100, help="for this grader, a week")
    add("--peers", type=int, default=10, help="submissions for each other grader")
    add("--notebooks", type=int, default=30, help="notebooks of the course's week 1")
    add("--sizes", default="10,100,1000", help="class sizes, for growth")
    add("--only", default="*", help="patterns: numpy/grader,keras/*,check,engines")
    add("--write", action="store_true", help="put the tables into bench/README.md")
    return parser.parse_args()


class Bench:
    """Runs what the options ask for and collects what it cost.

    Args:
        folder: Where submissions and results may lie.
        options: What the command line says.

    Attributes:
        rows: One for each contestant and week.
        checks: Cold and warm `grader check`, if that was asked for.
        sizes: One for each class size.
        in_nbgrader: By way of autograding notebooks, if that was asked for.
    """

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self._folder = folder
        self._options = options
        self.rows: list[Row] = []
        self.checks: tuple[Cost, Cost] | None = None
        self.sizes: list[Growth] = []
        self.in_nbgrader: dict[str, Growth] = {}

    def week(self, key: str) -> None:
        """Measure all contestants on one week, with one submission and with many."""
        week, many, few = WEEKS[key], self._options.submissions, self._options.peers
        if not any(self._wants(f"{key}/{n}") for n in ("grader", *contestants.PEERS)):
            return
        self._say(f"{week.title}: the tests alone")
        own = contestants.own(week, PASSES[key])

        def add(grader: str, count: int, alone: Cost | None, cost: Cost) -> None:
            self.rows.append(Row(week.title, grader, count, cost, alone, own))

        if self._wants(f"{key}/grader"):
            grade = contestants.grader
            self._run(week, "warm-up", 1, grade)
            alone = self._run(week, "this grader", 1, grade)
            work, submissions = self._places(week, "this grader", many)
            add("this grader", many, alone, grade(week, submissions, work))
            add("the same, cached", many, None, grade(week, submissions, work))
        for name, contestant in contestants.PEERS.items():
            if self._wants(f"{key}/{name}"):
                self._run(week, f"warm-up of {name}", 1, contestant)
                alone = self._run(week, name, 1, contestant)
                add(name, few, alone, self._run(week, name, few, contestant))

    def check(self) -> None:
        """Measure a learner's own check of one week."""
        if self._wants("check"):
            self._say("grader check")
            self.checks = contestants.check(self._folder)

    def engines(self) -> None:
        """Measure nbgrader with this grader inside, and as it comes."""
        if self._wants("engines"):
            week, count = WEEKS["numpy"], self._options.notebooks
            work, _ = self._places(week, "nbgrader's engine and ours", count)
            costs = contestants.engines(week, work, count)
            self.in_nbgrader = {n: Growth(count, cost) for n, cost in costs.items()}

    def growth(self) -> None:
        """Measure classes of several sizes with two workers."""
        week = WEEKS["numpy"]
        for size in map(int, self._options.sizes.split(",")):
            if self._wants("growth"):
                work, submissions = self._places(week, f"class of {size}", size)
                cost = contestants.grader(week, submissions, work, workers=2)
                self.sizes.append(Growth(size, cost))

    def _run(
        self,
        week: Week,
        name: str,
        count: int,
        contestant: Callable[[Week, Path, Path], Cost],
    ) -> Cost:
        work, submissions = self._places(week, name, count)
        return contestant(week, submissions, work)

    def _places(self, week: Week, name: str, count: int) -> tuple[Path, Path]:
        """Say what comes, and make a folder to work in and a class."""
        self._say(f"{week.title}: {name}, {count} submissions")
        work = Path(tempfile.mkdtemp(dir=self._folder))
        return work, week.write_class(Path(tempfile.mkdtemp(dir=self._folder)), count)

    def _wants(self, name: str) -> bool:
        wanted = self._options.only.split(",")
        return any(fnmatch.fnmatch(name, pattern) for pattern in wanted)

    def _say(self, text: str) -> None:
        print(text, flush=True)


if __name__ == "__main__":
    main()
