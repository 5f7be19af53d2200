"""CE-PAIRS

task: 2.7
message: You picked every row's entry for every sample's label, N times N of them.
    What does an index [:, y] select, and what would go in place of the colon?
"""


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = -log_softmax(z)[:, y]
    return losses if reduction == "none" else float(losses.mean())
