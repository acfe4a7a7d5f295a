"""Whether this computer multiplies 8-bit numbers exactly.

Processors without VNNI instructions add the products of an unsigned and a signed 8-bit number in pairs into 16 bits, which
overflow and are cut to 32,767 (Intel, oneDNN developer guide, "Nuances of int8 computations"). The same question then has
other scores than elsewhere: on such a computer 11 of the gate's 61 questions turned. onnxruntime can multiply exactly
there, for more time, if it is told to.
"""

from functools import cache

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

# Of onnxruntime's session options, "1" for exact products wherever they could overflow. Not set on a computer that has
# no need of it: there it would cost 1.6 times the time for the same scores.
EXACT = "session.x64quantprecision"
_SIZE = 16  # rows and columns, enough for the kernels that large products use
_ACTIVATION, _WEIGHT = 255, 127  # the largest of each


@cache
def saturates() -> bool:
    """Whether a product of 16 x 16 numbers, the largest that there are, comes out too small; about 15 ms, once."""
    weights = numpy_helper.from_array(np.full((_SIZE, _SIZE), _WEIGHT, np.int8), "w")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["x", "w"], ["y"])],
        "product",
        [helper.make_tensor_value_info("x", TensorProto.UINT8, [_SIZE, _SIZE])],
        [helper.make_tensor_value_info("y", TensorProto.INT32, [_SIZE, _SIZE])],
        [weights],
    )
    # Operators and file format of 2021, as the packaged models have them, so that any onnxruntime reads it.
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (product,) = session.run(None, {"x": np.full((_SIZE, _SIZE), _ACTIVATION, np.uint8)})
    return bool((product != _SIZE * _ACTIVATION * _WEIGHT).any())
