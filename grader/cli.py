"""The `grader` command: one function for each subcommand, thin."""

import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from grader.channels import github_commands, nbgrader_commands
from grader.console import (
    ALL_POINTS,
    COULD_NOT,
    NOT_ALL,
    AsJson,
    Isolation,
    WeekName,
    err,
    exit_with,
    out,
    print_json,
)
from grader.errors import GraderError


class Interrupted(Exception):
    """Ctrl-C; as a KeyboardInterrupt Typer would end the program by itself."""


class Commands(TyperGroup):
    """The subcommands."""

    def invoke(self, ctx: Any) -> Any:
        """Run a subcommand."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Interrupted from None


app = typer.Typer(
    cls=Commands,
    help="Check, grade and build the deep-learning course.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command()
def check(
    week: WeekName,
    path: Annotated[
        Path | None, typer.Argument(help="Folder with the week's files.")
    ] = None,
    task: Annotated[str | None, typer.Option(help="Only this task, as 1.2.")] = None,
    hidden: Annotated[
        bool, typer.Option(help="Staff: all tests, in the jail.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Run a week's public tests on your own files."""
    from grader import checking, feedback
    from grader.course import find_course

    chosen = find_course().week(week)
    result = checking.check(chosen, path, task, hidden=hidden)
    if as_json:
        print_json(result)
    else:
        shown = feedback.terminal(result, chosen.title)
        out.print(shown, highlight=False, markup=False)
    exit_with(result.outcome)


@app.command()
def hint(
    task: Annotated[str, typer.Argument(metavar="TASK", help="For example 1.2.")],
    number: Annotated[int, typer.Argument(help="Which hint, from 1 on.")] = 1,
) -> None:
    """Give one hint for a task; ask again with 2 or 3 for a stronger one."""
    from grader.course import find_course

    text = find_course().hint(task, number)
    out.print(text, highlight=False, markup=False)


@app.command()
def grade(
    week: WeekName,
    submissions: Annotated[
        Path, typer.Argument(metavar="SUBMISSIONS", help="One folder for each learner.")
    ],
    results: Annotated[Path, typer.Option("--out", help="Where results are written.")],
    workers: Annotated[
        int, typer.Option(min=1, help="Processes that grade side by side.")
    ] = 2,
    fresh: Annotated[
        bool, typer.Option(help="Grade again what has not changed.")
    ] = False,
    diff: Annotated[
        Path | None, typer.Option(help="Say whose score differs from these results.")
    ] = None,
    isolation: Isolation = "sandlock",
    as_json: AsJson = False,
) -> None:
    """Grade a class with the hidden tests."""
    from grader import batch, feedback
    from grader.course import find_staff_course
    from grader.pool import Order
    from grader.progress import Bar

    chosen = find_staff_course().week(week)
    entries = batch.find_entries(submissions)
    _tell_of(batch.passed_over(submissions))
    order = Order(chosen.root, chosen.name, isolation)
    secret = batch.course_secret(chosen.root)
    target = batch.Target(results.resolve(), secret, fresh)
    with Bar(f"Grading {chosen.short}", len(entries), err) as bar:
        graded = batch.grade_all(order, target, entries, workers, bar.advance)
    if as_json:
        print_json(graded)
    else:
        out.print(feedback.class_table(graded))
        out.print(f"Results are in {results}.", highlight=False, markup=False)
        for line in batch.changes(diff, graded) if diff else []:
            out.print(line, highlight=False, markup=False)
    exit_with(*(result.outcome for result in graded))


@app.command()
def replay(
    path: Annotated[Path, typer.Argument(metavar="RESULT.json")],
    isolation: Isolation = "sandlock",
) -> None:
    """Grade the same files with the same random numbers, and compare."""
    from grader import checking

    differences = checking.replay(path, isolation)
    for line in differences:
        out.print(line, highlight=False, markup=False)
    if not differences:
        out.print("The same result.")
    raise typer.Exit(NOT_ALL if differences else ALL_POINTS)


@app.command()
def verify(
    week: Annotated[str | None, typer.Argument(metavar="[WEEK]")] = None,
    seeds: Annotated[int, typer.Option(min=1, help="How many seeds to try.")] = 1,
    mutants: Annotated[bool, typer.Option(help="Also run mutants.")] = False,
    task: Annotated[
        str, typer.Option(help="Only answers to this task; needs WEEK.")
    ] = "",
    right_only: Annotated[
        bool, typer.Option("--right", help="Only the reference and right answers.")
    ] = False,
    workers: Annotated[
        int, typer.Option(min=1, help="Processes that grade side by side.")
    ] = 2,
    isolation: Isolation = "sandlock",
) -> None:
    """Prove that a week's tests tell right from wrong."""
    from grader.course import find_staff_course
    from grader.verify import Sweep, verify_week

    sweep = Sweep(seeds, mutants, task, right_only, workers)
    if task and not week:
        raise GraderError("--task needs a week: `grader verify week01 --task 1.2`.")

    course = find_staff_course()
    weeks = [course.week(week)] if week else course.weeks
    sound = True
    for each in weeks:
        report = verify_week(each, sweep, isolation, err)
        out.print(report.text(), highlight=False, markup=False)
        sound = sound and not report.problems
    raise typer.Exit(ALL_POINTS if sound else NOT_ALL)


@app.command()
def release(
    folder: Annotated[
        Path | None, typer.Argument(help="With --nbgrader: another course folder.")
    ] = None,
    check_only: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; fail if assignments/ differs."),
    ] = False,
    nbgrader: Annotated[
        bool, typer.Option("--nbgrader", help="Also write source/, for nbgrader.")
    ] = False,
) -> None:
    """Write assignments/, the learners' repository."""
    from grader.course import find_staff_course
    from grader.release import differences, release_course

    course = find_staff_course()
    if not check_only:
        release_course(course)
        out.print("assignments/ is written.")
        if nbgrader:
            from grader.channels.notebooks import release_notebooks

            written = release_notebooks(course, folder)
            out.print(f"{written} is written.", highlight=False, markup=False)
        return
    found = differences(course)
    for line in found:
        out.print(line, highlight=False, markup=False)
    out.print("assignments/ differs: run `grader release`." if found else "Up to date.")
    raise typer.Exit(NOT_ALL if found else ALL_POINTS)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Say what this host can do, what is missing, and what to do about it."""
    from grader.doctor import examine

    report = examine()
    if as_json:
        print_json(report)
    else:
        for row in report:
            mark = "ok     " if row.ok else "missing"
            out.print(f"{mark}  {row.what}: {row.found}", highlight=False, markup=False)
            if not row.ok and row.advice:
                out.print(f"         {row.advice}", highlight=False, markup=False)
    raise typer.Exit(
        ALL_POINTS if all(r.ok or not r.needed for r in report) else COULD_NOT
    )


app.add_typer(nbgrader_commands.app, name="nbgrader")
github_commands.register(app)


def _tell(text: str) -> None:
    err.print(text, highlight=False, markup=False)


def _tell_of(strangers: list[str]) -> None:
    for name in strangers:
        _tell(f"grader: {name} is no learner's folder and is not graded.")


def main() -> NoReturn:
    """Run a command; say in one sentence what could not be done."""
    try:
        app()
    except GraderError as error:
        _tell(f"grader: {error}")
        sys.exit(COULD_NOT)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _tell(f"grader: {where}{error.strerror}.")
        sys.exit(COULD_NOT)
    except Interrupted:
        _tell("\ngrader: interrupted; start again to go on.")
        sys.exit(COULD_NOT)
    sys.exit(ALL_POINTS)


if __name__ == "__main__":
    main()
