"""`release.py`: stubs, public tests and notebooks, each from its source."""

import ast
import json

import pytest

from grader.errors import CourseError
from grader.release import make_notebook, make_public_tests, make_stub

# stubs


def stub_of(source, tmp_path):
    return make_stub(source, tmp_path / "tiny.py")


def test_a_stub_keeps_docstrings_signatures_and_imports(solution, tmp_path):
    stub, whole = ast.parse(stub_of(solution, tmp_path)), ast.parse(solution)

    assert ast.get_docstring(stub) == ast.get_docstring(whole)
    for left, right in zip(stub.body[1:], whole.body[1:], strict=True):
        if isinstance(right, ast.FunctionDef):
            assert ast.dump(left.args) == ast.dump(right.args)
            assert ast.get_docstring(left) == ast.get_docstring(right)
        else:
            assert ast.dump(left) == ast.dump(right)


def test_a_stub_loses_every_region(solution, tmp_path):
    stub = stub_of(solution, tmp_path)

    assert "SOLUTION" not in stub
    assert "2 * x" not in stub
    assert "double(double" not in stub
    assert stub.count("# YOUR CODE HERE") == 2


def test_a_stub_raises_and_says_which_task_it_is(solution, tmp_path):
    space = {}
    exec(stub_of(solution, tmp_path), space)

    with pytest.raises(NotImplementedError, match=r"Task 1\.2"):
        space["quadruple"](1)


def test_what_stands_around_a_region_stays(tmp_path):
    source = (
        "def f(x):\n    if x < 0:\n        raise ValueError\n"
        "    # BEGIN SOLUTION 1.1\n    y = x\n    # END SOLUTION\n"
    )

    assert "raise ValueError" in stub_of(source, tmp_path)


def test_a_region_deep_inside_keeps_its_indent(tmp_path):
    source = (
        "class A:\n    def f(self):\n        for i in []:\n"
        "            # BEGIN SOLUTION 1.1\n            y = 1\n"
        "            # END SOLUTION 1.1\n"
    )

    assert "            raise NotImplementedError" in stub_of(source, tmp_path)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("# BEGIN SOLUTION 1.1\nx = 1\n", "not closed"),
        ("x = 1\n# END SOLUTION\n", "not closed"),
        ("# BEGIN SOLUTION\nx = 1\n# END SOLUTION\n", "not well formed"),
        ("# END SOLUTION\nx = 1\n# BEGIN SOLUTION 1.1\n", "not well formed"),
        ("x = 1  # BEGIN SOLUTION 1.1\ny = 1\n# END SOLUTION\n", "not well formed"),
        (
            "# BEGIN SOLUTION 1.1\n# BEGIN SOLUTION 1.2\nx = 1\n# END SOLUTION\n"
            "y = 1\n# END SOLUTION\n",
            "not well formed",
        ),
        ("x = (\n# BEGIN SOLUTION 1.1\n1)\n# END SOLUTION\n", "not valid Python"),
        ("# SOLUTION follows\nx = 1\n", "not well formed"),
    ],
)
def test_a_region_that_is_not_well_formed_is_an_error(tmp_path, source, said):
    with pytest.raises(CourseError, match=said):
        stub_of(source, tmp_path)


# public tests

HIDDEN = '''"""All tests."""

import os
import numpy as np
import pytest
from grader import checks

USED, UNUSED = 1, 2
SECRET = 12345
ALSO_USED = [USED]


def helper(x):
    return x + ALSO_USED[0]


def hidden_helper(x):
    return SECRET


class Model:
    def size(self):
        return helper(1)


@pytest.fixture
def week(submission):
    return submission.load("tiny")


@pytest.mark.public
@pytest.mark.points(1, task="1.1")
@pytest.mark.parametrize("n", [1, 2])
def test_public(week, n):
    """Public."""
    checks.same(Model().size(), 2, call="size()")


@pytest.mark.points(1, task="1.1")
def test_hidden(week):
    """Hidden."""
    checks.same(hidden_helper(np.ones(1)), os.name, call="secret()")
'''


def test_public_tests_carry_what_they_use():
    public = make_public_tests(HIDDEN)

    for name in (
        "def test_public",
        "def week",
        "class Model",
        "def helper",
        "ALSO_USED",
    ):
        assert name in public
    for line in (
        "USED, UNUSED = 1, 2",
        "import pytest",
        '@pytest.mark.parametrize("n"',
    ):
        assert line in public


def test_public_tests_carry_nothing_else():
    public = make_public_tests(HIDDEN)

    for name in (
        "test_hidden",
        "hidden_helper",
        "SECRET",
        "12345",
        "import os",
        "numpy",
    ):
        assert name not in public


def test_public_tests_are_python_with_all_names_defined():
    tree = ast.parse(make_public_tests(HIDDEN))

    assert ast.get_docstring(tree)


@pytest.mark.parametrize(
    "definition",
    [
        "TABLE: list = [1]",
        "for TABLE in [[1]]:\n    pass",
        "TABLE, OTHER = [1], 2",
        "if True:\n    TABLE = [1]",
        "try:\n    import json as TABLE\nexcept ImportError:\n    TABLE = None",
        "with open(__file__) as TABLE:\n    pass",
        "async def TABLE():\n    pass",
        "TABLE = {}\n\nTABLE['a'] = 1",
        "TABLE = [1]\n\nTABLE += [2]",
        "BASE = [1]\n\nTABLE = BASE\n\nTABLE[0] = 5",
    ],
)
def test_public_tests_carry_every_kind_of_definition(definition):
    test = "@pytest.mark.public\ndef test_public():\n    return TABLE\n"

    public = make_public_tests(f"import pytest\n\n{definition}\n\n{test}")

    assert all(line in public for line in definition.splitlines())


@pytest.mark.parametrize(
    "hidden",
    [
        "SECRET: list = [TABLE]",
        "SECRET = [TABLE for TABLE in [1]]",
        "SECRET = lambda TABLE: TABLE",
        "def SECRET():\n    TABLE = 2",
        "SECRET = {}\n\nSECRET[TABLE] = 1",
    ],
)
def test_public_tests_do_not_carry_what_only_uses_the_same_name(hidden):
    test = "@pytest.mark.public\ndef test_public():\n    return TABLE\n"

    public = make_public_tests(f"import pytest\n\nTABLE = 1\n\n{hidden}\n\n{test}")

    assert "SECRET" not in public


# labs


def test_a_lab_becomes_a_notebook_that_is_the_same_each_time():
    source = "# %% [markdown]\n# # Title\n\n# %%\nx = 1\n"

    notebook = json.loads(make_notebook(source))

    assert [cell["cell_type"] for cell in notebook["cells"]] == ["markdown", "code"]
    assert [cell["id"] for cell in notebook["cells"]] == ["cell-1", "cell-2"]
    assert make_notebook(source) == make_notebook(source)
