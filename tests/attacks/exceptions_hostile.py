"""Raise exceptions that hit back when somebody looks at them.

honest: 85
"""


class Meta(type):
    __name__ = property(lambda self: 5)

    def mro(self):
        return [
            self,
            *[type(f"B{i}", (Exception,), {}) for i in range(3)],
            *Exception.__mro__,
        ]


class Hostile(Exception):
    def __str__(self):
        raise SystemExit

    __repr__ = __str__
    __class__ = property(lambda self: KeyboardInterrupt)

    def __reduce__(self):
        return eval, ("1/0",)

    @property
    def __traceback__(self):
        raise MemoryError


def tent_pieces(depth):
    raise Hostile if depth else Meta("Error", (Exception,), {})("no name")


def margin_and_bound(X, y, w, b):
    class Long(Exception):
        def __str__(self):
            return "a1" * 10**7

    raise Long
