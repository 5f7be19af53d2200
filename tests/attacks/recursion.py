"""Recurse until the stack ends.

honest: 97
"""


def tent_pieces(depth):
    import sys

    sys.setrecursionlimit(10**9)

    class Deep:
        def __getattr__(self, name):
            return getattr(self, name + "x")

    return Deep().x
