"""QZ-q1-a

task: 1.8
message: The weights belong to single inputs. Where do all the inputs come together?
"""


def brain_quiz():
    return {f"q{i}": letter for i, letter in enumerate("aaccbabbca", start=1)}
