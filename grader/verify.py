"""What must hold for every week: its tests tell right answers from wrong ones."""

import ast
from collections.abc import Callable

import msgspec
from rich.console import Console

from grader.answers import Answer, reference, right_answers, wrong_answers
from grader.course import Week, read_source
from grader.errors import GraderError
from grader.mutants import equivalents, mutants_of
from grader.pool import Job, Order, Place, run_jobs
from grader.progress import Bar
from grader.release import make_stub
from grader.results import Result
from grader.runs import Test, depending
from grader.submission import Snapshot


class Row(msgspec.Struct, frozen=True):
    """One line of the report: what was tried, how often, and how often it held."""

    what: str
    held: int
    tried: int


class Report(msgspec.Struct, frozen=True):
    """Whether a week holds, and what slips through."""

    week: str
    rows: list[Row]
    problems: list[str]

    def text(self) -> str:
        """Lay the report out for a terminal."""
        lines = [self.week]
        lines += [f"  {row.what:<34} {row.held} of {row.tried}" for row in self.rows]
        lines += [f"  PROBLEM  {problem}" for problem in self.problems]
        lines.append("  holds" if not self.problems else "  does not hold")
        return "\n".join(lines)


class Trial(msgspec.Struct, frozen=True):
    """A submission whose verdict is known beforehand.

    Attributes:
        kind: The report's row that it counts for.
        name: What a problem calls it.
        snapshot: The submission.
        seed: For the tests' random numbers.
        judge: Says what is wrong with a result; "" if nothing is.
        task: Run only this task's tests and those that build on it; all if "".
        named: Name the mistake. Tests of what builds on its task are left out if all of
            them say that they need it: they are blocked, whatever they show.
        until_failure: Whether the first failing test is enough.
    """

    kind: str
    name: str
    snapshot: Snapshot
    seed: str
    judge: Callable[[Result], str]
    task: str = ""
    named: bool = False
    until_failure: bool = False


class Sweep(msgspec.Struct, frozen=True):
    """How much is tried: seeds, mutants, one task or all, processes side by side.

    With `right_only`, just the reference and the right answers: does chance fail them?
    """

    seeds: int = 1
    mutants: bool = False
    task: str = ""
    right_only: bool = False
    workers: int = 2


def verify_week(week: Week, sweep: Sweep, isolation: str, console: Console) -> Report:
    """Try everything that is known about a week, in parallel.

    A problem is printed as soon as it is found; all of them stand in the report.
    """
    trials = _trials(week, sweep)
    jobs = [_job(trial) for trial in trials]
    order = Order(week.root, week.name, isolation)
    problems: dict[int, str] = {}
    with Bar(f"Verifying {week.short}", len(jobs), console) as bar:
        for place, result in run_jobs(order, jobs, sweep.workers, _lost):
            verdict = result if isinstance(result, str) else trials[place].judge(result)
            if verdict:
                problems[place] = f"{trials[place].name}: {verdict}"
                console.print(problems[place], highlight=False, markup=False)
            bar.advance()
    kinds = dict.fromkeys(trial.kind for trial in trials)
    rows = [_row(kind, trials, problems) for kind in kinds]
    tries_all = not (sweep.task or sweep.right_only)
    known = len(equivalents(week)) if sweep.mutants and tries_all else 0
    if known:
        rows.append(Row("equivalent mutants, listed", known, known))
    texts = [problems[place] for place in sorted(problems)]
    return Report(week.name, rows, list(dict.fromkeys(texts)))


def _job(trial: Trial) -> Job:
    """Make a trial's job; what is compared with the same mistakes is kin."""
    t = trial
    arguments = (t.name, t.snapshot, t.seed, t.task, t.named, t.until_failure)
    return Job(run_trial, arguments, f"{t.task} {t.seed}" if t.named else "")


def _trials(week: Week, sweep: Sweep) -> list[Trial]:
    if sweep.task:
        week.task(sweep.task)  # an error if there is none
    makers = [_right] if sweep.right_only else [_right, _wrong]
    seeds = [f"verify-{number}" for number in range(sweep.seeds)]
    trials = [t for make in makers for seed in seeds for t in make(week, seed)]
    if not sweep.right_only:
        trials += _empty_programs(week)
        if sweep.mutants:
            trials += _mutant_trials(week)
    return [t for t in trials if not sweep.task or t.task == sweep.task]


