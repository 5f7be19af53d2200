"""Hostile submissions among honest ones: nobody gains, nobody else notices.

Each attack is a file beside this one, laid over the reference solution, or a function
below that writes files. The docstring says what it tries and, line by line:

    honest: N    the points that its honest part deserves
    shows: TEXT  what a message of the result must say
    open: WHY    the attack still succeeds, and why; the test is expected to fail
    alone: WHY   it is graded apart from the class

An attack that gets hold of something out of a hidden test writes LEAK in front of it.
"""

import ast
import csv
import json
import os
import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

COURSE = Path(__file__).resolve().parents[2]
WEEK = "week01_perceptron"
HIDDEN = COURSE / "tests" / WEEK / "test_perceptron.py"
REFERENCE = COURSE / "solutions" / WEEK / "perceptron.py"
CLASS = COURSE / "examples" / "week01_class"

# A secret, and a name for what a run leaves: the jail's own folders carry the latter.
# Both stay the same, so that random inputs do too.
CANARY = "CANARY-GRADER-5d1f0c4e7a92"
MARK = "grader-run-83b6e0"
GIBIBYTE = 2**30
CHANGED = "a file outside was changed"
CLASS_SECONDS, ALONE_SECONDS = 3600, 600
WHILE_EXITING = 10.0

Build = Callable[[Path, str], None]


class Attack(NamedTuple):
    """One hostile submission, and what is right for it."""

    name: str
    build: Build
    honest: float
    shows: str = ""
    still_open: str = ""
    alone: str = ""


class Run(NamedTuple):
    """What `grader grade` left behind."""

    results: dict[str, dict[str, Any]]
    out: Path
    stdout: str
    stderr: str
    code: int
    seconds: float
    left: list[str]


# Attacks that are programs


def programs() -> list[Attack]:
    paths = sorted(Path(__file__).parent.glob("*.py"))
    return [_program(path) for path in paths if path.name != Path(__file__).name]


def _program(path: Path) -> Attack:
    source = path.read_text(encoding="utf-8")
    header = ast.get_docstring(ast.parse(source)) or ""
    fields = dict(re.findall(r"^(honest|shows|open|alone): (.*)$", header, re.M))

    def build(folder: Path, names: str) -> None:
        text = f"{REFERENCE.read_text()}\n\n{names}\n\n{source}"
        (folder / "perceptron.py").write_text(text)

    return Attack(
        path.stem,
        build,
        float(fields["honest"]),
        fields.get("shows", ""),
        fields.get("open", ""),
        fields.get("alone", ""),
    )


# Attacks that are files

FILES: list[Attack] = []


def hands_in(
    honest: float, shows: str = "", still_open: str = "", alone: str = ""
) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    def register(function: Callable[[Path], None]) -> Callable[[Path], None]:
        def build(folder: Path, names: str) -> None:
            function(folder)

        name = function.__name__
        FILES.append(Attack(name, build, honest, shows, still_open, alone))
        return function

    return register


def correct(folder: Path) -> None:
    shutil.copy(CLASS / "ada" / "perceptron.py", folder / "perceptron.py")


