"""GEN-STATE

task: 8.10
message: The text does not depend on the prompt. What does the network read before the
    first new character?
"""

import numpy as np
from characters import sample_from_logits


def generate(model, vocab, prompt, n, temperature, rng):
    ids = [0]
    for _ in range(n):
        seen = np.array([ids[-40:]])
        logits = np.asarray(model.predict_on_batch(seen))[0, -1]
        ids.append(sample_from_logits(logits, temperature, rng))
    return prompt + vocab.decode(ids[1:])
