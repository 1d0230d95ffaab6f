"""The models of data/slots, each loaded when it is first asked."""

from __future__ import annotations

import functools
from importlib import resources

import onnxruntime


@functools.cache
def session(name: str) -> onnxruntime.InferenceSession:
    """Return a model to run."""
    options = onnxruntime.SessionOptions()
    # Documents are read side by side by processes of their own; more threads would only wait.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = resources.files("corpuskit.claims").joinpath("data", "slots", name)
    with resources.as_file(model) as path:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