@hands_in(100)
def file_of_every_name_that_tools_load(folder: Path) -> None:
    correct(folder)
    evil = f"open({str(folder / 'loaded')!r}, 'w').close()\n"
    for name in (
        "conftest.py",
        "sitecustomize.py",
        "usercustomize.py",
        "numpy.py",
        "test_perceptron.py",
        "perceptron.pth",
        "setup.py",
        "__init__.py",
    ):
        (folder / name).write_text(evil)
    for name in ("tests", "numpy", "perceptron", "grader"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(evil)
        (folder / name / "conftest.py").write_text(evil)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p evil\n")
    (folder / "course.toml").write_text("title = 'mine'\nweeks = []\n")
    (folder / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")


@hands_in(0, shows="not a link")
def file_is_a_link_to_the_solution(folder: Path) -> None:
    (folder / "perceptron.py").symlink_to(REFERENCE)


@hands_in(0, shows="missing")
def file_in_a_linked_folder(folder: Path) -> None:
    (folder / WEEK).symlink_to(REFERENCE.parent)


@hands_in(0, shows="not a regular file")
def file_is_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "perceptron.py")


@hands_in(
    0,
    shows="not a regular file",
)
def file_is_a_folder(folder: Path) -> None:
    (folder / "perceptron.py").mkdir()


@hands_in(0, shows="the limit is")
def file_of_a_gigabyte(folder: Path) -> None:
    with open(folder / "perceptron.py", "wb") as file:
        file.truncate(GIBIBYTE)


@hands_in(0, shows="missing")
def file_among_ten_thousand(folder: Path) -> None:
    for number in range(10_000):
        (folder / f"perceptron{number}.py").touch()


@hands_in(0, shows="null bytes")
def file_with_null_bytes(folder: Path) -> None:
    (folder / "perceptron.py").write_bytes(b"def neuron(x): pass\n\0")


@hands_in(100)
def file_that_unpacks_to_a_gigabyte(folder: Path) -> None:
    correct(folder)
    with (
        zipfile.ZipFile(folder / "weights.npz", "w", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("weights.npy", "w") as file,
    ):
        for _ in range(64):
            file.write(bytes(2**20))
    (folder / "weights.pkl").write_bytes(b"cos\nsystem\n(S'touch loaded'\ntR.")


@hands_in(100)
def file_with_a_strange_encoding_line(folder: Path) -> None:
    text = (CLASS / "ada" / "perceptron.py").read_text()
    data = b"\xef\xbb\xbf# -*- coding: rot13 -*-\r\n" + text.encode()
    (folder / "perceptron.py").write_bytes(data.replace(b"\n", b"\r\n"))


@hands_in(0, shows="not valid Python")
def file_of_brackets(folder: Path) -> None:
    (folder / "perceptron.py").write_text("(" * 900_000)


@hands_in(0, shows="not valid Python")
def file_of_signs(folder: Path) -> None:
    (folder / "perceptron.py").write_text("x = " + "-" * 900_000 + "1")


@hands_in(
    0,
    alone="each test starts the jail again, twice",
)
def file_that_breaks_the_compiler(folder: Path) -> None:
    (folder / "perceptron.py").write_text("x = a" + ".a" * 1200)


@hands_in(
    0,
    alone="it holds a grader's process for more than an hour",
)
def file_that_compiles_for_minutes(folder: Path) -> None:
    (folder / "perceptron.py").write_text("x = f'" + "{1}" * 250_000 + "'")


@hands_in(
    0,
    alone="it takes the memory of a test again and again",
)
def file_that_doubles_with_each_line(folder: Path) -> None:
    lines = []
    for depth in range(19):
        indent = " " * depth
        lines += [f"{indent}try:", f"{indent} pass", f"{indent}finally:"]
    (folder / "perceptron.py").write_text("\n".join([*lines, " " * 20 + "pass"]))


def notebook(folder: Path, cells: list[Any], name: str = "perceptron.ipynb") -> None:
    content = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / name).write_text(json.dumps(content))


def cell(source: Any, **fields: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "id": "same", **fields}


def solution_cell() -> dict[str, Any]:
    return cell((CLASS / "ada" / "perceptron.py").read_text())


@hands_in(100)
def notebook_with_magics(folder: Path) -> None:
    magics = ["%matplotlib inline", "!touch loaded", "%%bash\ntouch loaded", "?x"]
    magics += ["get_ipython().system('touch loaded')", "while True: pass", "exit()"]
    notebook(folder, [solution_cell(), *map(cell, magics)])


@hands_in(100)
def notebook_with_forged_outputs(folder: Path) -> None:
    score = {"nbgrader": {"grade": True, "points": 1e9, "grade_id": "x"}}
    outputs = [{"output_type": "execute_result", "data": {"text/plain": "100"}}]
    forged = cell("100", metadata=score, outputs=outputs)
    notebook(folder, [forged, solution_cell(), solution_cell(), forged])


@hands_in(0)
def notebook_without_cells(folder: Path) -> None:
    notebook(folder, [])


@hands_in(0, shows="missing")
def notebook_with_another_name(folder: Path) -> None:
    notebook(folder, [solution_cell()], "Untitled.ipynb")


@hands_in(0, shows="not a notebook")
def notebook_cut_off(folder: Path) -> None:
    notebook(folder, [solution_cell()])
    path = folder / "perceptron.ipynb"
    path.write_bytes(path.read_bytes()[:-100])


@hands_in(0, shows="not a notebook")
def notebook_of_brackets(folder: Path) -> None:
    (folder / "perceptron.ipynb").write_text('{"cells":' + "[" * 400_000)


@hands_in(0)
def notebook_with_cells_of_other_types(folder: Path) -> None:
    odd = [cell(5), cell({"a": 1}), cell([1, None, []]), cell("\0"), cell("\ud800")]
    notebook(folder, odd)


# Names that are attacks; their files are right

NAMES = [
    "evil..",
    "=cmd|' C calc'!A0",
    "@SUM(A1)",
    "-1+1",
    "new\nline",
    "::error::forged",
    "<script>alert(1)<script>",
    "\x1b[31mred\x1b]0;title\x07",
    "$(touch loaded); `touch loaded`",
    "{{7*7}}%s%n",
    "right\u202eto left",
    f"{WEEK}.json",
    "n" * 240,
    os.fsdecode(b"not text \xff"),
]


# Running the grader

NEIGHBOURS = {
    "aa_ada": "ada",
    "gg_chidi": "chidi",
    "nn_dana": "dana",
    "zz_boris": "boris",
}
SECRETIVE = "mm_secretive"


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The honest learners by themselves."""
    return grade(tmp_path_factory.mktemp("clean"), [])


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The honest learners among all attacks that leave others alone."""
    attacks = [attack for attack in ATTACKS if not attack.alone]
    return grade(tmp_path_factory.mktemp("mixed"), attacks, names=NAMES)


def grade(base: Path, attacks: list[Attack], names: Sequence[str] = ()) -> Run:
    submissions, out, scratch = base / "class", base / "out", base / MARK
    for folder in (submissions, out / "earlier", scratch):
        folder.mkdir(parents=True)
    (base / "hidden.txt").write_text(CANARY)
    (out / "earlier" / "notes.txt").write_text(CANARY)
    write_class(base, submissions, attacks, names)
    victim = base / "victim"
    victim.write_text("untouched")
    before = look_at(victim)

    alone = len(attacks) == 1
    started = time.monotonic()
    code, stdout, stderr = run_grader(base, alone=alone)
    seconds = time.monotonic() - started
    left = leftovers(base) if code is not None else ["the grader did not come back"]
    if look_at(victim) != before:
        left.append(CHANGED)
    # The deep folders of an attack are more than Python can remove.
    subprocess.run(["rm", "-rf", scratch], check=False)
    results = {p.parent.name: json.loads(p.read_bytes()) for p in results_in(out)}
    return Run(results, out, stdout, stderr, code or 0, seconds, left)


def write_class(
    base: Path, submissions: Path, attacks: list[Attack], names: Sequence[str]
) -> None:
    for name, known in NEIGHBOURS.items():
        shutil.copytree(CLASS / known, submissions / name)
    secretive = submissions / SECRETIVE
    shutil.copytree(CLASS / "ada", secretive)
    with open(secretive / "perceptron.py", "a") as file:
        file.write(f"\n# {CANARY}\n")
    paths = [
        HIDDEN,
        HIDDEN.parent,
        REFERENCE,
        base / "hidden.txt",
        base / "out" / "earlier" / "notes.txt",
        secretive / "perceptron.py",
        submissions,
    ]
    known_names = f"SECRET_PATHS = {list(map(str, paths))}\n"
    known_names += f"VICTIM = {str(base / 'victim')!r}\n"
    for attack in attacks:
        folder = submissions / attack.name
        folder.mkdir()
        attack.build(folder, known_names)
    for name in names:
        (submissions / name).mkdir()
        correct(submissions / name)


def run_grader(base: Path, *, alone: bool) -> tuple[int | None, str, str]:
    command = [sys.executable, "-m", "grader.cli", "grade", "week01"]
    command += [str(base / "class"), "--out", str(base / "out")]
    command += ["--workers", "1" if alone else "2"]
    environment = os.environ | {
        "TMPDIR": str(base / MARK),
        "GRADER_SECRET": CANARY,
        "COURSE_TOKEN": CANARY,
        "COLUMNS": "200",
    }

    def limit() -> None:
        if alone:  # a bomb must not take this machine's memory
            resource.setrlimit(resource.RLIMIT_AS, (4 * GIBIBYTE, 4 * GIBIBYTE))

    process = subprocess.Popen(
        command,
        cwd=COURSE,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=limit,
    )
    try:
        output = process.communicate(timeout=ALONE_SECONDS if alone else CLASS_SECONDS)
    except subprocess.TimeoutExpired:
        stop_what_carries_our_mark(base)
        process.communicate()
        return None, "", ""
    stdout, stderr = (text.decode("utf-8", "replace") for text in output)
    return process.returncode, stdout, stderr


def results_in(out: Path) -> list[Path]:
    return sorted(out.glob(f"*/{WEEK}.json"))


def look_at(path: Path) -> tuple[Any, ...]:
    status = path.stat()
    return (status.st_mode, status.st_uid, status.st_mtime, os.listxattr(path))


# What a run must not leave behind


def our_processes(base: Path) -> list[int]:
    """Find processes that were started for this run, by what stands in /proc."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            text = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if str(base).encode() in text and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def stop_what_carries_our_mark(base: Path) -> None:
    for _ in range(20):
        for pid in our_processes(base):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(0.1)


def leftovers(base: Path) -> list[str]:
    deadline = time.monotonic() + WHILE_EXITING
    while our_processes(base) and time.monotonic() < deadline:
        time.sleep(0.1)
    left = [f"process {pid}" for pid in our_processes(base)]
    if left:
        stop_what_carries_our_mark(base)
    left += [f"temporary {name}" for name in os.listdir(base / MARK)]
    for place in ("/tmp", "/var/tmp", "/dev/shm", "/run"):
        names = os.listdir(place) if os.path.isdir(place) else []
        left += [f"{place}/{n}" for n in names if n.startswith("grader-attack")]
    left += [str(path) for path in base.rglob("loaded")]
    if "grader-attack" in Path("/proc/net/unix").read_text():
        left.append("a socket")
    return left


def public_tests() -> set[str]:
    """List the tests that show learners everything."""
    tree = ast.parse(HIDDEN.read_text())
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(d) == "pytest.mark.public" for d in node.decorator_list)
    }


def hidden_texts(result: dict[str, Any]) -> str:
    """Join what a result says about tests that learners do not have."""
    tests = [t for t in result["tests"] if name_of(t) not in PUBLIC]
    fields = ("message", "hint", "file", "line", "output", "title", "code")
    return "\n".join(str(test[field]) for test in tests for field in fields)


def name_of(test: dict[str, Any]) -> str:
    name: str = test["id"].partition("::")[2].partition("[")[0]
    return name


def secret_lines() -> set[str]:
    """List the lines of hidden tests and solution that cannot be there by chance."""
    tests = HIDDEN.read_text().splitlines()
    solution = re.findall(
        r"# BEGIN SOLUTION.*?\n(.*?)# END SOLUTION", REFERENCE.read_text(), re.S
    )
    lines = [*tests, *"\n".join(solution).splitlines()]
    return {line.strip() for line in lines if len(line.strip()) > 24} - TITLES


def titles() -> set[str]:
    return {line.strip() for line in HIDDEN.read_text().splitlines() if '"""' in line}


def without_time(result: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in result.items() if name != "seconds"}


def must_be_right(run: Run, attack: Attack) -> None:
    """Check one attack's result: its points, its words and the size of it all."""
    assert attack.name in run.results, run.stderr[-500:]
    result = run.results[attack.name]
    assert result["outcome"] != "error", [
        test["message"] for test in result["tests"] if test["outcome"] == "error"
    ][:1] or result["notes"]
    assert result["score"] == attack.honest
    assert attack.shows in "\n".join(test["message"] for test in result["tests"])
    assert "LEAK" not in hidden_texts(result)
    assert len(json.dumps(result)) < 200_000
    assert all(test["line"] >= 0 for test in result["tests"])


PUBLIC = public_tests()
TITLES = titles()
ATTACKS = [*programs(), *FILES]


def cases(*, alone: bool) -> list[Any]:
    return [
        pytest.param(
            attack,
            id=attack.name,
            marks=[
                pytest.mark.xfail(
                    strict=True, raises=AssertionError, reason=attack.still_open
                )
            ]
            if attack.still_open
            else [],
        )
        for attack in ATTACKS
        if bool(attack.alone) == alone
    ]


# The tests

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="jails need Linux"),
]


