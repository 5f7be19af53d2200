"""Can this program leave anything behind for the next test? A cautious "no" saves time.

Every test gets a fresh process, unless the learner's source is so plain that nothing
could outlive a call: functions of NumPy, layers of Keras, plain Python, and attributes
of `self`. Such a program is loaded anew for each test in a process that goes on, as
long as all goes well; a test that fails there is run again in a process of its own, and
that verdict counts. So the short cut can save time, and cannot change a verdict.

The check is a list of what is allowed. What it does not know is not traceless.
"""

import ast

from grader.sandbox.plain import MODULES, NAMES, is_plain, is_space

_NAMES_THAT_REACH = frozenset(
    {"globals", "locals", "vars", "setattr", "delattr", "getattr", "eval", "exec"}
    | {"compile", "open", "input", "breakpoint", "memoryview", "type", "object"}
    | {"classmethod", "staticmethod", "exit", "quit", "help"}
)
_ATTRIBUTES_THAT_REACH = frozenset(
    {"register", "setflags", "tofile", "dump", "ctypes", "savefig", "canvas", "cache"}
    | {"export", "from_config", "load_weights", "save", "save_weights", "snapshot"}
)
_NODES = (
    (ast.Module, ast.FunctionDef, ast.ClassDef, ast.Return, ast.Assign, ast.AugAssign)
    + (ast.AnnAssign, ast.For, ast.While, ast.If, ast.Raise, ast.Assert, ast.Expr)
    + (ast.Pass, ast.Break, ast.Continue, ast.Import, ast.ImportFrom, ast.alias)
    + (ast.expr, ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)
    + (ast.arguments, ast.arg, ast.keyword, ast.comprehension, ast.Try)
    + (ast.ExceptHandler, ast.With, ast.withitem)
)


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
        self._imported: dict[str, str] = {}  # a name here, and what it stands for
        self._classes: set[str] = set()
        self._owner = ""  # the name that stands for `self` in the method at hand

    def note_names(self, tree: ast.AST) -> None:
        """Collect the names of modules and classes, wherever they are bound."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self._note_library(alias, alias.name)
            if isinstance(node, ast.ImportFrom) and node.module not in NAMES:
                for alias in node.names:
                    self._note_library(alias, f"{node.module}.{alias.name}")
            if isinstance(node, ast.ClassDef):
                self._classes.add(node.name)

    def _note_library(self, alias: ast.alias, stands_for: str) -> None:
        name = alias.asname or alias.name
        self._require(self._imported.setdefault(name, stands_for) == stands_for)

    def visit(self, node: ast.AST) -> None:
        self._require(isinstance(node, _NODES))
        super().visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._require(alias.name in MODULES)
            self._require((alias.asname or alias.name) != self._owner)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self._require(node.level == 0)
        for alias in node.names:
            self._require((alias.asname or alias.name) != self._owner)
            if node.module in NAMES:
                self._require(alias.name in NAMES[node.module] and not alias.asname)
            else:
                self._require(is_space([*(node.module or "").split("."), alias.name]))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._require(not (node.keywords or node.decorator_list))
        for base in node.bases:
            self._require(self._path(base) != [])
            self.visit(base)
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
        is_private &= not (node.attr == "__init__" and _is_super(node.value))
        self._require(not is_private or (owned and not node.attr.startswith("__")))
        self._require(node.attr not in _ATTRIBUTES_THAT_REACH)
        self._require(owned or isinstance(node.ctx, ast.Load))
        path = self._path(node)
        if path:
            self._require(is_plain(path))
        elif not owned:
            self.visit(node.value)

    def _path(self, node: ast.expr) -> list[str]:
        """Spell out `np.linalg.norm`; [] for what does not begin with a library."""
        names: list[str] = []
        while isinstance(node, ast.Attribute):
            names.insert(0, node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in self._imported:
            return []
        return [*self._imported[node.id].split("."), *names]

    def _require(self, holds: bool) -> None:
        self.is_traceless = self.is_traceless and holds


def _is_super(node: ast.expr) -> bool:
    return ast.unparse(node) == "super()"
