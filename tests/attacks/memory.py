"""Take more memory than there is.

honest: 97
shows: more memory than a test may use
"""


def tent_pieces(depth):
    if depth == 0:
        return np.ones((10**5, 10**5))
    taken = []
    while True:
        taken.append(np.ones(10**7))
