"""RACE-SHARED

task: 3.10
message: Only the first run starts at x0; each later one starts where the run before
    it stopped. What is x0, the array or a copy of it, in your list of parameters?
"""

from training import LEARNING_RATES, SGD, Adam, RMSprop


def optimizer_race(f, grad, x0, steps):
    from matplotlib.figure import Figure

    def values_of(make, lr):
        params = [{"x": x0}]
        optimizer = make(params, lr)
        values = [f(x0)]
        for _ in range(steps):
            optimizer.step([{"x": grad(params[0]["x"])}])
            values.append(f(params[0]["x"]))
        return values

    makers = {
        "SGD": SGD,
        "momentum": lambda params, lr: SGD(params, lr, momentum=0.9),
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
