"""Tests of training. Each docstring is a line that learners read."""

import numpy as np
import pytest

from grader import checks


@pytest.mark.points(100, task="2.1")
def test_training_brings_the_loss_down(submission, rng):
    """Training brings the loss down."""
    X = rng.normal(size=(64, 6)).astype("float32")
    y = np.argmax(X[:, :3], axis=1)

    losses = submission.load("training").train(X, y, 3)

    # The reference comes down to a third; a model that does not train stays at 1.
    checks.holds(
        len(losses) == 5 and losses[-1] < 0.8 * losses[0],
        call="train(X, y, 3)",
        expected="5 losses, the last at least 20 % below the first",
        got=f"{len(losses)} losses, {losses[0]:.3f} first and {losses[-1]:.3f} last",
    )
