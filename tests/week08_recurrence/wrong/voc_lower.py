"""VOC-LOWER

task: 8.9
message: Capital letters are lost. Are they other characters?
"""

import numpy as np


class CharVocab:
    def __init__(self):
        self.chars = ""

    def fit(self, text):
        self.chars = "".join(sorted(set(text.lower())))
        return self

    def encode(self, s):
        return np.array([self.chars.find(c) for c in s.lower()], dtype=np.int64)

    def decode(self, ids):
        return "".join(self.chars[i] for i in ids)
