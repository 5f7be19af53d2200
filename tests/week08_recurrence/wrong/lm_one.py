"""LM-ONE

task: 8.9
message: Each piece has one target. At how many places of a piece can something be
    learnt?
"""


def lm_pairs(ids, T):
    end = (len(ids) - 1) // T * T
    return ids[:end].reshape(-1, T), ids[T : end + 1 : T]
