"""What must hold for every week in course.toml."""

import ast
import doctest
import importlib.util
import json
import re
import shutil
import sys
from functools import cache
from pathlib import Path

import nbclient
import nbformat
import pytest
from classroom import filled

from grader.answers import reference, right_answers, wrong_answers
from grader.channels.notebooks import make_week_notebook, read_questions, write_source
from grader.channels.repair import hide_mark_scheme
from grader.checking import run_once
from grader.course import find_course
from grader.grading import check_manifest
from grader.plugin import collected, with_suite
from grader.release import bake_mistakes, differences
from grader.submission import PUBLIC_SEED, Snapshot, code_of

ROOT = Path(__file__).resolve().parents[1]
COURSE = find_course(ROOT)
each_week = pytest.mark.parametrize("week", COURSE.weeks, ids=lambda week: week.name)
each_task = pytest.mark.parametrize(
    ("week", "task"),
    [(week, task) for week in COURSE.weeks for task in week.file.tasks],
    ids=lambda value: getattr(value, "id", ""),
)

OVERLAP = 12  # tokens in a row that are no coincidence
LONG = 25  # characters of a line that are none

_REGION = re.compile(
    r"^[ ]*# BEGIN SOLUTION.*?^[ ]*# END SOLUTION[^\n]*$", re.DOTALL | re.MULTILINE
)
_TOKEN = re.compile(r"[A-Za-z_]\w*|\d[\w.]*|[^\s\w(),.:\[\]]")  # and operators


# folders and records


@each_week
def test_a_weeks_folders_are_there(week):
    for folder in (week.solution, week.tests, week.assignment):
        assert folder.is_dir()
    for module in week.file.modules:
        assert (week.solution / f"{module}.py").is_file()
    assert len(collected(week)) == 1


