"""Notebooks as learners hand them in: released ones, filled with code from modules."""

import ast
import copy
import json
from pathlib import Path


def read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def write(notebook, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(json.dumps(notebook), encoding="utf-8")


def definitions_in(source):
    """Source text of each function and class; of two with one name, the last.

    A class that builds on one of its own name comes with that one.
    """
    lines, found = source.splitlines(), {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            text = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            is_built_on = f"class {node.name}({node.name})" in text
            found[node.name] = (
                f"{found[node.name]}\n\n\n{text}" if is_built_on else text
            )
    return found


def name_of(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def cell_of(notebook, name):
    return next(cell for cell in notebook["cells"] if name_of(cell) == name)


def text_of(cell):
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def filled(notebook, *sources):
    """Copy a released notebook with the definitions of these modules in its cells.

    What a learner defines besides, and imports, stands in a cell above them. In a
    notebook nothing is imported from the week's other modules.
    """
    known, more = {}, []
    for source in sources:
        known |= definitions_in(source)
        more += [x for x in source.splitlines() if x.startswith(("import", "from"))]
    given = json.dumps(notebook)
    more = [x for x in dict.fromkeys(more) if x.startswith("import") or x in given
            or len(sources) == 1]  # fmt: skip
    done = copy.deepcopy(notebook)
    asked = set()
    for cell in done["cells"]:
        if name_of(cell).startswith(("given-", "solve-")):
            asked |= definitions_in(text_of(cell)).keys()
        if name_of(cell).startswith("solve-"):
            names = definitions_in(text_of(cell))
            cell["source"] = "\n\n\n".join(known[name] for name in names)
    more += [text for name, text in known.items() if name not in asked]
    place = next(i for i, c in enumerate(done["cells"]) if name_of(c)[:6] == "solve-")
    done["cells"].insert(place, code_cell("\n".join(more)))
    return done


def code_cell(source):
    fields = {"cell_type": "code", "metadata": {}, "outputs": [], "id": "own"}
    return fields | {"execution_count": None, "source": source}
