"""`sandbox/cells.py`: what of a notebook counts, and what was only tried out."""

import ast

import pytest

from grader.sandbox.cells import counted


def kept(*cells, packages=("numpy", "math")):
    bodies = [ast.parse(cell).body for cell in cells]
    return [
        ast.unparse(node)
        for body in counted(bodies, lambda package: package in packages)
        for node in body
    ]


@pytest.mark.parametrize(
    "tried",
    [
        "loss = train(10 ** 6)",
        "rows = [train(i) for i in range(9)]",
        "import pandas as pd",
        "from grader.notebook import check",
        "half = missing / 2",
        "train(3)",
        "while True: pass",
        "x: float = train(1)",
        "data = open('big.csv').read()",
    ],
)
def test_what_nobody_needs_is_left_out(tried):
    assert kept("def train(n):\n    return n", tried) == ["def train(n):\n    return n"]


@pytest.mark.parametrize(
    "needed",
    [
        "k = make()",
        "import pandas as k",
        "from pandas import k",
        "j, k = make()",
        "k: int = make()",
    ],
)
@pytest.mark.parametrize(
    "user",
    [
        "def f(x):\n    return x + k",
        "def f(x=k):\n    return x",
        "def f(x: k):\n    return x",
        "@k\ndef f(x):\n    return x",
        "class F(k):\n    pass",
        "class F:\n    y = k",
        "class F:\n\n    def f(self):\n        return k",
        "def f(x):\n    global k\n    k = k + x",
        "def f(x):\n    return lambda y: k",
        "def f(x):\n\n    def g(y):\n        return k\n    return g",
    ],
)
def test_what_a_definition_needs_is_kept(needed, user):
    assert len(kept(needed, user)) == 2


def test_what_a_needed_value_needs_is_kept():
    assert len(kept("a = make()", "b = a + 1", "def f():\n    return b")) == 3


def test_a_name_that_a_function_makes_itself_is_no_need():
    user = "def f(X):\n    y = X + 1\n    return y"

    assert kept("X = load()", "y = load()", user) == [user]


@pytest.mark.parametrize(
    "plain",
    [
        "K = 7",
        "K = (1, -2)",
        "K = {'a': [1]}",
        "K = lambda x: x",
        "K = own",
        "K = 2 ** 8",
    ]
    + ["K = math.tau", "K = numpy.vectorize(own)", "K: int"],
)
def test_constants_and_functions_are_kept(plain):
    cells = ["import math, numpy", "def own():\n    pass", plain]

    assert kept(*cells)[-1] == plain


def test_a_method_that_is_added_later_is_kept():
    added = "F.fit = fit"

    assert added in kept("class F:\n    pass", "def fit(self):\n    pass", added)


def test_an_import_of_what_stands_in_the_notebook_is_left_out():
    cells = ["from losses import f, K", "def f():\n    pass", "K = make()"]
    cells.append("def g():\n    return f(K)")

    assert kept(*cells) == cells[1:]


def test_an_import_from_another_notebook_is_kept():
    cells = ["from losses import f", "def g():\n    return f()"]

    assert kept(*cells) == cells


def test_the_order_stays_and_so_do_all_definitions():
    cells = ["def f():\n    return 1", "k = 1", "def f():\n    return k"]

    assert kept(*cells) == cells


def test_each_cell_keeps_its_place():
    bodies = [ast.parse(cell).body for cell in ("print(1)", "x = 1")]

    assert [len(body) for body in counted(bodies, bool)] == [0, 1]
