"""An object without end, and a generator without end.

honest: 97
shows: a value of type
"""


class Endless:
    def __len__(self):
        return 2**62

    def __getitem__(self, index):
        return 1

    def __iter__(self):
        while True:
            yield 1


def tent_pieces(depth):
    return iter(Endless()) if depth else Endless()