def test_a_class_of_honest_learners_is_graded(clean):
    assert set(clean.results) == {*NEIGHBOURS, SECRETIVE}
    scores = {name: result["score"] for name, result in clean.results.items()}
    assert [scores[n] for n in ("aa_ada", SECRETIVE, "zz_boris")] == [100, 100, 100]
    assert {result["outcome"] for result in clean.results.values()} == {
        "passed",
        "failed",
    }
    assert clean.left == []


@pytest.mark.parametrize("attack", cases(alone=False))
def test_an_attack_earns_what_its_honest_part_deserves(mixed, attack):
    must_be_right(mixed, attack)


@pytest.mark.parametrize("attack", cases(alone=True))
def test_an_attack_that_disturbs(clean, attack, tmp_path):
    run = grade(tmp_path, [attack])

    assert run.left == []
    for name in NEIGHBOURS:
        assert name in run.results
        assert without_time(run.results[name]) == without_time(clean.results[name])
    must_be_right(run, attack)


def test_honest_learners_notice_nothing(clean, mixed):
    for name, result in clean.results.items():
        assert without_time(mixed.results[name]) == without_time(result), name


def test_nothing_is_left(mixed):
    assert [thing for thing in mixed.left if thing != CHANGED] == []


def test_no_file_outside_is_changed(mixed):
    assert CHANGED not in mixed.left


