"""UP-BOTTOM

task: 7.8
message: The plan thaws the layers next to the pixels first. On which end does it
    begin?
"""


def unfreeze_plan(n_layers, stages):
    plan = []
    for s in range(1, stages + 1):
        plan.append(list(range(-(-n_layers * s // stages))))
    return plan
