"""Leave in every way but by returning.

honest: 85
"""


def tent_pieces(depth):
    if depth == 0:
        raise SystemExit(0)
    raise type("Skipped", (BaseException,), {"msg": "skipped"})("skip this test")


def margin_and_bound(X, y, w, b):
    if b == 4:
        raise KeyboardInterrupt
    if b == -3:
        raise GeneratorExit
    raise StopIteration if len(X) % 2 else TimeoutError
