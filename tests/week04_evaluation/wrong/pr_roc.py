"""PR-ROC

task: 4.4
message: This is the area under the ROC curve. Which curve has precision on one
    axis?
"""


def pr_auc(y, score):
    return roc_auc(y, score)  # noqa: F821
