"""Numbers, texts and arrays that are too large to be sent.

honest: 97
shows: cannot be read
"""


def tent_pieces(depth):
    return {0: 2**1_000_000, 5: np.zeros(10**7)}.get(depth, "a" * 10**8)
