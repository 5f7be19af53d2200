"""HEAD-SIGMSE

task: 2.9
message: Sigmoid with squared error learns slowly where it is surely wrong. How
    steep is the sigmoid there, and which loss makes up for it?
"""


def recommend_head(task):
    heads = {
        "binary": ("sigmoid", "mse"),
        "multiclass": ("softmax", "cross_entropy"),
        "multilabel": ("sigmoid", "mse"),
        "regression": ("linear", "mse"),
    }
    return heads[task]
