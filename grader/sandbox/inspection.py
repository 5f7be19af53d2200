"""A learner's program as the worker holds it: compiled once, looked at, not yet run."""

import ast
import linecache
import re
import sys
from types import CodeType
from typing import Any

import numpy as np

from grader.sandbox.cells import counted
from grader.sandbox.traceless import is_traceless

# What a week that says nothing may import besides its own list.
_LIBRARY = frozenset(sys.stdlib_module_names)


class Program:
    """The learner's modules: syntax trees, code, and what they may import.

    A notebook's cells make one module. Of each cell its imports, definitions and
    assignments count; magics, plots and printed tries are for the notebook alone.

    Args:
        files: By module name, source text or a notebook's code cells.
        imports: Top-level packages that the week allows besides the standard library.

    Attributes:
        broken_cells: By module, the numbers of cells that are not Python.
    """

    def __init__(self, files: dict[str, str | list[str]], imports: list[str]) -> None:
        self._imports = frozenset(imports) | _LIBRARY
        self.broken_cells: dict[str, list[int]] = {}
        self._trees: dict[str, list[ast.stmt]] = {}
        self._codes: dict[str, list[CodeType] | SyntaxError] = {}
        self._sources: dict[str, dict[str, str]] = {}
        self._filenames: set[str] = set()
        for module, content in files.items():
            cells = [content] if isinstance(content, str) else content
            self._codes[module] = self._read(module, cells, isinstance(content, str))

    @property
    def is_traceless(self) -> bool:
        """Whether nothing that the program does can outlive its modules."""
        return all(is_traceless(body) for body in self._trees.values())

    def has(self, module: str) -> bool:
        """Say whether this is one of the learner's modules."""
        return module in self._codes

    def allows(self, package: str) -> bool:
        """Say whether the week lets learners import `package`."""
        return package in self._imports

    def codes(self, module: str) -> list[CodeType]:
        """Return a module's code, in the pieces that it came in.

        Raises:
            ImportError: If there is no such module.
            SyntaxError: If it does not compile.
        """
        if module not in self._codes:
            raise ImportError(f"{module}.py is missing.")
        codes = self._codes[module]
        if isinstance(codes, SyntaxError):
            raise codes
        return codes

    def show_source(self, module: str) -> None:
        """Have `inspect.getsource` find it; TensorFlow's `tf.function` asks for it."""
        for name, source in self._sources[module].items():
            lines = source.splitlines(keepends=True)
            linecache.cache[name] = (len(source), None, lines, name)

    def facts(self, module: str, function: str) -> dict[str, Any]:
        """List what a function uses, helpers in the same module included.

        Returns:
            `names`: dotted names, imports in full; `loops`: lines of for, while and
            comprehensions.
        """
        body = self._trees.get(module, [])
        definitions = {node.name: node for node in body if hasattr(node, "name")}
        aliases = _aliases(body)
        names: set[str] = set()
        loops: set[int] = set()
        waiting, seen = [function], {function}
        while waiting:
            node = definitions.get(waiting.pop())
            for part in ast.walk(node) if node else ():
                names.update(_in_full(name, aliases) for name in _dotted(part))
                if isinstance(part, _LOOPS):
                    loops.add(getattr(part, "lineno", 0))
            new = (names & definitions.keys()) - seen
            seen |= new
            waiting += sorted(new)
        return {"names": sorted(names), "loops": sorted(loops)}

    def last_line_in(self, error: BaseException) -> tuple[str, int, str]:
        """Find the innermost line of the learner's on a traceback."""
        if isinstance(error, SyntaxError) and error.filename in self._filenames:
            return str(error.filename), error.lineno or 0, ""
        place = ("", 0, "")
        step = error.__traceback__
        while step is not None:
            code = step.tb_frame.f_code
            if code.co_filename in self._filenames:
                # Between two instructions of a loop there may be no line.
                line = step.tb_lineno or step.tb_frame.f_lineno or code.co_firstlineno
                place = (code.co_filename, line, code.co_name)
            step = step.tb_next
        return place

    def _read(
        self, module: str, cells: list[str], is_module: bool
    ) -> list[CodeType] | SyntaxError:
        names = [
            f"{module}.py" if is_module else f"{module}.ipynb, cell {number}"
            for number in range(1, len(cells) + 1)
        ]
        self._filenames.update(names)
        self._sources[module] = dict(zip(names, cells, strict=True))
        trees: list[ast.Module] = []
        for number, (source, name) in enumerate(zip(cells, names, strict=True), 1):
            try:
                trees.append(_parsed(source, name, keep_all=is_module))
                _compiled(trees[-1], name)
            except SyntaxError as error:
                if is_module:
                    return error
                self.broken_cells.setdefault(module, []).append(number)
                trees = [*trees[: number - 1], ast.Module([], [])]
        bodies = [tree.body for tree in trees]
        if not is_module:
            bodies = counted(bodies, self._lets_import)
        self._trees[module] = [node for body in bodies for node in body]
        return [
            _compiled(ast.Module(body, []), name)
            for body, name in zip(bodies, names, strict=True)
        ]

    def _lets_import(self, package: str) -> bool:
        return self.allows(package) and not self.has(package)


