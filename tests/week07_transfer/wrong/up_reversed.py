"""UP-REVERSED

task: 7.8
message: The last stage comes first. With how many layers does the plan begin?
"""


def unfreeze_plan(n_layers, stages):
    plan = []
    for s in range(1, stages + 1):
        plan.insert(0, list(range(n_layers * (stages - s) // stages, n_layers)))
    return plan
