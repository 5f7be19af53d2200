"""CAR-ONE

task: 8.5
message: These are the gates of single steps. What happens to a change that passes two
    of them?
"""


def lstm_carry_gradient(f_gates):
    return f_gates[::-1].max(axis=1)
