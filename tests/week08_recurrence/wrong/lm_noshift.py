"""LM-NOSHIFT

task: 8.9
message: Targets equal inputs, so the model only has to copy. Which character is a
    place's target?
"""


def lm_pairs(ids, T):
    end = (len(ids) - 1) // T * T
    x = ids[:end].reshape(-1, T)
    return x, x.copy()
