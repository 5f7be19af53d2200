"""A list in a list in a list, and a list that holds itself.

honest: 97
shows: cannot be read
"""


def tent_pieces(depth):
    value = []
    for _ in range(100_000):
        value = [value]
    itself = []
    itself.append(itself)
    return itself if depth else value
