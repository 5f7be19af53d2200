"""Leave folders so deep that nobody can remove them.

honest: 97
alone: it disturbs others, or takes too much
"""


def tent_pieces(depth):
    import os

    for _ in range(2000):
        os.mkdir("deep")
        os.chdir("deep")
    return -1
