"""`sandbox/inspection.py`: a program as the worker holds it, before it runs."""

import ast
import time

import numpy as np
import pytest

from grader.sandbox.inspection import Inputs, Program


def notebook(*cells, imports=()):
    return Program({"week": list(cells)}, list(imports))


def names_of(program):
    return [
        node.targets[0].id
        if isinstance(node, ast.Assign)
        else getattr(node, "name", "")
        for node in program._trees["week"]
    ]


def run(program, module="week"):
    space = {}
    for code in program.codes(module):
        exec(code, space)
    return space


def test_a_module_runs_whole():
    program = Program({"week": "x = 1\nx += 1\n"}, [])

    assert run(program)["x"] == 2


def test_of_a_notebook_only_definitions_run():
    space = run(
        notebook("import math\nx = 1", "print('never')\nx += 5", "def f(): pass")
    )

    assert space["x"] == 1
    assert {"math", "f"} <= space.keys()


def test_of_two_definitions_in_a_notebook_the_last_counts():
    space = run(notebook("def f():\n    return 1", "def f():\n    return 2"))

    assert space["f"]() == 2


@pytest.mark.parametrize("magic", ["%matplotlib inline", "!pip list", "?f", "%%time"])
def test_magics_are_left_out(magic):
    space = run(notebook(f"{magic}\nx = 1"))

    assert space["x"] == 1


@pytest.mark.parametrize("rest", ["% 4)", "!= 4)"])
def test_an_operator_at_the_start_of_a_line_is_no_magic(rest):
    program = notebook(f"x = (7\n     {rest}")

    assert program.broken_cells == {}


@pytest.mark.parametrize(
    "cell",
    [
        "%time\nx = [7\n     % 4]",
        "x = [7 \\\n% 4]\n!ls",
        "x = 7 \\\n  % 4\n!ls",
        "# it's\n%time\nx = '(' and 3",
        "# (a\n%time\nx = 3",
        "!echo it's (\nx = 3",
        "for i in [1]:\n    %time\nx = 3",
        "def f():\n    %time\n\nx = 3",
        "x = 3\n%cd",
        "y = f'{[1]}'\n%ls\nx = 3",
        "y = '\\'('\n%ls\nx = 3",
    ],
)
def test_magics_go_and_operators_stay(cell):
    program = notebook(cell)

    assert program.broken_cells == {}
    assert run(program)["x"] in (3, [3])


def test_lines_keep_their_numbers_without_magics():
    program = notebook("%time\n\n!ls\ndef f():\n    1 / 0")

    assert program.last_line_in(error_of(program))[1] == 5


def test_a_cell_of_many_open_texts_is_read_at_once():
    """A pattern that tries again from each quote would take minutes."""
    for cell in ("'\\" * 50_000, '"' * 3 + "\\" * 99_999, "'" * 3 + 'a"' * 50_000):
        started = time.process_time()
        assert notebook(cell).broken_cells == {"week": [1]}
        assert time.process_time() - started < 5


def test_a_percent_sign_in_a_text_is_no_magic():
    assert run(notebook('x = """\n% of all\n"""'))["x"] == "\n% of all\n"


def test_a_cell_that_does_not_parse_is_left_out_and_counted():
    program = notebook("x = 1", "y = (", "z = 3", "def f(:")

    assert program.broken_cells == {"week": [2, 4]}
    assert run(program)["z"] == 3


def test_a_module_that_does_not_parse_says_so_with_file_and_line():
    program = Program({"week": "x = 1\ny = (\n"}, [])

    with pytest.raises(SyntaxError) as raised:
        program.codes("week")

    assert (raised.value.filename, raised.value.lineno) == ("week.py", 2)


def test_a_module_that_does_not_parse_leaves_the_others_alone():
    program = Program({"bad": "x = (", "good": "x = 1"}, [])

    assert run(program, "good")["x"] == 1


@pytest.mark.parametrize(
    "source",
    ["x = 1\0", "(" * 5000, "-" * 100_000 + "1", "x = " + "1+" * 100_000 + "1"],
)
def test_what_breaks_the_parser_is_a_syntax_error(source):
    with pytest.raises(SyntaxError):
        Program({"week": source}, []).codes("week")


