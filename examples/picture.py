"""Draw examples/demo.svg out of results/demo: `make demo`, then run this."""

import re
from pathlib import Path

from rich.console import Console

from grader import feedback
from grader.results import read_result

HERE = Path(__file__).resolve().parent
paths = sorted((HERE.parent / "results/demo").glob("*/week01_perceptron.json"))
results = [read_result(path) for path in paths]
console = Console(record=True, width=110)
console.print("$ grader grade week01 examples/week01_class --out results/demo")
console.print(feedback.class_table(results))
console.print("\nWhat emeka reads:\n")
emeka = next(result for result in results if result.learner == "emeka")
console.print(feedback.terminal(emeka, "week01: Perceptron and activation functions"))
picture = console.export_svg(title="grader")
# The font is fetched from a stranger otherwise; every system has a monospace one.
picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
(HERE / "demo.svg").write_text(picture)
