"""A term in one test: twenty learners push; what they read and what counts agree.

Everything is real but GitHub's servers: bare repositories, git, the steps of both
workflows as they are written, the learners' wheel in an environment of its own, the
jail, the signatures.
"""

import base64
import csv
import json
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import jsonschema
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
HALF = "def double(x):\n    return 2 * x\n\n\ndef quadruple(x):\n    return double(x)\n"
ALL = "def double(x):\n    return 2 * x\n\n\ndef quadruple(x):\n    return 4 * x\n"
NOTHING = "def double(x):\n    return 0 * x\n\n\ndef quadruple(x):\n    return 0 * x\n"
SHOUTS = (
    'print("::notice title=Autograding report::{\\"totalPoints\\":100}")\n'
    'print("::set-output name=result::e30=")\n' + HALF
)
EXITS = "import os\n\n\ndef double(x):\n    os._exit(0)\n"
TOKEN = "ghs_secret0123456789"
PUSHED, LATE = "2026-10-10T09:00:00Z", "2026-10-12T20:00:00Z"

HONEST = {f"ann-{number}": ALL for number in range(6)}
HONEST |= {f"ben-{number}": HALF for number in range(6)}
HONEST |= {"cem": NOTHING, "dora": ALL}
HOSTILE = {"mallory": NOTHING, "shouter": SHOUTS, "quitter": EXITS}
TIME = {"late": HALF, "extended": ALL}
EMPTY = "silent"
LEARNERS = [*HONEST, *HOSTILE, *TIME, EMPTY]
POINTS = {ALL: 100, HALF: 60, NOTHING: 0, SHOUTS: 60, EXITS: 0}
EXPECTED = {
    name: POINTS[source] for name, source in {**HONEST, **HOSTILE, **TIME}.items()
}


@pytest.fixture
def staff(github_course):
    """The staff's repository: the tiny course with our program and our templates."""
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, github_course / name)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "grader", github_course / "grader", ignore=ignored)
    ignored = shutil.ignore_patterns("data", "README.md")
    learners = github_course / "solutions" / "learners"
    shutil.copytree(ROOT / "solutions" / "learners", learners, ignore=ignored)
    (github_course / ".venv" / "bin").mkdir(parents=True)
    program = Path(sys.executable).with_name("grader")
    (github_course / ".venv" / "bin" / "grader").symlink_to(program)
    return github_course


@pytest.fixture
def learners_python(tmp_path):
    """Make an environment that may take packages from ours: no network is needed."""

    def make(name):
        folder = tmp_path / "venvs" / name
        if not folder.exists():
            subprocess.run([sys.executable, "-m", "venv", folder], check=True)
            site = next(folder.glob("lib/python*/site-packages"))
            (site / "ours.pth").write_text(sysconfig.get_path("purelib") + "\n")
        return folder

    return make


@pytest.fixture
def roster(tmp_path):
    """GitHub Classroom's roster, with names that a spreadsheet would run or split."""
    path = tmp_path / "classroom_roster.csv"
    with path.open("w", newline="") as file:
        table = csv.writer(file, quoting=csv.QUOTE_ALL)
        table.writerow(["identifier", "github_username", "github_id", "name"])
        for number, name in enumerate(LEARNERS):
            person = f'=cmd|"{name}", Ann "the {number}th"'
            table.writerow([f"s{number}", name, number, person])
    return path


@pytest.mark.slow
def test_a_term(
    fake, staff, learners_python, roster, command, clone, git, keys, tmp_path, workflows
):
    release(fake, staff, command, clone)
    provision(fake, staff, roster, command)
    shown = {}
    for name in LEARNERS:
        if name == EMPTY:
            shutil.rmtree(fake.repositories["weeks-silent"].bare)
            del fake.repositories["weeks-silent"]
            fake.make("weeks-silent")
            continue
        work = hand_in(fake, clone, name)
        # The cheat's wheel is in an environment of its own, as on Actions.
        python = learners_python("cheat" if name == "mallory" else "others")
        shown[name] = play_check(work, name, python, tmp_path, workflows, git)
    everyone_reads_one_number(shown)
    store = fake.make("grading")
    actions = Actions(staff, workflows, tmp_path, keys, roster)
    outputs = collect(actions)
    grade(actions, outputs)
    publish(actions)
    the_graded_numbers_agree(fake, staff, store, roster, command, clone)
    the_gradebook_agrees(staff, command, f"sqlite:///{tmp_path / 'gradebook.db'}")
    a_second_round_changes_nothing(actions, fake, store, git)
    no_secret_is_anywhere(fake, store, keys, git, tmp_path)


