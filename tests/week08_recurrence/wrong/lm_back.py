"""LM-BACK

task: 8.9
message: The targets come from before. Is a network to foretell the past?
"""


def lm_pairs(ids, T):
    end = (len(ids) - 1) // T * T
    return ids[1 : end + 1].reshape(-1, T), ids[:end].reshape(-1, T)
