"""nbgrader's own commands, formgrader in Chromium, and a class of every broken kind."""

import contextlib
import csv
import html
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import broken_notebooks
import classroom
import pytest
from broken_notebooks import ATTACKS, ROOT, WEEK
from browser import CHROMIUM, browser, wait_for

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
TOKEN = "a-token-of-this-test"
DUE, LATE = "2026-01-01 12:00:00 UTC", "2026-01-03 11:00:00 UTC"
# Grades and comments come after the page, and overwrite what is typed before.
FORM_IS_READY = """
    (document.querySelector('#check-1-1') || {}).placeholder === '8'
    && document.readyState === 'complete' && jQuery.active === 0
"""
WRITTEN, COMMENT = 4.0, "Which of the two lines is which?"


def environment():
    """The venv's programs first; nothing of this machine's Jupyter."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "JUPYTER_PREFER_ENV_PATH": "1"}


def run(folder, *command, codes=(0,)):
    done = subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True
    )
    assert done.returncode in codes, done.stdout + done.stderr
    return done


def make_course(root):
    """A copy of this repository with one week."""
    for name in ("nbgrader_config.py", "course.toml"):
        shutil.copy(ROOT / name, root / name)
    for name in ("assignments", "solutions", f"tests/{WEEK}"):
        shutil.copytree(ROOT / name, root / name)
    text = (root / "course.toml").read_text()
    one = re.sub(r"weeks = \[.*?\]", f'weeks = ["{WEEK}"]', text, flags=re.DOTALL)
    (root / "course.toml").write_text(one)


def scores(root, week=WEEK):
    text = run(root, "grader", "nbgrader", "scores", week, "--json").stdout
    return {standing["learner"]: standing for standing in json.loads(text)}


def exported(root):
    run(root, "nbgrader", "export")
    with (root / "grades.csv").open() as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


@contextlib.contextmanager
def jupyter(root):
    """Jupyter's server with nbgrader's extensions; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["jupyter", "server", "--no-browser", "--allow-root", f"--port={port}"]
    command += [f"--IdentityProvider.token={TOKEN}", "--ServerApp.port_retries=0"]
    log = (root / "jupyter.log").open("w")
    with (
        log,
        subprocess.Popen(
            command, cwd=root, env=environment(), stdout=log, stderr=log
        ) as process,
    ):
        try:

            def is_up():
                return socket.create_connection(("127.0.0.1", port), 1).close() or True

            wait_for(is_up, "the start of Jupyter")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def submission_of(root, learner):
    """The id by which formgrader shows a learner's notebook."""
    script = f"""
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    print(book.find_submission_notebook({WEEK!r}, {WEEK!r}, {learner!r}).id)
"""
    return run(root, sys.executable, "-W", "ignore", "-c", script).stdout.strip()


def press_autograde(root, learner, page, address):
    """Have formgrader autograde one learner again; give what it says of it."""
    rows = "[...document.querySelectorAll('tr')]"
    row = f"{rows}.find(row => row.innerText.includes({learner!r}))"
    button = f"{row}.querySelector('.autograde a')"
    page.open(f"{address}/formgrader/manage_submissions/{WEEK}", f"{button} !== null")
    shutil.rmtree(root / "autograded" / learner)
    page.value(f"{button}.click()")
    said = "(document.querySelector('.modal.in, .modal.show') || {}).innerText"
    return wait_for(lambda: page.value(said), "the end of autograding")


def grade_by_hand(root, learner, folder):
    """Open formgrader, give points and a comment, take a picture; give its text."""
    with jupyter(root) as address, browser(folder) as page:
        page.open(f"{address}/formgrader?token={TOKEN}", "document.title")
        said = press_autograde(root, learner, page, address)
        page.picture(folder / "autograded.png")
        url = f"{address}/formgrader/submissions/{submission_of(root, learner)}"
        page.open(url, FORM_IS_READY)
        text = page.value("document.body.innerText")
        page.fill("#answer-1", str(WRITTEN))
        page.fill("#answer-1-comment", COMMENT)
        page.value("document.querySelector('#answer-1').scrollIntoView()")
        page.picture(folder / "formgrader.png")

        def is_stored():
            return scores(root)[learner]["score"] > scores(root)[learner]["auto"]

        wait_for(is_stored, "the storing of a grade")
    return text, said


