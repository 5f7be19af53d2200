"""Arrays of objects, of times and of records.

honest: 97
shows: arrays must hold numbers
"""


def tent_pieces(depth):
    if depth:
        return np.array([object()])
    return np.array(["2026-01-01"], dtype="datetime64[D]")