def test_nothing_secret_comes_out(mixed):
    texts = {"stdout": mixed.stdout, "stderr": mixed.stderr}
    for path in mixed.out.rglob("*"):
        if path.is_file() and not path.name.endswith((".snapshot.json", "notes.txt")):
            texts[str(path)] = path.read_text(encoding="utf-8")
    lines = secret_lines()
    for place, text in texts.items():
        assert CANARY not in text, place
        found = [line for line in lines if line in text]
        assert found == [], place


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_is_only_a_name(mixed, name):
    found = [r for r in mixed.results.values() if r["learner"] in (name, quoted(name))]
    assert [result["score"] for result in found] == [100]


def quoted(name: str) -> str:
    name = name.replace("%", "%25")
    return "".join(f"%{ord(c) - 0xDC00:02X}" if ord(c) > 0xDBFF else c for c in name)


def test_output_steers_nothing(mixed):
    for text in (mixed.stdout, mixed.stderr):
        assert all(c.isprintable() or c == "\n" for c in text)
        assert not re.search(r"^\s*::", text, re.M)
    for path in mixed.out.rglob("feedback.*"):
        text = path.read_text(encoding="utf-8")
        assert all(c.isprintable() or c == "\n" for c in text), path
        outside = re.sub(r"^    .*$", "", text, flags=re.M)
        assert "<script>" not in (text if path.suffix == ".html" else outside), path
    with open(mixed.out / "class.csv", newline="", encoding="utf-8") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert all(cell.isprintable() for cell in cells)


def test_a_learner_may_be_called_like_the_class_list(tmp_path):
    build = Attack("class.csv", lambda folder, names: correct(folder), 100)

    run = grade(tmp_path, [build])

    assert run.code in (0, 1), run.stderr[-300:]
    assert "Traceback" not in run.stderr
    assert len(run.results) == len(NEIGHBOURS) + 2


def test_two_folders_are_two_learners(tmp_path):
    names = [os.fsdecode(b"twin\xff"), "twin%FF"]

    run = grade(tmp_path, [], names=names)

    twins = {name for name in run.results if name.startswith("twin")}
    assert len(twins) == 2


def test_a_device_is_no_file(tmp_path):
    """The instructor may be root, and an archive may hold a device."""
    if os.getuid() != 0:
        pytest.skip("only root can make a device")
    device = os.makedev(1, 5)  # /dev/zero: a file without end

    def build(folder: Path, names: str) -> None:
        os.mknod(folder / "perceptron.py", stat.S_IFCHR | 0o666, device)

    attack = Attack("device", build, 0, "not a regular file")
    must_be_right(grade(tmp_path, [attack]), attack)