@pytest.fixture(scope="module")
def cycle(tmp_path_factory):
    """Everything, once, in the order in which an instructor does it."""
    if not CHROMIUM:
        pytest.skip("needs Chromium, to grade by hand")
    root = tmp_path_factory.mktemp("course")
    pictures = tmp_path_factory.mktemp("pictures")
    seen = {"root": root, "pictures": pictures}
    make_course(root)
    run(root, "grader", "release", "--nbgrader")
    run(root, "nbgrader", "db", "assignment", "add", WEEK, f"--duedate={DUE}")
    run(root, "nbgrader", "generate_assignment", WEEK)
    released = classroom.read(root / "release" / WEEK / f"{WEEK}.ipynb")
    seen["learners"] = broken_notebooks.hand_in(released, root)
    for late in ("logs", "magics"):
        (root / "submitted" / late / WEEK / "timestamp.txt").write_text(LATE)
    grade = ["grader", "grade", WEEK, "modules", "--out", "results/modules"]
    run(root, *grade, "--workers", "1", codes=(1,))
    with (root / "results" / "modules" / "class.csv").open() as file:
        rows = csv.DictReader(file)
        seen["modules"] = {row["learner"]: float(row["score"]) for row in rows}
    seen["plain log"] = run(root, "nbgrader", "autograde", WEEK).stderr
    seen["plain"] = scores(root)
    shown = grade_by_hand(root, "deleted_question", pictures)
    seen["formgrader"], seen["button"] = shown
    seen["by hand"] = scores(root)
    extend = f"book.grant_extension({WEEK!r}, 'magics', days=5)"
    script = "from nbgrader.api import Gradebook\n"
    script += f"with Gradebook('sqlite:///gradebook.db') as book: {extend}"
    run(root, sys.executable, "-W", "ignore", "-c", script)
    shutil.rmtree(root / "autograded")
    shutil.rmtree(root / "results" / "nbgrader")
    command = ["grader", "nbgrader", "autograde", WEEK, "--workers", "2"]
    seen["ours log"] = run(root, *command, codes=(2,)).stdout
    seen["ours"] = scores(root)
    run(root, "nbgrader", "generate_feedback", WEEK)
    seen["export"] = exported(root)
    return seen


def feedback_of(cycle, learner):
    path = cycle["root"] / "feedback" / learner / WEEK / f"{WEEK}.html"
    return html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8")))


def test_every_score_is_that_of_the_code(cycle):
    assert len(cycle["learners"]) >= 30

    for learner in cycle["learners"]:
        if learner != "nothing":
            assert cycle["plain"][learner]["auto"] == cycle["modules"][learner], learner
            assert cycle["ours"][learner]["auto"] == cycle["modules"][learner], learner


def test_notebooks_are_graded_by_grader_grade_alike(cycle):
    """`grader grade` on the submitted folders; it repairs less, so not all of them."""
    learners = [n for n in cycle["learners"] if n.startswith(("right", "wrong", "att"))]
    folder = cycle["root"] / "some"
    for learner in learners:
        shutil.copytree(cycle["root"] / "submitted" / learner, folder / learner)
    command = ["grader", "grade", WEEK, "some", "--out", "results/some"]
    run(cycle["root"], *command, "--workers", "1", codes=(1,))
    with (cycle["root"] / "results" / "some" / "class.csv").open() as file:
        found = {row["learner"]: float(row["score"]) for row in csv.DictReader(file)}

    assert found == {learner: cycle["modules"][learner] for learner in learners}


def test_attacks_gain_nothing(cycle):
    for name in ATTACKS:
        assert cycle["ours"][f"attack_{name}"]["auto"] <= 92, name
    assert cycle["ours"]["numpy_zero"]["auto"] == 92


def test_stderr_costs_nothing(cycle):
    assert cycle["ours"]["logs"]["auto"] == 100


def test_every_broken_notebook_is_graded(cycle):
    for broken in [*broken_notebooks.BREAKS, "renamed"]:
        name = getattr(broken, "__name__", broken)
        assert cycle["ours"][name]["auto"] == 100, name


def test_only_who_handed_nothing_in_is_reported_as_ungraded(cycle):
    lines = cycle["ours log"].splitlines()
    told = {line.split()[0]: line for line in lines}

    assert "There is no notebook" in told["nothing"]
    assert "not a notebook that can be read" in told["cut_off"]
    assert "link" in told["linked"]
    assert "more than once" in told["copied_cell"]
    assert f"{len(cycle['learners']) - 1} of {len(cycle['learners'])}" in lines[-1]
    assert "Traceback" not in cycle["ours log"] + cycle["plain log"]