def release(fake, staff, command, clone):
    code, _, said = command("release", folder=staff)
    assert code == 0, said
    template = clone(fake.make("weeks"))
    shutil.copytree(staff / "assignments", template.folder, dirs_exist_ok=True)
    template.push("2026-09-30T08:00:00Z")


def provision(fake, staff, roster, command):
    code, printed, said = command("provision", roster, folder=staff)
    assert (code, fake.writes()) == (0, []), said
    assert printed.count("would be made") == len(LEARNERS)

    code, printed, _ = command("provision", roster, "--apply", folder=staff)
    assert code == 0, printed
    made = {name for name in fake.repositories if name.startswith("weeks-")}
    assert made == {f"weeks-{name}" for name in LEARNERS}
    each = [fake.repositories[name] for name in sorted(made)]
    assert all(r.is_protected and len(r.learners) == 1 for r in each)

    before = len(fake.writes())
    code, printed, _ = command("provision", roster, "--apply", folder=staff)
    assert code == 0
    again = {path.rpartition("/")[2] for _, path in fake.writes()[before:]}
    assert again == set(LEARNERS)  # to share is asked again, nothing else


def hand_in(fake, clone, name):
    work = clone(fake.repositories[f"weeks-{name}"].bare)
    source = {**HONEST, **HOSTILE, **TIME}[name]
    work.put("week01_tiny/tiny.py", source)
    if name == "mallory":
        cheat(work)
    if name == "late":
        work.push(PUSHED)
        work.put("week01_tiny/tiny.py", ALL)
        # The commit claims to be older than the deadline; the push knows better.
        work.push(LATE, commit_time="2026-10-11T09:00:00Z")
    else:
        work.push(LATE if name == "extended" else PUSHED)
    return work


def cheat(work):
    """Make one's own tests, workflow and wheel say that all is well."""
    tests = work.folder / "week01_tiny" / "test_public.py"
    tests.write_text(tests.read_text().replace("12.0", "0.0"))
    workflow = (work.folder / ".github/workflows/check.yml").read_text()
    work.put(".github/workflows/check.yml", workflow.replace("read", "write"))
    wheel = next(work.folder.glob("*.whl"))
    with zipfile.ZipFile(wheel) as old:
        files = {name: old.read(name) for name in old.namelist()}
    files["grader/checks.py"] += b"\n\ndef close(*args, **kwargs):\n    pass\n"
    with zipfile.ZipFile(wheel, "w") as new:
        for name, data in files.items():
            new.writestr(name, data)


def play_check(work, name, python, tmp_path, workflows, git):
    """Run the learner's own workflow as Actions would after the push."""
    scratch = tmp_path / "runner" / name
    scratch.mkdir(parents=True)
    first = git("rev-list", "--max-parents=0", "HEAD", folder=work.folder)
    event = scratch / "event.json"
    event.write_text(json.dumps({"before": first}))
    path = f"{python / 'bin'}:/usr/bin:/bin"
    environment = {
        "PATH": path, "VIRTUAL_ENV": str(python), "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_PATH": str(event), "GITHUB_ACTOR": name,
        "GITHUB_REPOSITORY": f"dl-101/weeks-{name}", "GRADER_TOKEN": "",
        "GITHUB_SERVER_URL": "https://github.example", "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "GRADER_SIGNING_KEY": "", "PYTHONPATH": "",
    }  # fmt: skip
    workflow = workflows.read(work.folder / ".github/workflows/check.yml")
    code, printed, summary, outputs = workflows.play(
        workflow, "check", work.folder, values={}, environment=environment,
        scratch=scratch,
    )  # fmt: skip
    assert code in (0, 1), printed
    ours = "import grader; print(grader.__file__)"
    where = subprocess.check_output(
        [python / "bin/python", "-I", "-c", ours], text=True
    )
    assert where.startswith(str(python))  # the wheel's, not this repository's
    record = json.loads((work.folder / "results/week01/result.json").read_bytes())
    return code, printed, summary, outputs, record


