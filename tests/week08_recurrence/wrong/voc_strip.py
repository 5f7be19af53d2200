"""VOC-STRIP

task: 8.9
message: White space at the ends of the text is not in the vocabulary. Is a line break
    no character?
"""

import numpy as np


class CharVocab:
    def __init__(self):
        self.chars = ""

    def fit(self, text):
        self.chars = "".join(sorted(set(text.strip())))
        return self

    def encode(self, s):
        return np.array([self.chars.index(ch) for ch in s], dtype=np.int64)

    def decode(self, ids):
        return "".join(self.chars[k] for k in ids)
