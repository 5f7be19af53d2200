"""VOC-KEEP

task: 8.9
message: A second fit remembers the first text. What does the docstring say about it?
"""

import numpy as np


class CharVocab:
    def __init__(self):
        self.chars = ""

    def fit(self, text):
        self.chars = "".join(sorted(set(self.chars + text)))
        return self

    def encode(self, s):
        ids = [self.chars.find(char) for char in s]
        if -1 in ids:
            raise ValueError("A character is unknown.")
        return np.array(ids, dtype=np.int64)

    def decode(self, ids):
        return "".join(self.chars[i] for i in ids)