@each_week
def test_the_readme_lists_the_week(week):
    number = int(week.short.removeprefix("week"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert f"| {number} | {week.file.title} |" in readme


@each_week
def test_the_points_of_the_tests_are_those_of_the_tasks(week):
    with_suite(collected(week), lambda suite: check_manifest(week, suite.tests))


@each_task
def test_a_task_has_two_or_three_hints(week, task):
    assert 2 <= len(task.hints) <= 3
    assert len(set(task.hints)) == len(task.hints)


@each_task
def test_a_task_has_a_section_in_the_brief(week, task):
    brief = (week.solution / "brief.md").read_text(encoding="utf-8")

    assert re.search(rf"^## {re.escape(task.id)} \S", brief, re.MULTILINE)


@each_task
def test_a_tasks_functions_are_in_its_module(week, task):
    tree = ast.parse((week.solution / f"{task.module}.py").read_text(encoding="utf-8"))
    defined = {node.name for node in tree.body if hasattr(node, "name")}

    assert set(task.functions) <= defined


# tests


def marks_of(node):
    """The markers of a test: name to the call's AST node, or to None."""
    marks = {}
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        name = ast.unparse(call.func if call else decorator)
        marks.setdefault(name.rpartition(".")[2], call)
    return marks


def all_tests_of(week):
    """All test functions of a week, each with its task."""
    tree = ast.parse(collected(week)[0].read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            keywords = marks_of(node)["points"].keywords
            yield node, next(k.value.value for k in keywords if k.arg == "task")


@each_task
def test_a_task_has_a_public_test_where_possible(week, task):
    """A quiz has none: a test of it would tell the answers."""
    if all(name.endswith("quiz") for name in task.functions):
        return

    assert any(t == task.id and "public" in marks_of(n) for n, t in all_tests_of(week))


@each_week
def test_every_test_has_a_docstring_that_is_a_sentence(week):
    for node, _ in all_tests_of(week):
        first = (ast.get_docstring(node) or "").partition("\n")[0]
        assert re.fullmatch(r"\W?[A-Z0-9].*[.!?]", first), f"{node.name}: {first!r}"
        assert len(first) <= 88, node.name


@each_week
def test_no_test_asserts_by_itself(week):
    """A bare assert would be an error of the grader's and tell the learner nothing."""
    tree = ast.parse(collected(week)[0].read_text(encoding="utf-8"))

    assert not [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Assert)]


@each_task
def test_wrong_and_right_answers_are_known(week, task):
    wrong = [a for a in wrong_answers(week) if a.task == task.id]
    right = [a for a in right_answers(week) if a.task == task.id]

    assert len(wrong) >= 1
    assert all(answer.message for answer in wrong)
    assert len(right) >= 2


@each_week
def test_known_mistakes_have_names_of_their_own(week):
    codes = [answer.code for answer in wrong_answers(week)]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Z0-9]+(-[A-Za-z0-9]+)+", code) for code in codes)


# the reference


@pytest.fixture
def imported(monkeypatch):
    """Import a week's reference modules; they are forgotten afterwards."""

    def load(week):
        monkeypatch.syspath_prepend(str(week.solution))
        modules = []
        for name in week.file.modules:
            path = week.solution / f"{name}.py"
            spec = importlib.util.spec_from_file_location(name, path)
            module = importlib.util.module_from_spec(spec)
            monkeypatch.setitem(sys.modules, name, module)
            spec.loader.exec_module(module)
            modules.append(module)
        return modules

    return load


@each_week
def test_the_examples_of_the_reference_are_right(week, imported):
    tried = 0
    for module in imported(week):
        failed, attempted = doctest.testmod(module)
        assert failed == 0
        tried += attempted

    assert tried


@pytest.mark.slow
@each_week
def test_the_lab_runs_top_to_bottom_with_the_reference(week, tmp_path):
    for module in week.file.modules:
        source = (week.solution / f"{module}.py").read_bytes()
        (tmp_path / f"{module}.py").write_bytes(source)
    data = week.assignment.parent / "data"
    if data.is_dir():
        shutil.copytree(data, tmp_path / "data")
    execute(nbformat.read(week.assignment / "lab.ipynb", as_version=4), tmp_path)


def execute(notebook, folder):
    """Run a notebook in a kernel; an error in a cell is raised."""
    resources = {"metadata": {"path": str(folder)}}
    nbclient.NotebookClient(notebook, timeout=600, resources=resources).execute()


# what learners get


def test_the_assignments_are_what_a_release_writes():
    """If not: `grader release`, and commit the result."""
    assert differences(COURSE) == []


# A change of the engine shows in any week. What trains takes minutes, so that one of
# these weeks stands for all.
TRAINING = [
    week
    for week in COURSE.weeks
    if any(week.runtime_of(task.id) == "tensorflow" for task in week.file.tasks)
]
FEW = [week for week in COURSE.weeks if week not in TRAINING[1:]]


@pytest.mark.slow
@pytest.mark.parametrize("week", FEW, ids=lambda week: week.name)
def test_the_released_table_of_mistakes_is_what_they_show(week):
    released = find_course(ROOT / "assignments").week(week.name).file.mistakes

    def shown(mistakes):
        return {(each.code, each.task, *each.evidence) for each in mistakes}

    assert shown(bake_mistakes(week)) == shown(released)


def code_without_header(path):
    """An answer's code; its docstring holds the message that learners do get."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return "\n".join(ast.unparse(node) for node in tree.body[1:])


@cache
def halves_of_tests(name):
    """Split a week's file of tests into (what public tests use, the rest)."""
    week = COURSE.week(name)
    source = collected(week)[0].read_text(encoding="utf-8")
    released = (week.assignment / "test_public.py").read_text(encoding="utf-8")
    names = {getattr(n, "name", ast.dump(n)) for n in ast.parse(released).body}
    parts = {True: [], False: []}
    for node in ast.parse(source).body:
        is_public = getattr(node, "name", ast.dump(node)) in names
        if getattr(node, "name", "").startswith("test_"):
            is_public = "public" in marks_of(node)
        parts[is_public].append(ast.get_source_segment(source, node))
    return "\n".join(parts[True]), "\n".join(parts[False])


def secrets_of(week):
    """What must not be released: name to text."""
    secrets = {"hidden tests": halves_of_tests(week.name)[1]}
    for module in week.file.modules:
        source = (week.solution / f"{module}.py").read_text(encoding="utf-8")
        secrets[f"solution of {module}"] = "\n".join(_REGION.findall(source))
    for path in [*week.tests.glob("wrong/*.py"), *week.tests.glob("right/*.py")]:
        secrets[f"{path.parent.name}/{path.stem}"] = code_without_header(path)
    return secrets


def open_texts_of(week):
    """What is released on purpose: public tests, labs, and what stubs keep."""
    texts = [halves_of_tests(other.name)[0] for other in COURSE.weeks]
    texts.append((week.solution / "lab.py").read_text(encoding="utf-8"))
    readme = week.root / "solutions" / "learners" / "README.md"
    texts.append(readme.read_text(encoding="utf-8"))
    for module in week.file.modules:
        source = (week.solution / f"{module}.py").read_text(encoding="utf-8")
        texts.append(_REGION.sub("", source))
    return texts


def texts_in(value):
    """All texts in a JSON document, unescaped."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        # A notebook's lines of a cell belong together.
        yield "".join(map(str, value))
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_in(key)
            yield from texts_in(item)


def released_texts(folder):
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            text = path.read_text(encoding="utf-8", errors="replace")
            yield path.name, text
            if path.suffix in (".json", ".ipynb"):
                yield path.name, "\n".join(texts_in(json.loads(text)))


def lines_of(text):
    """Long lines, without comments, imports and spaces that do not matter."""
    lines = {" ".join(line.partition("  #")[0].split()) for line in text.splitlines()}
    return {x for x in lines if len(x) >= LONG and not x.startswith(("import", "from"))}


def runs_of(text):
    tokens = _TOKEN.findall(text)
    return {tuple(tokens[i : i + OVERLAP]) for i in range(len(tokens) - OVERLAP + 1)}


@cache
def secret_parts(name, parts):
    """Each part of a week's secrets that nothing open has, and whose it is."""
    week = COURSE.week(name)
    known = set().union(*map(parts, open_texts_of(week)))
    secrets = secrets_of(week).items()
    return {part: whose for whose, text in secrets for part in parts(text) - known}


def parts_in(folder, parts):
    """Each part of what is in a folder, and the file that it is in."""
    return {part: name for name, text in released_texts(folder) for part in parts(text)}


@cache
def released_parts(parts):
    """The same of what learners get; every week asks for it."""
    return parts_in(ROOT / "assignments", parts)


def require_no_secret(week, parts, released):
    for part, whose in secret_parts(week.name, parts).items():
        assert part not in released, f"{whose} is in {released[part]}: {part}"


@each_week
@pytest.mark.parametrize("parts", [lines_of, runs_of])
def test_nothing_secret_is_released(week, parts):
    """Neither a line nor twelve tokens in a row of it, in any file of theirs."""
    require_no_secret(week, parts, released_parts(parts))


# notebooks for nbgrader


@each_week
@pytest.mark.parametrize("parts", [lines_of, runs_of])
def test_nothing_secret_is_in_what_nbgrader_copies(week, parts, tmp_path):
    """Mark schemes are for people who grade: nbgrader cuts them out of a release."""
    write_source(week, tmp_path)

    require_no_secret(week, parts, parts_in(tmp_path, parts))


@each_week
def test_a_week_asks_one_question_or_two_and_says_what_counts(week):
    questions = read_questions(week)
    asked = {cell["source"] for cell in make_week_notebook(week)["cells"]}
    shown = "\n".join(map(hide_mark_scheme, asked))

    assert 1 <= len(questions) <= 2
    for question in questions:
        marks = re.findall(r"(\d+) points?( each)?\b", question.scheme)
        assert marks
        assert question.text in shown
        assert question.scheme not in shown


def notebook_with_solution(week):
    """The week's notebook, with what the reference defines in the solution cells."""
    return filled(make_week_notebook(week), *reference(week).files.values())


@each_week
def test_a_notebook_with_the_solution_earns_all_points(week):
    code = code_of(notebook_with_solution(week)["cells"])
    snapshot = Snapshot(dict.fromkeys(week.file.modules, code))
    result = run_once(week, snapshot, PUBLIC_SEED, "sandlock", "")

    assert [test.message for test in result.tests if test.outcome != "passed"] == []
    assert result.notes == []
    assert result.score == 100


@pytest.mark.slow
@pytest.mark.parametrize("week", FEW, ids=lambda week: week.name)
def test_a_notebook_with_the_solution_runs_top_to_bottom(week, tmp_path):
    write_source(week, tmp_path)
    execute(nbformat.from_dict(notebook_with_solution(week)), tmp_path)
