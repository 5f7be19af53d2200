"""RACE-NOMOM

task: 3.10
message: Your lines for momentum are those of plain SGD. Which argument sets the
    momentum?
"""

from training import LEARNING_RATES, SGD, Adam, RMSprop


def optimizer_race(f, grad, x0, steps):
    from matplotlib.figure import Figure

    def values_of(make, lr):
        params = [{"x": x0.copy()}]
        optimizer = make(params, lr)
        values = [f(x0)]
        for _ in range(steps):
            optimizer.step([{"x": grad(params[0]["x"])}])
            values.append(f(params[0]["x"]))
        return values

    makers = {
        "SGD": SGD,
        "momentum": SGD,
        "RMSprop": RMSprop,
        "Adam": Adam,
    }
    figure = Figure()
    for axes, name in zip(figure.subplots(2, 2).flat, makers, strict=True):
        for lr in LEARNING_RATES:
            values = values_of(makers[name], lr)
            axes.plot(range(steps + 1), values, label=f"lr = {lr:g}")
        axes.set(title=name, xlabel="step", ylabel="f(x)", yscale="log")
        axes.legend()
    return figure
