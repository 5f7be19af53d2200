"""CharVocab with a dict, lm_pairs by stacking, Gumbel noise

task: 8.9
"""

import numpy as np


class CharVocab:
    def __init__(self):
        self.chars, self.ids = [], {}

    def fit(self, text):
        self.chars = sorted(set(text))
        self.ids = {char: place for place, char in enumerate(self.chars)}
        return self

    def encode(self, s):
        if not set(s) <= set(self.ids):
            raise ValueError(f"unknown: {sorted(set(s) - set(self.ids))}")
        return np.fromiter((self.ids[char] for char in s), dtype="int64", count=len(s))

    def decode(self, ids):
        return "".join([self.chars[int(i)] for i in ids])


def lm_pairs(ids, T):
    starts = range(0, len(ids) - T, T)
    x = [ids[k : k + T] for k in starts]
    y = [ids[k + 1 : k + T + 1] for k in starts]
    return np.reshape(x, (-1, T)).astype(int), np.reshape(y, (-1, T)).astype(int)


def sample_from_logits(z, temperature, rng):
    scores = (np.asarray(z, dtype="float64") - max(z)) / temperature
    return np.argmax(scores + rng.gumbel(size=len(scores)))
