"""VOC-STALE

task: 8.9
message: Characters of an earlier fit are still known. What is left in the table when
    `fit` is called again?
"""

import numpy as np


class CharVocab:
    def __init__(self):
        self.chars = ""
        self.ids = {}

    def fit(self, text):
        self.chars = "".join(sorted(set(text)))
        self.ids.update({ch: k for k, ch in enumerate(self.chars)})
        return self

    def encode(self, s):
        for ch in s:
            if ch not in self.ids:
                raise ValueError(f"unknown {ch!r}")
        return np.array([self.ids[ch] for ch in s], dtype=np.int64)

    def decode(self, ids):
        return "".join(self.chars[k] for k in ids)
