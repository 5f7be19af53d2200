"""HEAD-MULTI

task: 2.9
message: With several labels right at once, their probabilities need not sum to 1.
    Which activation forces them to?
"""


def recommend_head(task):
    heads = {
        "binary": ("sigmoid", "bce"),
        "multiclass": ("softmax", "cross_entropy"),
        "multilabel": ("softmax", "cross_entropy"),
        "regression": ("linear", "mse"),
    }
    return heads[task]