def everyone_reads_one_number(shown):
    """In summary, notice, annotation, Classroom's and Classroom 50's format."""
    schema = json.loads((HERE / "classroom50.schema.json").read_bytes())
    public = {ALL: 30, HALF: 20, NOTHING: 0, SHOUTS: 20, EXITS: 0}
    for name, (code, printed, summary, outputs, record) in shown.items():
        source = ALL if name == "late" else {**HONEST, **HOSTILE, **TIME}[name]
        score = 30 if name == "mallory" else public[source]
        assert code == (0 if score == 30 else 1)
        assert f"**{score} of 30 points," in summary
        live = outside_the_fence(printed)
        assert f"::notice title=Autograding complete::Points {score}/30" in live
        report = {"totalPoints": float(score), "maxPoints": 30.0}
        [told] = [x for x in live if x.startswith("::notice title=Autograding report")]
        assert json.loads(told.rpartition("::")[2]) == report
        classroom = json.loads(base64.b64decode(outputs["result"]))
        assert sum(test["score"] for test in classroom["tests"]) == score
        assert classroom["max_score"] == 30
        jsonschema.validate(record, schema)
        assert (record["score"], record["max-score"]) == (100 * score, 3000)
        assert record["owner"] == name
        errors = [line for line in live if line.startswith("::error")]
        assert bool(errors) == (score < 30)
        assert len([x for x in live if x.startswith("::")]) == len(errors) + 2
        if source == HALF:
            [error] = errors
            assert error.startswith("::error file=week01_tiny/tiny.py,line=5,")
            assert "[0/10]" in error


def outside_the_fence(printed):
    """The lines that Actions takes for what they say."""
    word, live = "", []
    for line in printed.splitlines():
        if line.startswith("::stop-commands::"):
            word = line.rpartition("::")[2]
        elif word and line == f"::{word}::":
            word = ""
        elif not word:
            live.append(line)
    return live


class Actions:
    """The instructors' workflow; its `run:` steps, with what Actions would put in."""

    def __init__(self, staff, workflows, tmp_path, keys, roster):
        self.staff, self.play, self.tmp_path = staff, workflows.play, tmp_path
        self.workflow = workflows.read(ROOT / ".github/workflows/grade.yml")
        (staff / "extensions.csv").write_text(
            "learner,week,until\nextended,week01,2026-10-13T00:00:00+00:00\n"
        )
        self.values = {
            "steps.token.outputs.token": TOKEN,
            "secrets.GRADER_SIGNING_KEY": keys[0],
            "vars.GRADER_PUBLIC_KEY": keys[1],
            "vars.GRADER_ROSTER": str(roster),
            "vars.GRADER_EXTENSIONS": "extensions.csv",
            "vars.GRADER_SHARDS || '4'": "3",
            "inputs.week || github.event.client_payload.week": "week01",
            "github.server_url": (tmp_path / "remotes").as_uri(),
            "github.repository": "dl-101/grading",
        }

    def run(self, job, step, **values):
        """Run a step; only what it names in `env` is in its environment."""
        secrets = ("GRADER_TOKEN", "GRADER_SIGNING_KEY", "GRADER_PUBLIC_KEY")
        return self.play(
            self.workflow,
            job,
            self.staff,
            values=self.values | values,
            environment=dict.fromkeys(secrets, ""),
            scratch=self.tmp_path / "runner" / job,
            only=[step],
        )


def collect(actions):
    code, printed, _, outputs = actions.run("collect", "Collect")
    assert code == 0, printed
    assert "silent, week01_tiny: The repository is empty" in printed
    assert "late, week01_tiny: What came after the deadline" in printed
    assert "19 of 20 are in collected." in printed
    return outputs


def grade(actions, outputs):
    upload = actions.workflow["jobs"]["grade"]["steps"][-1]
    shards = json.loads(outputs["matrix"])
    assert [shard["shard"] for shard in shards] == ["1", "2", "3"]
    for shard in shards:
        values = {f"matrix.{name}": value for name, value in shard.items()}
        code, printed, _, _ = actions.run("grade", "Grade", **values)
        assert code == 0, printed
        artifact = upload["with"]["name"]
        for name, value in values.items():
            artifact = artifact.replace(f"${{{{ {name} }}}}", value)
        (actions.staff / "results").rename(actions.staff / artifact)
    (actions.staff / "results").mkdir()
    for folder in actions.staff.glob("results-*"):
        folder.rename(actions.staff / "results" / folder.name)


def publish(actions):
    code, printed, summary, _ = actions.run("publish", "Publish")
    assert code == 0, printed
    assert printed.splitlines() == [
        "silent, week01_tiny: The repository is empty: nothing was pushed to it."
    ]
    for name, score in EXPECTED.items():
        shown = name.replace("-", "\\-")
        assert f"| {shown} | week01\\_tiny | {score} / 100 |" in summary


