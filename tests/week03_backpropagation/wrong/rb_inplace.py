"""RB-INPLACE

task: 3.3
message: An array that was passed in has changed. Into which array does your mask
    write its zeros?
"""

from backprop import LEAK, activate


def activation_backward(dout, z, kind):
    if kind in ("relu", "leaky_relu"):
        dout[z <= 0] *= LEAK if kind == "leaky_relu" else 0.0
        return dout
    out = activate(z, kind)
    return dout * (out * (1 - out) if kind == "sigmoid" else 1 - out**2)
