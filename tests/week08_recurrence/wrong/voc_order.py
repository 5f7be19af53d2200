"""VOC-ORDER

task: 8.9
message: The characters are numbered as they come. Which order does the docstring give
    them?
"""

import numpy as np


class CharVocab:
    def __init__(self):
        self.chars = ""

    def fit(self, text):
        self.chars = "".join(dict.fromkeys(text))
        return self

    def encode(self, s):
        ids = [self.chars.find(char) for char in s]
        if -1 in ids:
            raise ValueError("A character is unknown.")
        return np.array(ids, dtype=np.int64)

    def decode(self, ids):
        return "".join(self.chars[i] for i in ids)
