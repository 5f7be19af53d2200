"""Arrays where letters are asked for.

honest: 96
"""


def brain_quiz():
    return {f"q{i}": np.array(["a", "b", "c"]) for i in range(1, 11)}