def _compiled(tree: ast.Module, name: str) -> CodeType:
    try:
        return compile(tree, name, "exec", dont_inherit=True)
    except (ValueError, MemoryError, RecursionError, OverflowError) as error:
        text = f"Python cannot compile it: {type(error).__name__}"
        raise SyntaxError(text, (name, 1, 0, "")) from None


def _parsed(source: str, name: str, *, keep_all: bool) -> ast.Module:
    if not keep_all:
        source = _without_magics(source.replace("\0", ""))
    try:
        tree = ast.parse(source, name)
    except SyntaxError:
        raise
    except (ValueError, MemoryError, RecursionError, OverflowError) as error:
        raise SyntaxError(f"Python cannot read it: {error}", (name, 1, 0, "")) from None
    if not keep_all:
        tree.body = [node for node in tree.body if isinstance(node, _KEPT)]
    return tree


def _without_magics(source: str) -> str:
    """Put `pass` in place of lines that a notebook alone understands.

    Such a line starts with %, ! or ?, and neither in a text nor in brackets.
    """
    kept, start, place, depth = [], 0, 0, 0
    while piece := _PIECE.search(source, place):
        place = piece.end()
        depth = max(0, depth + (piece[0] in _OPENING) - (piece[0] in _CLOSING))
        if piece["magic"] and not depth:
            kept.append(source[start : piece.start("magic")] + "pass")
            end = source.find("\n", place)
            start = place = len(source) if end < 0 else end
    return "".join([*kept, source[start:]])


_PIECE = re.compile(
    r'''
    """ (?: \\. | [^\\] )*? (?: """ | \\?\Z )        # texts, each as a whole; one
    | \'{3} (?: \\. | [^\\] )*? (?: \'{3} | \\?\Z )  # that is not closed goes on to
    | " (?: \\. | [^"\\\n] )* "?                     # its end, so that no place is
    | ' (?: \\. | [^'\\\n] )* '?                     # looked at twice
    | \#[^\n]*
    | \\\n [^\S\n]* [%!?]?                          # a line that goes on
    | [()\[\]{}]
    | ^[^\S\n]* (?P<magic> [%!?] )
    ''',
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")


_KEPT = (
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.ClassDef,
    ast.Assign,
    ast.AnnAssign,
)
_LOOPS = (
    ast.For,
    ast.While,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def _dotted(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        return [f"{before}.{node.attr}" for before in _dotted(node.value)] or [
            node.attr
        ]
    return []


def _aliases(body: list[ast.stmt]) -> dict[str, str]:
    """Say what each imported name stands for: `np` for "numpy"."""
    full: dict[str, str] = {}
    for node in ast.walk(ast.Module(body, [])):
        if isinstance(node, ast.Import):
            full |= {a.asname: a.name for a in node.names if a.asname}
        if isinstance(node, ast.ImportFrom) and node.module:
            full |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return full


def _in_full(name: str, aliases: dict[str, str]) -> str:
    first, dot, rest = name.partition(".")
    return aliases.get(first, first) + dot + rest


class Inputs:
    """Remembers what the arguments of a call were, to see what the call changed."""

    def __init__(self, args: list[Any], kwargs: dict[str, Any]) -> None:
        # The first argument of a request is what is called, not an input to it.
        inputs = list(enumerate(args[1:], start=1))
        self._named = [(f"argument {i}", value) for i, value in inputs]
        self._named += [(f"`{name}`", value) for name, value in kwargs.items()]
        self._before = [_print_of(value) for _, value in self._named]

    def changed(self) -> list[str]:
        """Name the arguments that are not what they were."""
        return [
            name
            for (name, value), before in zip(self._named, self._before, strict=True)
            if _print_of(value) != before
        ]


def _print_of(value: Any) -> object:
    if type(value) is np.ndarray:
        return value.shape, value.tobytes()
    if type(value) in (list, tuple):
        return [_print_of(item) for item in value]
    if type(value) is dict:
        return [(key, _print_of(item)) for key, item in value.items()]
    return value if type(value) in (bool, int, float, str, bytes) else None
