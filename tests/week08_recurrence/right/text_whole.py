"""generate that reads the whole text, with model.predict

task: 8.10
"""

import numpy as np
from characters import sample_from_logits


def generate(model, vocab, prompt, n, temperature, rng):
    ids = list(vocab.encode(prompt))
    while len(ids) < len(prompt) + n:
        rows = model.predict_on_batch(np.array([ids], dtype="int32"))
        ids.append(sample_from_logits(rows[0][-1], temperature, rng))
    return "".join(vocab.chars[i] for i in ids)
