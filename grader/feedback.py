"""Results as people read them: terminal, Markdown, HTML. One record, one text.

Everything a learner can influence passes through `verdicts.printable` before it comes
here, and is escaped here for the place that it goes to.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.results import Result, TaskResult, TestResult, add_points, outcome_of
from grader.verdicts import printable

if TYPE_CHECKING:
    import jinja2

_STYLES = {"passed": "green", "failed": "red", "blocked": "yellow", "error": "magenta"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~@&:])")


def points(value: float) -> str:
    """Write points as people do: 2.5, but 3 rather than 3.0."""
    return f"{value:g}"


def out_of(earned: Result | TaskResult) -> str:
    """Write what a week or a task earned and could earn: 25 / 30."""
    return f"{points(earned.score)} / {points(earned.max_score)}"


def loud(result: Result) -> list[TestResult]:
    """List the tests to show in full: one for each cause."""
    return [t for t in result.tests if t.outcome != "passed" and not t.quiet]


def quiet_count(result: Result, task: str) -> int:
    """Count a task's failing tests that an earlier line already explains."""
    return sum(t.task == task and t.quiet for t in result.tests)


def of_task(result: Result, task: str) -> Result:
    """Take one task out of a result, as if nothing else had been asked for."""
    tests = [test for test in result.tests if test.task == task]
    tasks = [known for known in result.tasks if known.id == task]
    return msgspec.structs.replace(
        result,
        tests=tests,
        tasks=tasks,
        score=add_points(known.score for known in tasks),
        max_score=add_points(known.max_score for known in tasks),
        outcome=outcome_of(tests),
        notes=[],
    )


def summary(result: Result) -> str:
    """Say in one line how the week went."""
    passed = sum(test.outcome == "passed" for test in result.tests)
    score = f"{points(result.score)} of {points(result.max_score)} points"
    return f"{score}, {passed} of {len(result.tests)} tests passed"


def terminal(result: Result, title: str) -> RenderableType:
    """Lay a result out for a terminal."""
    parts: list[RenderableType] = [Text(f"{title}\n", style="bold")]
    for test in loud(result):
        parts.append(_terminal_test(test, result))
    parts.append(_task_table(result))
    parts += [Text(f"Note: {printable(note)}") for note in result.notes]
    style = "bold green" if result.outcome == "passed" else "bold"
    parts.append(Text(f"\n{summary(result)}", style=style))
    return Group(*parts)


def _terminal_test(test: TestResult, result: Result) -> RenderableType:
    head = Text()
    head.append(f"{test.outcome:<8}", style=f"bold {_STYLES[test.outcome]}")
    head.append(f"{test.task}  {test.title}", style="bold")
    head.append(f"  [{points(test.points)}/{points(test.max_points)}]")
    rows = Table.grid(padding=(0, 1))
    rows.add_column(width=8)
    rows.add_column(overflow="fold")
    for label, text, style in _rows(test):
        rows.add_row(Text(label, style="dim"), Text(text, style=style))
    more = quiet_count(result, test.task)
    if more and _is_last_loud(test, result):
        checks = "check" if more == 1 else "checks"
        fail = "fails" if more == 1 else "fail"
        rows.add_row("", Text(f"{more} more {checks} of task {test.task} {fail}."))
    return Padding(Group(head, Padding(rows, (0, 0, 0, 10))), (0, 0, 1, 0))


def _rows(test: TestResult) -> Iterator[tuple[str, str, str]]:
    for line in test.message.splitlines():
        label, _, text = line.partition(" ")
        is_row = label in ("called", "expected", "got")
        yield (label, text.strip(), "") if is_row else ("", line, "")
    if test.hint:
        yield "hint", test.hint, "cyan"
    if test.code:
        yield "mistake", test.code, "cyan"
    if test.output:
        yield "printed", test.output[:500], "dim"


def _is_last_loud(test: TestResult, result: Result) -> bool:
    of_task = [t for t in loud(result) if t.task == test.task]
    return test is of_task[-1]


def _task_table(result: Result) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    for justify in ("left", "left", "right"):
        table.add_column(justify=justify)
    for task in result.tasks:
        full = task.score == task.max_score
        colored = Text(out_of(task), style="green" if full else "red")
        table.add_row(task.id, Text(task.title), colored)
    return table


def class_table(results: Iterable[Result]) -> Table:
    """Lay out a class: one row a learner, with the first thing to mend."""
    table = Table(header_style="bold", expand=True)
    table.add_column("learner", no_wrap=True, min_width=10, max_width=24)
    table.add_column("score", no_wrap=True, min_width=7, justify="right")
    table.add_column("outcome", no_wrap=True, min_width=7)
    table.add_column("first thing to mend", no_wrap=True, overflow="ellipsis", ratio=1)
    for result in results:
        first = next(iter(loud(result)), None)
        score = f"{points(result.score)}/{points(result.max_score)}"
        outcome = Text(result.outcome, style=_STYLES[result.outcome])
        name = Text(printable(result.learner).replace("\n", " "))
        table.add_row(name, score, outcome, Text(_one_line(first, result.notes)))
    return table


def _one_line(test: TestResult | None, notes: list[str]) -> str:
    if test is None:
        return printable(" ".join(notes)).replace("\n", " ")
    if test.code:
        return f"{test.task}  {test.code}: {test.hint}"
    rows = [line for line in test.message.splitlines() if line]
    text = rows[-1] if rows and rows[-1].startswith("got") else (rows or [""])[0]
    return f"{test.task}  {text}"


def markdown(results: list[Result], titles: dict[str, str]) -> str:
    """Lay out a learner's weeks as Markdown, newest first."""
    return "\n".join(_markdown_week(result, titles) for result in results)


def _markdown_week(result: Result, titles: dict[str, str]) -> str:
    lines = [f"# {escape(titles.get(result.week, result.week))}", ""]
    lines += [
        f"**{summary(result)}**",
        "",
        "| Task | | Points |",
        "| --- | --- | ---: |",
    ]
    for task in result.tasks:
        lines.append(f"| {task.id} | {escape(task.title)} | {out_of(task)} |")
    for test in loud(result):
        lines += ["", f"## {test.task} {escape(test.title)}", ""]
        earned = f"{points(test.points)} of {points(test.max_points)} points"
        lines.append(
            f"{test.outcome}, {earned}" + (f", {test.code}" if test.code else "")
        )
        lines += ["", *(f"    {line}" for line in test.message.splitlines())]
        if test.hint:
            lines += ["", f"Hint: {escape(test.hint)}"]
    lines += ["", *(f"Note: {escape(note)}" for note in result.notes)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Escape for Markdown; HTML and mentions become plain text too."""
    return _MARKDOWN.sub(r"\\\1", printable(text).replace("\n", " "))


def html(results: list[Result], titles: dict[str, str]) -> str:
    """Lay out a learner's weeks as one page that needs nothing else."""
    return _page().render(
        results=results,
        titles=titles,
        loud=loud,
        summary=summary,
        quiet_count=quiet_count,
        is_last_loud=_is_last_loud,
    )


@cache
def _page() -> "jinja2.Template":
    import jinja2  # here, for a learner's `grader check` needs no page

    pages = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    pages.filters["points"] = points
    return pages.get_template("feedback.html")
