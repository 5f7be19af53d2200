"""GEN-LASTCHAR

task: 8.10
message: The network reads the last character alone, and has forgotten what came before.
    What is the text so far?
"""

import numpy as np
from characters import sample_from_logits


def generate(model, vocab, prompt, n, temperature, rng):
    ids = vocab.encode(prompt).tolist()
    for _ in range(n):
        seen = np.array([ids[-1:]])
        logits = np.asarray(model.predict_on_batch(seen))[0, -1]
        ids.append(sample_from_logits(logits, temperature, rng))
    return vocab.decode(ids)
