"""A list that holds an object without end.

honest: 97
"""


class Endless:
    def __len__(self):
        return 2**62

    def __getitem__(self, index):
        return Endless()

    def __iter__(self):
        while True:
            yield 1


def tent_pieces(depth):
    return [Endless()]
