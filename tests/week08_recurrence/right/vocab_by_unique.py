"""CharVocab with numpy.unique, one uniform number a draw

task: 8.9
"""

import numpy as np


class CharVocab:
    chars = ""

    def fit(self, text):
        self.chars = "".join(np.unique(list(text)).tolist())
        return self

    def encode(self, s):
        return np.array([self.chars.index(char) for char in s], dtype=np.int64)

    def decode(self, ids):
        return "".join(map(self.chars.__getitem__, np.asarray(ids).tolist()))


def lm_pairs(ids, T):
    pieces = (len(ids) - 1) // T
    places = np.arange(pieces * T).reshape(pieces, T)
    return ids[places], ids[places + 1]


def sample_from_logits(z, temperature, rng):
    weights = np.exp((z - np.max(z)) / temperature)
    place = rng.random() * weights.sum()
    return int(
        min(np.searchsorted(np.cumsum(weights), place, side="right"), len(z) - 1)
    )
