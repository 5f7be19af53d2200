"""GEN-LENGTH

task: 8.10
message: The prompt counts as a part of the n characters. How many are to be added?
"""

import numpy as np
from characters import sample_from_logits


def generate(model, vocab, prompt, n, temperature, rng):
    ids = vocab.encode(prompt).tolist()
    for _ in range(n - len(prompt)):
        seen = np.array([ids[-40:]])
        logits = np.asarray(model.predict_on_batch(seen))[0, -1]
        ids.append(sample_from_logits(logits, temperature, rng))
    return vocab.decode(ids)
