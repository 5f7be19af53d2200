"""The commands around GitHub: `ci` for learners, the others for staff; thin."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.console import ALL_POINTS, COULD_NOT, err, exit_with, say

if TYPE_CHECKING:
    from grader.channels.github import Channel
    from grader.channels.pushes import Push
    from grader.course import Course, Week
    from grader.roster import Learner
    from grader.submission import Snapshot

RosterFile = Annotated[
    Path, typer.Argument(metavar="ROSTER", help="CSV of Classroom, Classroom 50, ours.")
]
Weeks = Annotated[
    list[str] | None, typer.Option("--week", help="Only this week; may be repeated.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(ci)
    app.command()(provision)
    app.command()(collect)
    app.command()(publish)
    app.command()(verify_result)
    app.command()(export)


def ci(
    out: Annotated[Path, typer.Option(help="Where result.json is written.")] = Path(
        "results"
    ),
) -> None:
    """Check what the last push changed and report it to GitHub Actions."""
    from grader.channels import workflow
    from grader.course import find_course

    results = workflow.run(find_course(), out)
    exit_with(*(result.outcome for result in results))


def provision(
    roster: RosterFile,
    dry: Annotated[
        bool,
        typer.Option(
            "--dry-run/--apply", help="Only say what would be done, or do it."
        ),
    ] = True,
) -> None:
    """Make, share and protect a repository for each learner."""
    from grader.channels import provision as making
    from grader.course import find_staff_course

    course = find_staff_course()
    learners, channel = _learners(roster), _channel(course)
    with _bar("Looking" if dry else "Provisioning", len(learners)) as advance:
        found = making.provision(course, channel, learners, advance, dry=dry)
    for each in found:
        say(f"{each.repository}: {', '.join(filter(None, (*each.done, each.problem)))}")
    if dry:
        say("Nothing was changed. Say --apply to do it.")
    raise typer.Exit(COULD_NOT if any(each.problem for each in found) else ALL_POINTS)


def collect(
    roster: RosterFile,
    out: Annotated[Path, typer.Option("--out", help="Where learners' files are put.")],
    week: Weeks = None,
    shards: Annotated[
        int, typer.Option(min=1, help="Parts that are graded side by side.")
    ] = 1,
    extensions: Annotated[
        Path | None, typer.Option(help="CSV: learner, week, until.")
    ] = None,
    cache: Annotated[
        Path | None, typer.Option(help="Where copies of repositories are kept.")
    ] = None,
    store: Annotated[
        str, typer.Option(help="Where attempts are kept: grade only what is new.")
    ] = "",
    github: Annotated[
        bool, typer.Option(help="Ask GitHub when learners pushed.")
    ] = True,
) -> None:
    """Fetch what learners pushed, and pin the commit that counts."""
    import msgspec

    from grader import collect as collecting
    from grader.channels.workflow import tell_actions
    from grader.course import find_staff_course
    from grader.roster import read_extensions

    course = find_staff_course()
    learners = _learners(roster)
    wanted = collecting.Wanted(
        course,
        [course.week(name) for name in week] if week else course.weeks,
        out.resolve(),
        (cache or course.root / ".collected").resolve(),
        shards,
        read_extensions(extensions) if extensions else [],
        _push_times(course) if github else None,
    )
    with _bar("Collecting", len(learners)) as advance, _known(store) as is_known:
        wanted = msgspec.structs.replace(wanted, is_known=is_known)
        found = collecting.collect_all(wanted, learners, advance)
    for line in collecting.unmatched(wanted, learners) + collecting.described(found):
        say(line)
    say(f"{sum(bool(c.commit) for c in found)} of {len(found)} are in {out}.")
    tell_actions("GITHUB_OUTPUT", f"matrix={collecting.matrix(found)}\n")
    raise typer.Exit(COULD_NOT if all(c.problem for c in found) else ALL_POINTS)


def publish(
    results: Annotated[
        Path, typer.Argument(metavar="RESULTS", help="What `grader grade` wrote.")
    ],
    collected: Annotated[Path, typer.Option(help="What `grader collect` wrote.")],
    store: Annotated[
        str, typer.Option(help="The repository that keeps every attempt.")
    ],
    github: Annotated[
        bool, typer.Option(help="Also status, check run and comment.")
    ] = True,
) -> None:
    """Sign results, keep them, and tell learners."""
    from grader import publish as publishing
    from grader.channels.workflow import tell_actions
    from grader.collect import read_manifest
    from grader.course import find_staff_course

    course = find_staff_course()
    manifest = read_manifest(collected)
    channel = _channel(course) if github else None
    with _bar("Publishing", len(manifest)) as advance:
        found = publishing.publish_all(
            course, collected, results, store, channel, advance
        )
    for line in publishing.described(found):
        say(line)
    tell_actions("GITHUB_STEP_SUMMARY", publishing.table(found))
    raise typer.Exit(COULD_NOT if any(each.problems for each in found) else ALL_POINTS)


def verify_result(
    path: Annotated[Path, typer.Argument(metavar="RESULT.json")],
    learner: Annotated[str, typer.Option(help="Whose it must be.")] = "",
    week: Annotated[str, typer.Option(help="Of which week it must be.")] = "",
    commit: Annotated[str, typer.Option(help="Of which commit it must be.")] = "",
) -> None:
    """Check that a kept result is signed by us and is what it says."""
    from grader import feedback, signing

    attempt = signing.read_attempt(path)
    signing.check(attempt)
    signing.expect(attempt, learner=learner, week=week, commit=commit)
    score = feedback.out_of(attempt.result)
    say(f"Genuine: {attempt.learner}, {attempt.week}, {attempt.commit}: {score}")


def export(
    results: Annotated[
        Path,
        typer.Argument(metavar="RESULTS", help="Results, or a copy of the store."),
    ],
    kind: Annotated[
        str,
        typer.Option(
            "--format",
            help="canvas, moodle, csv, gradescope, classroom or classroom50.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", help="The file or folder to write.")],
    roster: Annotated[
        Path | None, typer.Option(help="CSV with names, emails and identifiers.")
    ] = None,
) -> None:
    """Write points for another system."""
    from grader import export as exporting
    from grader.course import find_staff_course
    from grader.results import write_atomically

    learners = _learners(roster) if roster else []
    exported, problems = exporting.load(find_staff_course(), results, learners)
    files = exporting.export(exported, kind, out)
    for path, data in files.items():
        write_atomically(path, data)
    for line in problems:
        say(line)
    say(f"{len(exported.results)} results are in {out}.")


def _learners(path: Path) -> "list[Learner]":
    from grader.roster import read_roster

    roster = read_roster(path)
    for problem in roster.problems:
        say(f"{path}, {problem}")
    return roster.learners


def _channel(course: "Course") -> "Channel":
    from grader.channels.github import Channel

    return Channel(course.github.organization)


def _push_times(course: "Course") -> "Callable[[Learner, str], list[Push]]":
    from grader.collect import repository_of

    channel = _channel(course)

    def ask(learner: "Learner", branch: str) -> "list[Push]":
        return channel.pushes(repository_of(course, learner), branch)

    return ask


@contextmanager
def _known(remote: str) -> "Iterator[Callable[[str, Week, Snapshot], bool] | None]":
    """Open the store, if there is one, to ask what has been graded before."""
    from grader import store
    from grader.publish import is_known

    if not remote:
        yield None
        return
    with store.opened(remote) as kept:
        yield partial(is_known, kept)


@contextmanager
def _bar(what: str, count: int) -> Iterator[Callable[[Any], None]]:
    from grader.progress import Bar

    with Bar(what, count, err) as bar:
        yield bar.advance