def test_formgrader_shows_feedback_answers_and_mark_schemes(cycle):
    for shown in ("33 of 33 tests passed", "This cell was missing", "2 points: an arg"):
        assert shown in cycle["formgrader"]


def test_formgraders_own_button_autogrades(cycle):
    assert "Successfully autograded" in cycle["button"]
    assert cycle["by hand"]["deleted_question"]["auto"] == 100


def test_manual_grades_and_comments_survive_a_regrade(cycle):
    for when in ("by hand", "ours"):
        assert cycle[when]["deleted_question"]["score"] == 100 + WRITTEN
    assert COMMENT in feedback_of(cycle, "deleted_question")


def test_late_penalties_are_applied_once_and_end_with_an_extension(cycle):
    assert cycle["plain"]["logs"]["penalty"] == cycle["ours"]["logs"]["penalty"] == 20
    assert cycle["plain"]["magics"]["penalty"] == 20
    assert cycle["ours"]["magics"]["penalty"] == 0
    late = [name for name, score in cycle["ours"].items() if score["penalty"]]
    assert late == ["logs"]
    assert "costs 20 % of the points" in feedback_of(cycle, "logs")


def test_the_export_has_the_same_numbers(cycle):
    for learner, standing in cycle["ours"].items():
        row = cycle["export"][learner]
        assert float(row["raw_score"]) == standing["score"]
        assert float(row["late_submission_penalty"]) == standing["penalty"]
        assert float(row["score"]) == standing["total"]
        assert float(row["max_score"]) == 110


def test_feedback_shows_what_to_mend_and_nothing_that_is_hidden(cycle):
    text = feedback_of(cycle, "wrong_neu_twice")
    hidden = (ROOT / "tests" / WEEK / "test_perceptron.py").read_text(encoding="utf-8")
    released = classroom.read(cycle["root"] / "release" / WEEK / f"{WEEK}.ipynb")
    public = ROOT / "assignments" / WEEK / "test_public.py"
    open_text = json.dumps(released) + public.read_text() + REPEATED
    code = [line.strip() for line in hidden.splitlines() if len(line.strip()) > 24]
    code = [line for line in code if line not in open_text and '"""' not in line]

    assert "Task 1.1: A neuron" in text
    assert "failed  1.1" in text
    assert len(code) > 100
    assert [line for line in code if line in text] == []
    assert "MARK SCHEME" not in text
    assert "2 points: an argument that holds" not in text


# The titles of tests are shown on purpose, and every notebook imports.
REPEATED = "import numpy as np"


def test_solutions_are_in_no_file_of_nbgraders(cycle):
    root, secret = cycle["root"], "np.dot(x, w) + b"
    reference = (ROOT / "solutions" / WEEK / "perceptron.py").read_text()
    region = re.findall(r"BEGIN SOLUTION 1\.2\n(.*?)# END", reference, re.DOTALL)[0]
    line = max(region.splitlines(), key=len).strip()

    for folder in ("source", "release"):
        for path in (root / folder).rglob("*"):
            assert not path.is_file() or line.encode() not in path.read_bytes(), secret
    assert line.encode() not in (root / "gradebook.db").read_bytes()


def test_a_keras_cell_that_logs_to_stderr_gets_full_points(tmp_path):
    """The engine of nbgrader itself takes output on stderr for a failure."""
    week, root = "week01_keras", tmp_path / "course"
    shutil.copytree(ROOT / "bench" / "keras_course", root)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    (root / "course.toml").write_text(f'title = "Keras"\nweeks = ["{week}"]\n')
    (root / "solutions" / week / "lab.py").write_text("# %%\n1 + 1\n")
    source = (root / "solutions" / week / "small_model.py").read_text()
    line = "    error = ops.abs("
    log = 'tf.get_logger().warning("Variables were created twice.")'
    logs = source.replace(line, f"    {log}\n{line}")
    logs = logs.replace("import keras\n", "import keras\nimport tensorflow as tf\n")
    assert logs.count(log) == 1

    run(root, "grader", "release", "--nbgrader")
    run(root, "nbgrader", "generate_assignment", week)
    released = classroom.read(root / "release" / week / f"{week}.ipynb")
    path = root / "submitted" / "ada" / week / f"{week}.ipynb"
    classroom.write(classroom.filled(released, logs), path)
    run(root, "nbgrader", "autograde", week)

    assert scores(root, week)["ada"]["auto"] == 100
    # The cell did log: it is not by accident that nothing was lost.
    told = run(root, sys.executable, "-c", f"import tensorflow as tf; {log}").stderr
    assert "Variables were created twice." in told
