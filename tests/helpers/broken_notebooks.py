"""A class of week 1: right, wrong, hostile and broken notebooks.

Each learner has the code that they mean, as a module, and what they did to the
notebook that holds it. The points must be those of the code.
"""

import ast
from pathlib import Path

import classroom

ROOT = Path(__file__).resolve().parents[2]
WEEK = "week01_perceptron"
REFERENCE = (ROOT / "solutions" / WEEK / "perceptron.py").read_text(encoding="utf-8")

# In place of `neuron`: attacks that gained full marks in nbgrader 0.9.6, or ended its
# kernel. None of them computes anything.
ATTACKS = {
    "ast_transformers": """
import ast
from IPython import get_ipython

class NoAsserts(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()

def neuron(x, w, b, activation):
    get_ipython().ast_transformers.append(NoAsserts())
    return 0.0
""",
    "displayhook": """
def neuron(x, w, b, activation):
    get_ipython().displayhook(8.0)
    return 0.0
""",
    "displayhook_negative": """
def neuron(x, w, b, activation):
    get_ipython().displayhook(-1)
    return 0.0
""",
    "always_equal": """
class Any(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __array__(self, *args, **kwargs): raise TypeError
    def __array_ufunc__(self, *args, **kwargs): return True

def neuron(x, w, b, activation):
    return Any(0)
""",
    "reads_the_test": """
import re
def neuron(x, w, b, activation):
    text = get_ipython().user_ns["In"][-1]
    return float(re.findall(r"[0-9.]+", text)[0])
""",
    "showtraceback": """
def neuron(x, w, b, activation):
    get_ipython().showtraceback = lambda *args, **kwargs: None
    return 0.0
""",
    "os_exit": """
import os
def neuron(x, w, b, activation):
    os._exit(0)
""",
    "kill": """
import os
def neuron(x, w, b, activation):
    os.kill(os.getpid(), 9)
""",
    "gradebook": """
import sqlite3
def neuron(x, w, b, activation):
    book = sqlite3.connect("../../../gradebook.db")
    book.execute("update grade set auto_score = 8")
    return 0.0
""",
}

ODD = {
    "numpy_zero": """
def neuron(x, w, b, activation):
    return np.float64(0.0)
""",
    "logs": '''
import sys
def neuron(x, w, b, activation):
    """Right, and it writes to stderr as TensorFlow does when it starts."""
    print("I0000 cpu_feature_guard: this binary is optimized", file=sys.stderr)
    return float(activation(np.dot(x, w) + b))
''',
}


def laid_over(source):
    """The reference with other functions below it; the lower ones count."""
    return f"{REFERENCE}\n\n{source}"


# Known answers of the week. Not one of task 1.4: how much a wrong perceptron loses is
# up to the random numbers, which come from the very text that was handed in.
RIGHT = ["activations_in_float32_by_branches", "margin_sample_by_sample"]
RIGHT += ["perceptron_with_one_weight_vector_in_float32", "tent_by_folding_in_float32"]
WRONG = ["deep_add", "dth_guess", "fig_legend", "mar_mean", "neu_twice", "rel_int"]


def answers(kind, names):
    """Known answers, by name: what a learner who gave one has in the module."""
    folder = ROOT / "tests" / WEEK / kind
    texts = {name: (folder / f"{name}.py").read_text() for name in names}
    return {f"{kind}_{name}": laid_over(text) for name, text in texts.items()}


def codes():
    """What the ordinary and the hostile hand in: name to module."""
    hostile = {f"attack_{k}": laid_over(v) for k, v in ATTACKS.items()}
    odd = {k: laid_over(v) for k, v in ODD.items()}
    return {**answers("right", RIGHT), **answers("wrong", WRONG), **hostile, **odd}


def copied_cell(notebook):
    cells = notebook["cells"]
    cell = classroom.cell_of(notebook, "solve-1-1")
    cells.insert(cells.index(cell) + 1, dict(cell))


def copied_check(notebook):
    notebook["cells"].insert(3, dict(classroom.cell_of(notebook, "check-1-1")))


def deleted_check(notebook):
    notebook["cells"].remove(classroom.cell_of(notebook, "check-1-2"))


def deleted_question(notebook):
    for name in ("question-1", "answer-1"):
        notebook["cells"].remove(classroom.cell_of(notebook, name))


def deleted_given(notebook):
    notebook["cells"].remove(classroom.cell_of(notebook, "given-perceptron"))


def as_markdown(notebook):
    cell = classroom.cell_of(notebook, "solve-1-1")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


def no_metadata(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def odd_metadata(notebook):
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"] = [{}, [], None, {"nbgrader": 5}][number % 4]
    notebook["metadata"] = 7


def other_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "julia-1.9", "display_name": "Julia"}


def magics(notebook):
    cell = classroom.cell_of(notebook, "solve-1-1")
    cell["source"] = "%matplotlib inline\n!pip list\n" + cell["source"]
    notebook["cells"].append(classroom.code_cell("%%bash\nrm -rf /"))


def endless(notebook):
    notebook["cells"].insert(5, classroom.code_cell("while True: pass"))


def tried_out(notebook):
    cells = notebook["cells"]
    cells.insert(9, classroom.code_cell("import pandas\nslow = Perceptron().fit(1)"))
    cells.insert(9, classroom.code_cell("print(neuron(\n"))


def own_points(notebook):
    classroom.cell_of(notebook, "check-1-1")["metadata"]["nbgrader"]["points"] = 1e9
    notebook["cells"].append(classroom.code_cell("100"))


def moved(notebook):
    cells = notebook["cells"]
    cells.append(cells.pop(cells.index(classroom.cell_of(notebook, "solve-1-1"))))


BREAKS = [copied_cell, copied_check, deleted_check, deleted_question, deleted_given]
BREAKS += [as_markdown, no_metadata, odd_metadata, other_kernel, magics, endless]
BREAKS += [tried_out, own_points, moved]


def hand_in(released, folder):
    """Write submitted/ and, as modules, what `grader grade` is to grade.

    Returns:
        The names of all learners.
    """
    code = codes() | {broken.__name__: REFERENCE for broken in BREAKS}
    code |= {"renamed": REFERENCE, "cut_off": "", "linked": "", "nothing": ""}
    code["stub"] = stub_of(released)
    breaks = {broken.__name__: broken for broken in BREAKS}
    for name, source in code.items():
        place = folder / "submitted" / name / WEEK
        place.mkdir(parents=True)
        modules = folder / "modules" / name
        modules.mkdir(parents=True)
        if source:
            (modules / "perceptron.py").write_text(source, encoding="utf-8")
            notebook = classroom.filled(released, source)
            breaks.get(name, id)(notebook)
            stem = f"{WEEK} (1)" if name == "renamed" else WEEK
            classroom.write(notebook, place / f"{stem}.ipynb")
    (folder / "submitted" / "cut_off" / WEEK / f"{WEEK}.ipynb").write_text(
        '{"cells": ['
    )
    link = folder / "submitted" / "linked" / WEEK / f"{WEEK}.ipynb"
    link.symlink_to(folder / "submitted" / "stub" / WEEK / f"{WEEK}.ipynb")
    return sorted(code)


def stub_of(released):
    """The module that a learner has who has written nothing."""
    cells = [cell for cell in released["cells"] if cell["cell_type"] == "code"]
    names = ("given-", "solve-")
    chosen = [c for c in cells if classroom.name_of(c).startswith(names)]
    source = "\n\n\n".join(classroom.text_of(cell) for cell in chosen)
    return ast.unparse(ast.parse(source))
