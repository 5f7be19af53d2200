"""What all commands share: how they are called, how they speak, how they end."""

import sys
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

out = Console()
err = Console(stderr=True)

WeekName = Annotated[str, typer.Argument(metavar="WEEK", help="For example week01.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


def _known_isolation(value: str) -> str:
    if value not in ("sandlock", "none"):
        raise typer.BadParameter("Use sandlock or none.")
    return value


Isolation = Annotated[
    str,
    typer.Option(
        help="How code is kept apart: sandlock, or none (recorded in results).",
        callback=_known_isolation,
    ),
]

ALL_POINTS, NOT_ALL, COULD_NOT = 0, 1, 2


def say(text: str) -> None:
    """Print a line that may hold what learners wrote."""
    from grader.verdicts import printable

    line = printable(text).replace("\n", " ")
    out.print(line, highlight=False, markup=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """Print a record as JSON."""
    import msgspec

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value)).decode() + "\n")


def exit_with(*outcomes: str) -> NoReturn:
    """End the program with the exit code that results' outcomes ask for."""
    if "error" in outcomes:
        raise typer.Exit(COULD_NOT)
    done = all(outcome == "passed" for outcome in outcomes)
    raise typer.Exit(ALL_POINTS if done else NOT_ALL)
