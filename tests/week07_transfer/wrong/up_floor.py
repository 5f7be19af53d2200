"""UP-FLOOR

task: 7.8
message: Some stages thaw one layer too few. Which way does the docstring round?
"""


def unfreeze_plan(n_layers, stages):
    plan = []
    for s in range(1, stages + 1):
        plan.append(list(range(n_layers - n_layers * s // stages, n_layers)))
    return plan
