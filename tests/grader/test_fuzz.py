"""Hostile bytes, for as long as you like: `make fuzz`. Ten seconds are a slow test."""

import contextlib
import json
import os

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.msgpack import Ext

from grader.errors import SubmissionError
from grader.failures import CheckFailure, LearnerError
from grader.sandbox.inspection import Program
from grader.sandbox.remote import RemoteObject, Submission
from grader.sandbox.worker import Worker
from grader.submission import Snapshot, read_submission

pytestmark = pytest.mark.slow

SOURCE = "def f(g):\n    return g([1.5, (2, {3})])\n"
ENCODE = msgspec.msgpack.Encoder().encode

# What a worker can say: frames, things like frames, and bytes.
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats()
    | st.text(max_size=20) | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    | st.builds(Ext, st.integers(-128, 127), inner.map(ENCODE))
    | st.builds(Ext, st.integers(1, 13), inner.map(ENCODE)),
    max_leaves=12,
)  # fmt: skip
names = st.sampled_from(["Returned", "Raised", "Callback", "Invoke", "Other"])
frames = st.builds(
    lambda kind, number, **fields: ENCODE({"type": kind, "number": number} | fields),
    names,
    st.integers(0, 3),
    value=plain,
    types=plain,
    message=plain,
    callback=st.integers(-2, 3),
    args=plain,
    kwargs=plain,
)


class HostilePort:
    """Answers the first request as a worker would, and then with given bytes."""

    def __init__(self, replies):
        self._replies = iter(replies)
        self._worker = Worker(Program({"learner": SOURCE}, []), bytes)
        self._is_first = True

    def send(self, body):
        self._body = body

    def receive(self):
        if self._is_first:
            self._is_first = False
            return self._worker.answer(self._body)
        with contextlib.suppress(StopIteration):
            return next(self._replies)
        raise LearnerError(["Crash"], "", ours=True)

    def facts(self, module, function):
        return {"names": [], "loops": []}


@given(st.lists(frames | st.binary(max_size=50), min_size=1, max_size=4))
def test_frames_end_in_a_value_or_a_verdict(replies):
    learner = Submission(lambda: HostilePort(replies)).load("learner")

    with contextlib.suppress(CheckFailure, LearnerError):
        function = learner.f
        if isinstance(function, RemoteObject):
            function(lambda values: 1.0)


# What a folder can hold: files with the right names and anything in them.
cells = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw", 5]),
        "source": st.text(max_size=40) | st.lists(st.text(max_size=9)) | st.integers(),
        "metadata": st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
        "outputs": st.lists(st.integers(), max_size=2),
    },
)
notebooks = st.builds(
    lambda version, cells: json.dumps({"nbformat": version, "cells": cells}).encode(),
    st.integers(0, 6) | st.text(max_size=3),
    st.lists(cells | st.integers(), max_size=4) | st.integers(),
)
sources = st.binary(max_size=80) | st.text(max_size=80).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
files = st.dictionaries(
    st.sampled_from(
        ["tiny.py", "tiny.ipynb", "Tiny.py", "tiny.py.txt", "week01.ipynb"]
    ),
    sources | notebooks | st.just(None),
    max_size=3,
)


@given(files)
@example({"tiny.py": b"def f(:\n"})
@example({"tiny.ipynb": b'{"cells": [{"cell_type": "code", "source": ["\\ud800"]}]}'})
def test_loader_reads_or_explains(fixed_week, tmp_path_factory, files):
    folder = tmp_path_factory.mktemp("learner")
    for name, data in files.items():
        if data is None:
            os.mkdir(folder / name)
        else:
            (folder / name).write_bytes(data)

    with contextlib.suppress(SubmissionError):
        snapshot = read_submission(folder, fixed_week)
        stored = msgspec.json.encode(snapshot)
        assert msgspec.json.decode(stored, type=Snapshot) == snapshot
        program = Program(snapshot.files, [])
        for module in snapshot.files:
            with contextlib.suppress(SyntaxError):
                program.codes(module)
