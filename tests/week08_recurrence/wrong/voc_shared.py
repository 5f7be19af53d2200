"""VOC-SHARED

task: 8.9
message: Fitting one vocabulary changed another. Where does an attribute live that is
    set in the body of the class?
"""

import numpy as np


class CharVocab:
    table = {}

    def __init__(self):
        self.chars = ""

    def fit(self, text):
        self.table.clear()
        self.chars = "".join(sorted(set(text)))
        for k, ch in enumerate(self.chars):
            self.table[ch] = k
        return self

    def encode(self, s):
        if any(ch not in self.table for ch in s):
            raise ValueError
        return np.array([self.table[ch] for ch in s], dtype=np.int64)

    def decode(self, ids):
        return "".join(self.chars[k] for k in ids)