def run_trial(
    place: Place,
    name: str,
    snapshot: Snapshot,
    seed: str,
    task: str,
    named: bool,
    until_failure: bool,
) -> Result:
    """Grade one trial; runs in a worker process."""
    tests = chosen_tests(place.suite.tests, task)
    own = [test for test in tests if test.task == task]
    if named and all(task in test.needs for test in tests if test not in own):
        tests = own
    return place.grader.grade(
        name, snapshot, seed, tests, until_failure=until_failure, names=named
    )  # fmt: skip


def chosen_tests(tests: list[Test], task: str) -> list[Test]:
    """Choose a task's tests and those of every task that builds on it; all if ""."""
    if not task:
        return tests
    affected = depending({task}, tests)
    return [
        t
        for t in tests
        if t.task == task or (t.task in affected and affected & set(t.needs))
    ]


def _lost(job: Job, why: str) -> str:
    return f"could not be graded: {why}"


def _row(kind: str, trials: list[Trial], problems: dict[int, str]) -> Row:
    places = [p for p, trial in enumerate(trials) if trial.kind == kind]
    return Row(kind, sum(p not in problems for p in places), len(places))


def _right(week: Week, seed: str) -> list[Trial]:
    trials = [
        Trial("reference earns all points", "reference", reference(week), seed, _full)
    ]
    for answer in right_answers(week):
        name = f"right/{answer.code}"
        trials.append(
            Trial("right answers earn all points", name, answer.snapshot, seed, _full,
                  task=answer.task)
        )  # fmt: skip
    return trials


def _wrong(week: Week, seed: str) -> list[Trial]:
    return [
        Trial("wrong answers lose and are named", f"wrong/{answer.code}",
              answer.snapshot, seed, _judge_of(answer), task=answer.task, named=True)
        for answer in wrong_answers(week)
    ]  # fmt: skip


def _full(result: Result) -> str:
    lost = [t for t in result.tests if t.outcome != "passed"]
    if not lost:
        return ""
    first = lost[0]
    return f"{first.id} {first.outcome}: {' | '.join(first.message.splitlines())}"


def _none(result: Result) -> str:
    paid = [test.id for test in result.tests if test.points]
    return f"earns points in {', '.join(paid)}" if paid else ""


def _judge_of(answer: Answer) -> Callable[[Result], str]:
    def judge(result: Result) -> str:
        own = next(task for task in result.tasks if task.id == answer.task)
        if own.score == own.max_score:
            return f"loses no point on task {answer.task}"
        codes = {t.code for t in result.tests if t.task == answer.task and t.code}
        if answer.code not in codes:
            seen = ", ".join(sorted(codes)) or "nothing"
            return f"is named {seen}"
        strangers = [
            t.id
            for t in result.tests
            if t.task != answer.task and t.outcome == "failed"
        ]
        return f"also fails {strangers[0]}" if strangers else ""

    return judge


def _empty_programs(week: Week) -> list[Trial]:
    trials = []
    for name, body in _BODIES.items():
        files: dict[str, str | list[str]] = {}
        for module in week.file.modules:
            path = week.solution / f"{module}.py"
            stub = make_stub(read_source(path), path)
            files[module] = stub if body is None else _with_bodies(stub, body)
        trials.append(
            Trial("empty answers earn nothing", name, Snapshot(files), "empty", _none)
        )
    return trials


def _with_bodies(stub: str, body: str) -> str:
    tree = ast.parse(stub)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and "NotImplementedError" in ast.unparse(
            node
        ):
            names = [a.arg for a in node.args.args if a.arg != "self"]
            first = names[0] if names else "None"
            node.body = ast.parse(body.format(first=first)).body
    return ast.unparse(tree)


_BODIES = {
    "the stub": None,
    "return None": "return None",
    "return 0": "return 0",
    "return 1": "return 1.0",
    "return the first argument": "return {first}",
    "return True": "return True",
    "return an empty list": "return []",
}


def _mutant_trials(week: Week) -> list[Trial]:
    known = equivalents(week)
    mutants = mutants_of(week)
    unknown = known.keys() - {mutant.name for mutant in mutants}
    if unknown:
        raise GraderError(
            f"equivalent.toml names no mutant of {week.name}: {sorted(unknown)}"
        )
    return [
        Trial("mutants are noticed", f"mutant {m.name}", m.snapshot, "mutants",
              _noticed, task=m.task, until_failure=True)
        for m in mutants
        if m.name not in known
    ]  # fmt: skip


def _noticed(result: Result) -> str:
    survived = all(test.outcome == "passed" for test in result.tests)
    return "passes every test" if survived else ""
