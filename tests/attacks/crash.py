"""Crash the interpreter.

honest: 97
shows: segmentation fault
"""


def tent_pieces(depth):
    import ctypes

    ctypes.string_at(8)
