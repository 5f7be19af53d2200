"""UP-ONLY

task: 7.8
message: Layers that have thawed freeze again. Do they not go on learning?
"""


def unfreeze_plan(n_layers, stages):
    plan = []
    for s in range(1, stages + 1):
        a = n_layers * (stages - s) // stages
        b = n_layers * (stages - s + 1) // stages
        plan.append(list(range(a, b)))
    return plan