def test_a_missing_module_is_an_import_error():
    with pytest.raises(ImportError, match=r"other\.py is missing"):
        notebook("x = 1").codes("other")


@pytest.mark.parametrize(
    ("package", "allowed"),
    [("numpy", True), ("math", True), ("torch", False), ("grader", False)],
)
def test_the_week_and_the_standard_library_may_be_imported(package, allowed):
    assert notebook(imports=["numpy"]).allows(package) is allowed


SOURCE = """
import numpy as np

def helper(x):
    for row in x:
        pass
    return np.linalg.norm(x)

def task(x):
    return helper(x)

def other(x):
    return [y for y in x]
"""


def test_facts_leave_out_what_a_function_does_not_use():
    facts = Program({"week": SOURCE}, []).facts("week", "other")

    assert "numpy.linalg.norm" not in facts["names"]
    assert facts["loops"] == [13]


@pytest.mark.parametrize(
    ("imported", "used"),
    [
        ("import numpy as np", "np.linalg.solve"),
        ("import numpy.linalg", "numpy.linalg.solve"),
        ("import numpy.linalg as la", "la.solve"),
        ("from numpy import linalg", "linalg.solve"),
        ("from numpy.linalg import solve as s", "s"),
    ],
)
def test_facts_hold_names_in_full(imported, used):
    program = Program({"week": f"{imported}\ndef f(a, b):\n    {used}(a, b)\n"}, [])

    assert "numpy.linalg.solve" in program.facts("week", "f")["names"]


def test_facts_hold_what_helpers_use():
    facts = Program({"week": SOURCE}, []).facts("week", "task")

    assert "numpy.linalg.norm" in facts["names"]
    assert facts["loops"] == [5]


def test_functions_that_call_each_other_have_facts():
    source = "def a():\n    return b()\n\ndef b():\n    return a()\n"

    assert Program({"week": source}, []).facts("week", "a")["names"] == ["a", "b"]


@pytest.mark.parametrize(("module", "name"), [("week", "nothing"), ("nowhere", "f")])
def test_what_is_not_there_has_empty_facts(module, name):
    assert notebook("x = 1").facts(module, name) == {"names": [], "loops": []}


def error_of(program):
    try:
        run(program)["f"]()
    except Exception as error:
        return error


def test_the_innermost_line_of_the_learner_is_told():
    source = "import json\n\ndef g():\n    json.loads('{')\n\ndef f():\n    g()\n"
    program = Program({"week": source}, [])

    assert program.last_line_in(error_of(program)) == ("week.py", 4, "g")


def test_a_line_of_a_notebook_is_told_with_its_cell():
    program = notebook("import json", "def f():\n    1 / 0")

    assert program.last_line_in(error_of(program)) == ("week.ipynb, cell 2", 2, "f")


def test_an_error_without_a_line_of_the_learner_has_no_place():
    program = Program({"week": ""}, [])

    assert program.last_line_in(ValueError()) == ("", 0, "")


@pytest.mark.parametrize(
    "change",
    [
        lambda a, b, c: a.__setitem__(0, 9),
        lambda a, b, c: b.append(1),
        lambda a, b, c: b[0].append(1),
        lambda a, b, c: c.pop("k"),
    ],
)
def test_a_changed_argument_is_noticed(change):
    a, b, c = np.zeros(2), [[1]], {"k": np.ones(1)}
    inputs = Inputs(["target", a, b], {"c": c})

    change(a, b, c)

    assert len(inputs.changed()) == 1


def test_an_argument_that_is_not_changed_is_not_reported():
    values = [np.array([np.nan]), [float("nan")], {"a": (1, 2)}, "text", None, object()]
    inputs = Inputs(["target", *values], {"x": 1})

    assert inputs.changed() == []


def test_changed_arguments_are_named_by_place_or_name():
    a, b = np.zeros(2), np.zeros(2)
    inputs = Inputs(["target", a], {"b": b})
    a += 1
    b += 1

    assert inputs.changed() == ["argument 1", "`b`"]
