"""Write what was taught as a model that ONNX Runtime runs, with weights of a byte each."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import onnxruntime.quantization as quantization
import torch
from torch import Tensor, nn


def written_in_bytes(
    model: nn.Module,
    given: Mapping[str, Tensor],
    axes: Mapping[str, Mapping[int, str]],
    path: Path,
) -> None:
    """Write a model that takes what is given; `axes` names what it gives, too, and what may vary."""
    (gives,) = axes.keys() - given.keys()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model,
            tuple(given.values()),
            str(whole),
            input_names=list(given),
            output_names=[gives],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        # Seven bits of eight: processors without VNNI would overflow and find other points.
        quantization.quantize_dynamic(
            whole,
            path,
            weight_type=quantization.QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )
