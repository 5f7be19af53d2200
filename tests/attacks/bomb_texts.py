"""One long text among short ones: as an array, all become long.

honest: 97
alone: it disturbs others, or takes too much
"""


def tent_pieces(depth):
    return ["a" * 1_000_000] + [""] * 2_000
