"""UP-ORDER

task: 7.8
message: The layers are right, their order is not. Which order does the docstring
    ask for?
"""


def unfreeze_plan(n_layers, stages):
    plan = []
    for s in range(1, stages + 1):
        plan.append(
            list(range(n_layers - 1, n_layers * (stages - s) // stages - 1, -1))
        )
    return plan
