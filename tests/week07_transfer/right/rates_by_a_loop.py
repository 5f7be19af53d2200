"""rates by a loop

task: 7.8
"""


def layer_lrs(n_layers, lr, decay):
    rates = [lr]
    for _ in range(n_layers - 1):
        rates.append(rates[-1] * decay)
    return rates[::-1]


def unfreeze_plan(n_layers, stages):
    plan, learn = [], 0
    for stage in range(1, stages + 1):
        while learn * stages < n_layers * stage:
            learn += 1
        plan.append([n_layers - learn + k for k in range(learn)])
    return tuple(plan)
