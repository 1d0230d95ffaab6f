"""Read the weights of a model that was written in bytes back, so that it can be taught further.

Half a step of a byte is lost of each weight, which a few steps of teaching make good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

# What export.py makes of one layer's weights, and of a table of words.
_TIMES, _LOOKED_UP = "MatMulInteger", "DequantizeLinear"
_WEIGHTS, _BIAS = ".weight", ".bias"


def weights_of(path: Path, inner: str = "") -> Mapping[str, Tensor]:
    """Return the weights of a model by the names of its parts, without the name of what wraps it.

    A matrix has lost its name when it was written; that of the bias added to its product tells it.
    """
    graph = onnx.load(str(path)).graph
    held = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    behind: defaultdict[str, list[Any]] = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            behind[name].append(node)
    found = {name: value for name, value in held.items() if _is_whole(name)}
    for node in graph.node:
        if node.op_type == _TIMES and node.input[1] in held:
            matrix = _of_bytes(held, node.input[1].removesuffix("_quantized"))
            found[_bias_behind(node, behind, held).removesuffix(_BIAS) + _WEIGHTS] = matrix.T
        elif node.op_type == _LOOKED_UP:
            name = node.input[1].removesuffix("_scale")
            found[name] = _of_bytes(held, name)
    return {
        name.removeprefix(inner): torch.tensor(np.array(value, dtype=np.float32))
        for name, value in found.items()
        if name.startswith(inner)
    }


def _is_whole(name: str) -> bool:
    return not name.endswith(("_scale", "_zero_point", "_quantized")) and "::" not in name


def _of_bytes(held: Mapping[str, Any], name: str) -> Any:
    bytes_, zero = (
        held[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "zero_point")
    )
    return (bytes_ - zero) * held[f"{name}_scale"]


def _bias_behind(node: Any, behind: Mapping[str, Any], held: Mapping[str, Any]) -> str:
    """Return the name of the first bias that is added to what a node gives."""
    while True:
        (node,) = behind[node.output[0]]
        for name in node.input:
            if node.op_type == "Add" and name in held and name.endswith(_BIAS):
                return str(name)
