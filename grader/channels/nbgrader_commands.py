"""`grader nbgrader …`: the commands for a course that lives in nbgrader."""

from pathlib import Path
from typing import Annotated

import typer

from grader.console import (
    ALL_POINTS,
    COULD_NOT,
    NOT_ALL,
    AsJson,
    Isolation,
    WeekName,
    err,
    print_json,
    say,
)
from grader.errors import CourseError

app = typer.Typer(
    help="Grade notebooks in nbgrader's folders; read and write its gradebook.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Folder = Annotated[
    Path | None, typer.Option("--course", help="nbgrader's folder, if another one.")
]
Database = Annotated[
    str | None,
    typer.Option("--db", help="The gradebook's URL, if not sqlite:///gradebook.db."),
]


@app.callback()
def require_nbgrader() -> None:
    """Grade notebooks in nbgrader's folders; read and write its gradebook."""
    try:
        import nbgrader  # noqa: F401
    except ImportError:
        raise CourseError(
            'nbgrader is not installed. Run `pip install "grader[staff]"`.'
        ) from None


@app.command()
def autograde(
    week: WeekName,
    course: Folder = None,
    workers: Annotated[
        int, typer.Option(min=1, help="Processes that grade side by side.")
    ] = 2,
    isolation: Isolation = "sandlock",
    as_json: AsJson = False,
) -> None:
    """Grade submitted/*/WEEK in parallel; the gradebook has one writer."""
    from grader.channels.autograding import Batch
    from grader.course import find_staff_course
    from grader.feedback import points
    from grader.progress import Bar

    chosen = find_staff_course().week(week)
    batch = Batch(chosen, (course or chosen.root).resolve(), isolation)
    count = len(batch.learners)
    with Bar(f"Grading {chosen.short}", count, err) as bar:
        changed = batch.grade(workers, bar.advance)
    with Bar("Writing the gradebook", count, err) as bar:
        outcomes = batch.write(changed, bar.advance)
    if as_json:
        print_json(outcomes)
    for outcome in [] if as_json else outcomes:
        score = points(outcome.result.score) if outcome.result else "-"
        say(f"{outcome.learner:<24} {score:>7}  {outcome.note}".rstrip())
    written = [outcome for outcome in outcomes if outcome.is_written]
    if not as_json:
        say(f"{len(written)} of {count} notebooks are in the gradebook.")
    passed = all(o.result and o.result.outcome == "passed" for o in outcomes)
    code = COULD_NOT if len(written) < count else ALL_POINTS if passed else NOT_ALL
    raise typer.Exit(code)


@app.command()
def store(
    week: WeekName,
    results: Annotated[Path, typer.Argument(help="What `grader grade --out` wrote.")],
    course: Folder = None,
    db: Database = None,
) -> None:
    """Write the results of `grader grade` into the gradebook."""
    from grader.batch import read_or_none, result_path
    from grader.channels import gradebook
    from grader.course import find_staff_course
    from grader.errors import ResultError

    staff = find_staff_course()
    chosen = staff.week(week)
    folders = sorted(path for path in results.glob("*") if path.is_dir())
    names = [path.name for path in folders]
    read = [read_or_none(result_path(results, name, chosen.name)) for name in names]
    found = [result for result in read if result and result.outcome != "error"]
    if not found:
        raise ResultError(f"{results} must hold results of {chosen.name}; it has none.")
    with gradebook.opened(_url(db, course or chosen.root)) as book:
        gradebook.store(book, chosen, found, staff.late)
    for name, result in zip(names, read, strict=True):
        if result not in found:
            say(f"{name}: there is no result to store; grade again.")
    say(f"{len(found)} results are in the gradebook.")


@app.command()
def scores(
    week: WeekName, course: Folder = None, db: Database = None, as_json: AsJson = False
) -> None:
    """Read a week's points out of the gradebook: tests, people, lateness."""
    from grader.channels import gradebook
    from grader.course import find_staff_course
    from grader.feedback import points

    staff = find_staff_course()
    chosen = staff.week(week)
    with gradebook.opened(_url(db, course or chosen.root)) as book:
        found = gradebook.standings(book, chosen.name, staff.late)
    if as_json:
        print_json(found)
        return
    for one in found:
        late = f", {points(one.penalty)} off for being late" if one.penalty else ""
        waits = ", an answer waits for somebody" if one.waits else ""
        total = f"{points(one.total)} of {points(one.max_score)}"
        tests = f"{points(one.auto)} from tests"
        say(f"{one.learner:<24} {total:>12}  {tests}{late}{waits}")


def _url(db: str | None, folder: Path) -> str:
    return db or f"sqlite:///{folder.resolve() / 'gradebook.db'}"