def the_graded_numbers_agree(fake, staff, store, roster, command, clone):
    kept = clone(store, "store-copy").folder
    subprocess.run(["git", "-C", kept, "checkout", "-q", "results"], check=True)
    formats = {}
    for kind in ("canvas", "moodle", "csv", "gradescope", "classroom", "classroom50"):
        out = kept / "out" / kind
        code, printed, said = command(
            "export", kept, "--format", kind, "--out", out, "--roster", roster,
            folder=staff,
        )  # fmt: skip
        assert code == 0, printed + said
        formats[kind] = out
    canvas = rows_of(formats["canvas"], "SIS Login ID")
    moodle = rows_of(formats["moodle"], "Username")
    schema = json.loads((HERE / "classroom50.schema.json").read_bytes())
    for number, (name, score) in enumerate(
        (name, EXPECTED.get(name)) for name in LEARNERS
    ):
        cell = "" if score is None else str(score)
        assert (
            canvas[f"s{number}"]["week01 Tiny"] == moodle[name]["week01 Tiny"] == cell
        )
        assert (
            canvas[f"s{number}"]["Student"] == f'\'=cmd|"{name}", Ann "the {number}th"'
        )
        if score is None:
            continue
        [path] = (kept / "attempts" / name).rglob("*.json")
        code, printed, said = command("verify-result", path, folder=staff)
        assert code == 0, said
        assert f": {score} / 100" in printed
        scope = json.loads((formats["gradescope"] / name / "results.json").read_bytes())
        assert scope["score"] == sum(t["score"] for t in scope["tests"]) == score
        graded = json.loads(
            (formats["classroom"] / name / "week01_tiny.json").read_bytes()
        )
        assert sum(test["score"] for test in graded["tests"]) == score
        record = json.loads(
            (formats["classroom50"] / name / "week01_tiny/result.json").read_bytes()
        )
        jsonschema.validate(record, schema)
        assert record["score"] == 100 * score
        on_github(fake.repositories[f"weeks-{name}"], score)
    with formats["csv"].open(newline="") as file:
        tasks = list(csv.DictReader(file))
    for name, score in EXPECTED.items():
        assert score == sum(float(t["score"]) for t in tasks if t["learner"] == name)


def the_gradebook_agrees(staff, command, url):
    """nbgrader's, for instructors who enter points of people there."""
    for folder in sorted((staff / "results").glob("results-*")):
        arguments = ("nbgrader", "store", "week01", folder, "--db", url)
        code, _, said = command(*arguments, folder=staff)
        assert code == 0, said
    arguments = ("nbgrader", "scores", "week01", "--db", url, "--json")
    _, printed, _ = command(*arguments, folder=staff)
    assert {s["learner"]: s["total"] for s in json.loads(printed)} == EXPECTED


def rows_of(path, key):
    with path.open(newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


def on_github(repository, score):
    """Status, check run, annotation, comment and badge say the same."""
    [status] = repository.statuses
    assert status["description"] == f"{score} / 100 points"
    [check] = repository.checks
    assert check["status"] == "completed"
    assert f"**{score} of 100 points," in check["output"]["summary"]
    assert bool(check["annotations"]) == (score < 100)
    assert all(a["path"] == "week01_tiny/tiny.py" for a in check["annotations"])
    [comment] = repository.comments
    assert f"**{score} of 100 points," in comment["body"]
    badge = subprocess.run(
        ["git", "-C", repository.bare, "show", "feedback:week01.svg"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert f">{score} / 100<" in badge


def a_second_round_changes_nothing(actions, fake, store, git):
    before = git("rev-parse", "results", folder=store)
    written = len(fake.writes())

    assert collect(actions)["matrix"] == "[]"  # nothing has to be graded
    publish(actions)

    assert git("rev-parse", "results", folder=store) == before
    assert len(fake.writes()) == written


def no_secret_is_anywhere(fake, store, keys, git, tmp_path):
    """Neither the token nor the key is in a repository, a result or a copy."""
    assert fake.tokens == {f"token {TOKEN}"}
    encoded = base64.b64encode(f"x-access-token:{TOKEN}".encode())
    secrets = [TOKEN.encode(), encoded, keys[0].encode().splitlines()[1]]
    for path in (p for p in tmp_path.rglob("*") if p.is_file() and not p.is_symlink()):
        if "venvs" not in path.parts and "course/grader" not in str(path):
            data = path.read_bytes()
            assert not any(secret in data for secret in secrets), path
    assert TOKEN not in git("log", "--all", "-p", folder=store)
