"""GEN-GREEDY

task: 8.10
message: The likeliest character always comes next. What is the temperature for?
"""

import numpy as np


def generate(model, vocab, prompt, n, temperature, rng):
    ids = vocab.encode(prompt).tolist()
    for _ in range(n):
        seen = np.array([ids[-40:]])
        logits = np.asarray(model.predict_on_batch(seen))[0, -1]
        ids.append(int(np.argmax(logits)))
    return vocab.decode(ids)
