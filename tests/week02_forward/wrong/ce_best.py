"""CE-BEST

task: 2.7
message: Every sample was charged for its most probable class. Which class does the
    docstring ask about?
"""


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = -log_softmax(z).max(axis=1)
    return losses if reduction == "none" else float(losses.mean())
