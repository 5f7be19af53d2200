"""Can this program leave anything behind for the next test? A cautious "no" saves time.

Every test gets a fresh process, unless the learner's source is so plain that nothing
could outlive a call: NumPy's functions, plain Python, and attributes of `self`. Such a
program is loaded anew for each test in a process that goes on, as long as all goes
well; a test that fails there is run again in a process of its own, and that verdict
counts. So the short cut can save time, and cannot change a verdict.

The check is a list of what is allowed. What it does not know is not traceless.
"""

import ast
from types import BuiltinFunctionType, FunctionType

import numpy as np

_MODULES = frozenset({"numpy", "math", "itertools", "__future__"})
_FROM = {
    "collections.abc": frozenset({"Callable", "Iterable", "Iterator", "Sequence"}),
    "typing": frozenset({"TYPE_CHECKING", "Any", "Callable", "Optional", "Union"}),
    "matplotlib.figure": frozenset({"Figure"}),
}
_NUMPY_SPACES = frozenset({"linalg", "fft"})
_NUMPY_RANDOM = frozenset({"default_rng", "Generator", "SeedSequence", "PCG64"})
_NUMPY_STATEFUL = frozenset(
    {"seterr", "seterrcall", "setbufsize", "set_printoptions", "errstate"}
    | {"printoptions", "load", "save", "savez", "memmap", "fromfile", "vectorize"}
)
_NAMES_THAT_REACH = frozenset(
    {"globals", "locals", "vars", "setattr", "delattr", "getattr", "eval", "exec"}
    | {"compile", "open", "input", "breakpoint", "memoryview", "type", "object"}
    | {"classmethod", "staticmethod", "exit", "quit", "help"}
)
_ATTRIBUTES_THAT_REACH = frozenset(
    {"register", "setflags", "tofile", "dump", "ctypes", "savefig", "canvas"}
)
_NODES = (
    (ast.Module, ast.FunctionDef, ast.ClassDef, ast.Return, ast.Assign, ast.AugAssign)
    + (ast.AnnAssign, ast.For, ast.While, ast.If, ast.Raise, ast.Assert, ast.Expr)
    + (ast.Pass, ast.Break, ast.Continue, ast.Import, ast.ImportFrom, ast.alias)
    + (ast.expr, ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)
    + (ast.arguments, ast.arg, ast.keyword, ast.comprehension, ast.Try)
    + (ast.ExceptHandler,)
)
_FUNCTIONS = (np.ufunc, FunctionType, BuiltinFunctionType, type(np.sum))


def is_traceless(body: list[ast.stmt]) -> bool:
    """Say whether nothing that these statements do can outlive their module."""
    look = _Look()
    for node in body:
        look.note_names(node)
    for node in body:
        look.visit(node)
    return look.is_traceless


class _Look(ast.NodeVisitor):
    def __init__(self) -> None:
        self.is_traceless = True
        self._imported: set[str] = set()
        self._classes: set[str] = set()
        self._owner = ""  # the name that stands for `self` in the method at hand

    def note_names(self, tree: ast.AST) -> None:
        """Collect the names of modules and classes, wherever they are bound."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                self._imported |= {a.asname or a.name for a in node.names}
            if isinstance(node, ast.ClassDef):
                self._classes.add(node.name)

    def visit(self, node: ast.AST) -> None:
        self._require(isinstance(node, _NODES))
        super().visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._require(alias.name in _MODULES)
            self._require((alias.asname or alias.name) != self._owner)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        allowed = _FROM.get(node.module or "", frozenset())
        self._require(node.level == 0 and {a.name for a in node.names} <= allowed)
        self._require(all(alias.asname is None for alias in node.names))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._require(not (node.bases or node.keywords or node.decorator_list))
        for statement in node.body:
            if isinstance(statement, ast.FunctionDef):
                self._visit_method(statement)
            else:
                self.visit(statement)

    def _visit_method(self, node: ast.FunctionDef) -> None:
        plain = {ast.unparse(decorator) for decorator in node.decorator_list}
        self._require(plain <= {"property"})
        self._require(not node.name.startswith("__") or node.name == "__init__")
        arguments = node.args.posonlyargs + node.args.args
        self._require(bool(arguments))
        outer, self._owner = self._owner, arguments[0].arg if arguments else ""
        for part in [node.args, *node.body]:
            self.visit(part)
        self._owner = outer

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._require(not node.decorator_list)
        self._require(not node.name.startswith("__"))
        inner = {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)}
        outer = self._owner
        if outer in inner:
            self._owner = ""
        self.generic_visit(node)
        self._owner = outer

    def visit_Name(self, node: ast.Name) -> None:
        name = node.id
        self._require(not name.startswith("__") and name not in _NAMES_THAT_REACH)
        # A module or class may only be used by what stands around its name.
        self._require(name not in self._imported and name not in self._classes)
        self._require(not (isinstance(node.ctx, ast.Store) and name == self._owner))

    def visit_Call(self, node: ast.Call) -> None:
        is_own = isinstance(node.func, ast.Name) and node.func.id in self._classes
        for part in [*node.args, *node.keywords, *([] if is_own else [node.func])]:
            self.visit(part)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        owned = isinstance(node.value, ast.Name) and node.value.id == self._owner != ""
        is_private = node.attr.startswith("_") and node.attr != "__name__"
        self._require(not is_private or (owned and not node.attr.startswith("__")))
        self._require(node.attr not in _ATTRIBUTES_THAT_REACH)
        self._require(owned or isinstance(node.ctx, ast.Load))
        path = _path(node)
        if path and path[0] in self._imported:
            self._require(_is_plain(path))
        elif not owned:
            self.visit(node.value)

    def _require(self, holds: bool) -> None:
        self.is_traceless = self.is_traceless and holds


def _path(node: ast.expr) -> list[str]:
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return [node.id, *names] if isinstance(node, ast.Name) else []


def _is_plain(path: list[str]) -> bool:
    """Say whether `np.this.that` is a function, a type of C, or a number."""
    module, *names = path
    if module == "math" or module == "itertools":
        return len(names) == 1
    if names[:1] == ["random"]:
        return len(names) == 2 and names[1] in _NUMPY_RANDOM
    if names[:1] and names[0] in _NUMPY_SPACES:
        space = getattr(np, names.pop(0))
        return len(names) == 1 and isinstance(
            getattr(space, names[0], None), _FUNCTIONS
        )
    if len(names) != 1 or names[0] in _NUMPY_STATEFUL:
        return False
    found = getattr(np, names[0], np)
    is_scalar_type = isinstance(found, type) and issubclass(
        found, np.generic | np.ndarray
    )
    return is_scalar_type or isinstance(found, (*_FUNCTIONS, float, type(None)))
