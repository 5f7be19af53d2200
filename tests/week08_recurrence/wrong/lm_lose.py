"""LM-LOSE

task: 8.9
message: A whole piece is missing at the end. How many characters do M pieces and their
    targets need?
"""


def lm_pairs(ids, T):
    end = (len(ids) - 2) // T * T
    return ids[:end].reshape(-1, T), ids[1 : end + 1].reshape(-1, T)
