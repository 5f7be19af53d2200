"""HEAD-ONESOFT

task: 2.9
message: A softmax over one output is always 1. What does a single yes-or-no output
    need?
"""


def recommend_head(task):
    heads = {
        "binary": ("softmax", "cross_entropy"),
        "multiclass": ("softmax", "cross_entropy"),
        "multilabel": ("sigmoid", "bce"),
        "regression": ("linear", "mse"),
    }
    return heads[task]
