"""VOC-MINUS

task: 8.9
message: A strange character gets the id -1, which is the last character's as well. What
    does the docstring ask for?
"""

import numpy as np


class CharVocab:
    def __init__(self):
        self.chars = ""

    def fit(self, text):
        self.chars = "".join(sorted(set(text)))
        return self

    def encode(self, s):
        return np.array([self.chars.find(c) for c in s], dtype=np.int64)

    def decode(self, ids):
        return "".join(self.chars[i] for i in ids)
