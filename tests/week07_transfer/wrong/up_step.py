"""UP-STEP

task: 7.8
message: The stages thaw equally many layers, and the last stage does not thaw all.
    What does the docstring say about the last one?
"""


def unfreeze_plan(n_layers, stages):
    plan = []
    for s in range(1, stages + 1):
        plan.append(list(range(max(0, n_layers - s * (n_layers // stages)), n_layers)))
    return plan
