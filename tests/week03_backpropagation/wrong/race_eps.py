"""RACE-EPS

task: 3.10
message: The lines of Adam are not those of Adam with its defaults. Which arguments does
    your race pass?
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
        "momentum": lambda params, lr: SGD(params, lr, momentum=0.9),
        "RMSprop": RMSprop,
        "Adam": lambda params, lr: Adam(params, lr, eps=1e-3),
    }
    figure = Figure()
    for axes, name in zip(figure.subplots(2, 2).flat, makers, strict=True):
        for lr in LEARNING_RATES:
            values = values_of(makers[name], lr)
            axes.plot(range(len(values)), values, label=f"lr = {lr:g}")
        axes.set(title=name, xlabel="step", ylabel="f(x)", yscale="log")
        axes.legend()
    return figure
