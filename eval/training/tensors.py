"""The packaged cross-encoder's tensors, from its ONNX graph to a trainable model and back.

The graph is quantised (Jacob et al., Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
Inference, CVPR 2018): a weight is (q - zero point) x scale, with one scale a tensor; biases and normalisations are not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertForSequenceClassification

from retrieval.models.weights import RERANKER, Tensor, locate

_QUANTISED = re.compile(r"_(?:scale|zero_point|quantized)$")
_MODULE = re.compile(r"/bert/(encoder/layer\.\d+/.*?)/MatMul")


@dataclass(frozen=True, slots=True)
class Trainable:
    """The model, and the graph's name for each of its parameters."""

    model: BertForSequenceClassification
    names: Mapping[str, str]

    def tensors(self) -> dict[str, Tensor]:
        """What the trained parameters stand in for in the graph, by its names: 8-bit weights with their scales, 32-bit others."""
        found: dict[str, Tensor] = {}
        for parameter, value in self.model.named_parameters():
            if not value.requires_grad:
                continue
            array, name = value.detach().numpy(), self.names[parameter]
            if array.ndim == 2:
                scale = np.float32(np.abs(array).max() / 127)
                found[f"{name}_quantized"] = np.ascontiguousarray(np.clip(np.round(array.T / scale), -127, 127).astype(np.int8))
                found[f"{name}_scale"] = np.array(scale, np.float32)
            else:
                found[name] = array.astype(np.float32)
        return found


def trainable(frozen: int, start: Mapping[str, Tensor] = MappingProxyType({})) -> Trainable:
    """The packaged cross-encoder with its embeddings and its first ``frozen`` layers fixed.

    ``start`` are tensors of an earlier training, by the graph's names, to go on from.
    """
    graph = onnx.load(locate(RERANKER) / "model.onnx").graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer} | dict(start)
    names = {name: name for name in arrays if not _QUANTISED.search(name)}
    for name in arrays:
        if name.endswith("_quantized") and not name.startswith("onnx::"):
            names[name.removesuffix("_quantized")] = name.removesuffix("_quantized")
    for node in graph.node:
        if node.op_type == "MatMulInteger" and (module := _MODULE.match(node.name)):
            weight = next((i for i in node.input if i.startswith("onnx::") and i.endswith("_quantized")), None)
            if weight:
                names[f"bert.{module.group(1).replace('/', '.')}.weight"] = weight.removesuffix("_quantized")
    state = {parameter: torch.tensor(_value(parameter, name, arrays)) for parameter, name in names.items()}
    model = BertForSequenceClassification(
        BertConfig(hidden_size=384, num_hidden_layers=12, num_attention_heads=12, intermediate_size=1536, num_labels=1)
    )
    model.load_state_dict(state)
    for parameter, value in model.named_parameters():
        layer = re.search(r"\.layer\.(\d+)\.", parameter)
        value.requires_grad_("embeddings" not in parameter and not (layer and int(layer.group(1)) < frozen))
    return Trainable(model, names)


def _value(parameter: str, name: str, arrays: Mapping[str, Tensor]) -> Tensor:
    if f"{name}_quantized" not in arrays:
        return arrays[name].copy()
    whole = arrays[f"{name}_quantized"].astype(np.float32) - np.float32(arrays[f"{name}_zero_point"])
    value = whole * np.float32(arrays[f"{name}_scale"])
    return np.ascontiguousarray(value if "embeddings" in parameter else value.T)
