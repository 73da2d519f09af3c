"""Makes the adapters of this folder that stand beside a merged weight: python make.py GOLDEN (the folder with checkpoints/sd1).

X.safetensors is the adapter, X.merged.safetensors the weights (and biases) of the layer that a model must have to draw the same, in
float64 from the formulas and rounded once to float32:

LoRA    W + s B A,  s = alpha / r                                                  arXiv 2106.09685
DoRA    m W' / |W'|, W' = W + s B A, |.| over all but the axis on which m is long  arXiv 2402.09353
CP      W + s sum_ij up[p, i] mid[i, j, k, l] down[j, r]                           arXiv 2309.14859, LoCon
LoHa    W + s (w1_a w1_b) o (w2_a w2_b); with cores each product as CP             LoHa
LoKr    W + s kron(w1, w2); s = alpha / r where a factor is low-rank, else 1       LoKr
diff    W + diff, b + diff_b
"""
import json
import os
import struct
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
RNG = np.random.default_rng(20261129)
TYPES = {"F32": np.float32, "F16": np.float16, "F8_E4M3": np.uint8, "F8_E5M2": np.uint8}


def read(path):
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        header = json.loads(f.read(size))
        data = f.read()
    header.pop("__metadata__", None)
    return {
        name: np.frombuffer(data[slice(*t["data_offsets"])], TYPES[t["dtype"]]).reshape(t["shape"])
        for name, t in header.items()
    }


def write(name, tensors):
    header, data = {}, b""
    for key in sorted(tensors):
        value = tensors[key]
        kind, array = value if isinstance(value, tuple) else ("F32", np.asarray(value, np.float32))
        raw = np.ascontiguousarray(array).tobytes()
        header[key] = {"dtype": kind, "shape": list(np.shape(array)), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(os.path.join(HERE, name), "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + data)


def random(*shape, scale=0.4):
    return (RNG.standard_normal(shape) * scale).astype(np.float32)


def wide(x):
    return np.asarray(x, np.float64)


def rows(w):
    return wide(w).reshape(w.shape[0], -1)


def dora(w, change, m):
    moved = wide(w) + change
    axis = next((i for i, n in enumerate(m.shape) if n > 1), 0)
    other = tuple(i for i in range(w.ndim) if i != axis)
    return wide(m).reshape([-1 if i == axis else 1 for i in range(w.ndim)]) * moved / np.sqrt((moved**2).sum(other, keepdims=True))


def core(up, mid, down):
    return np.einsum("pi,ijkl,jr->prkl", wide(up), wide(mid), wide(down))


def kron(w1, w2):
    w1, w2 = wide(w1), wide(w2)
    return np.kron(w1.reshape(*w1.shape, *[1] * (w2.ndim - 2)), w2)


def main(golden):
    unet = read(os.path.join(golden, "checkpoints/sd1/unet/diffusion_pytorch_model.safetensors"))
    text = read(os.path.join(golden, "checkpoints/sd1/text_encoder/model.safetensors"))
    text = {k if k.startswith("text_model.") else "text_model." + k: v for k, v in text.items()}
    Q = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
    FF = "down_blocks.0.attentions.0.transformer_blocks.0.ff.net.2"
    CONV = "down_blocks.0.resnets.0.conv1"
    DOWN = "down_blocks.0.downsamplers.0.conv"
    WIDE = "down_blocks.1.resnets.0.conv1"
    PROJ = "down_blocks.0.attentions.0.proj_in"
    NORM = "down_blocks.0.resnets.0.norm1"
    LNORM = "mid_block.attentions.0.transformer_blocks.0.norm2"
    FC = "text_model.encoder.layers.0.mlp.fc1"

    def flat(path):
        return ("lora_te_" if path.startswith("text") else "lora_unet_") + path.replace(".", "_")

    def case(name, layer, adapter, weight=None, bias=None, naming=flat):
        own = {naming(layer) + "." + k: v for k, v in adapter.items()}
        prefix = ("text_encoder." if layer.startswith("text") else "unet.") + layer
        merged = {}
        if weight is not None:
            merged[prefix + ".weight"] = weight
        if bias is not None:
            merged[prefix + ".bias"] = bias
        write(name + ".safetensors", own)
        write(name + ".merged.safetensors", merged)

    def pair(layer, r, alpha, up_dims=True):
        w = weight(layer)
        down = random(r, *w.shape[1:])
        up = random(w.shape[0], r, *[1] * (w.ndim - 2))
        change = alpha / r * (rows(up) @ rows(down)).reshape(w.shape)
        return {"lora_down.weight": down, "lora_up.weight": up, "alpha": np.float32(alpha)}, change

    def weight(layer):
        return (text if layer.startswith("text") else unet)[layer + ".weight"]

    def bias(layer):
        return (text if layer.startswith("text") else unet)[layer + ".bias"]

    # DoRA: which axis the lengths are of
    for name, layer, shape in [
        ("dora_inputs_rectangular", FF, (1, weight(FF).shape[1])),
        ("dora_outputs_column", FF, (weight(FF).shape[0], 1)),
        ("dora_outputs_square_column", Q, (12, 1)),
        ("dora_outputs_square_flat", Q, (12,)),
        ("dora_inputs_convolution", WIDE, (1, weight(WIDE).shape[1], 1, 1)),
        ("dora_outputs_convolution", WIDE, (weight(WIDE).shape[0], 1, 1, 1)),
        ("dora_inputs_square_convolution", CONV, (1, 12, 1, 1)),
        ("dora_outputs_convolution_flat", WIDE, (weight(WIDE).shape[0],)),
        ("dora_inputs_strided_convolution", DOWN, (1, 12, 1, 1)),
        ("dora_inputs_projection", PROJ, (1, 12, 1, 1)),
        ("dora_text", FC, (1, 32)),
    ]:
        adapter, change = pair(layer, 2, 3)
        m = np.abs(random(*shape)) + 0.5
        case(name, layer, {**adapter, "dora_scale": m}, dora(weight(layer), change, m))
    adapter, change = pair(CONV, 2, 2)
    m = np.abs(random(1, 12, 1, 1)) + 0.5
    case(
        "dora_peft_square_convolution",
        CONV,
        {
            "lora_A.weight": adapter["lora_down.weight"],
            "lora_B.weight": adapter["lora_up.weight"],
            "lora_magnitude_vector.weight": m,
        },
        dora(weight(CONV), change, m.reshape(12, 1, 1, 1)),
        naming=lambda layer: "unet." + layer,
    )

    # LoCon with a core
    for name, layer in [("locon_core", WIDE), ("locon_core_strided", DOWN)]:
        out, inn, k, _ = weight(layer).shape
        down, mid, up = random(2, inn, 1, 1), random(3, 2, k, k), random(out, 3, 1, 1)
        change = 4 / 2 * core(up[:, :, 0, 0], mid, down[:, :, 0, 0])
        case(
            name,
            layer,
            {"lora_down.weight": down, "lora_mid.weight": mid, "lora_up.weight": up, "alpha": np.float32(4)},
            wide(weight(layer)) + change,
        )

    # LoHa
    def loha(layer, r):
        w = weight(layer)
        out, inn = w.shape[0], int(np.prod(w.shape[1:]))
        a = {"hada_w1_a": random(out, r), "hada_w1_b": random(r, inn), "hada_w2_a": random(out, r), "hada_w2_b": random(r, inn)}
        change = (wide(a["hada_w1_a"]) @ a["hada_w1_b"]) * (wide(a["hada_w2_a"]) @ a["hada_w2_b"])
        return a, change.reshape(w.shape)

    for name, layer in [("loha_linear", FF), ("loha_text", FC), ("loha_convolution", WIDE), ("loha_projection", PROJ)]:
        a, change = loha(layer, 2)
        case(name, layer, {**a, "alpha": np.float32(3)}, wide(weight(layer)) + 3 / 2 * change)
    a, change = loha(FF, 2)
    case("loha_without_alpha", FF, a, wide(weight(FF)) + change)
    a, change = loha(FF, 2)
    m = np.abs(random(1, weight(FF).shape[1])) + 0.5
    case("loha_dora", FF, {**a, "alpha": np.float32(1), "dora_scale": m}, dora(weight(FF), change / 2, m))
    out, inn, k, _ = weight(WIDE).shape
    a = {
        "hada_t1": random(2, 2, k, k), "hada_w1_a": random(2, out), "hada_w1_b": random(2, inn),
        "hada_t2": random(2, 2, k, k), "hada_w2_a": random(2, out), "hada_w2_b": random(2, inn),
    }
    change = core(a["hada_w1_a"].T, a["hada_t1"], a["hada_w1_b"]) * core(a["hada_w2_a"].T, a["hada_t2"], a["hada_w2_b"])
    case("loha_tucker", WIDE, {**a, "alpha": np.float32(2)}, wide(weight(WIDE)) + change)

    # LoKr
    out, inn = weight(FF).shape
    w1, w2 = random(4, 4), random(out // 4, inn // 4)
    case("lokr_whole", FF, {"lokr_w1": w1, "lokr_w2": w2, "alpha": np.float32(1)}, wide(weight(FF)) + kron(w1, w2))
    w1, a, b = random(2, 4), random(out // 2, 2), random(2, inn // 4)
    case(
        "lokr_second_narrow", FF, {"lokr_w1": w1, "lokr_w2_a": a, "lokr_w2_b": b, "alpha": np.float32(3)},
        wide(weight(FF)) + 3 / 2 * kron(w1, wide(a) @ b),
    )
    a1, b1, a, b = random(4, 2), random(2, 2), random(out // 4, 2), random(2, inn // 2)
    case(
        "lokr_both_narrow", FF,
        {"lokr_w1_a": a1, "lokr_w1_b": b1, "lokr_w2_a": a, "lokr_w2_b": b, "alpha": np.float32(1)},
        wide(weight(FF)) + 1 / 2 * kron(wide(a1) @ b1, wide(a) @ b),
    )
    a1, b1, w2 = random(4, 2), random(2, 2), random(out // 4, inn // 2)
    case(
        "lokr_first_narrow", FF, {"lokr_w1_a": a1, "lokr_w1_b": b1, "lokr_w2": w2, "alpha": np.float32(5)},
        wide(weight(FF)) + 5 / 2 * kron(wide(a1) @ b1, w2),
    )
    out, inn, k, _ = weight(WIDE).shape
    w1, w2 = random(4, 3), random(out // 4, inn // 3, k, k)
    case("lokr_convolution", WIDE, {"lokr_w1": w1, "lokr_w2": w2}, wide(weight(WIDE)) + kron(w1, w2))
    w1, a, b = random(2, 2), random(out // 2, 3), random(3, inn // 2 * k * k)
    case(
        "lokr_convolution_narrow", WIDE, {"lokr_w1": w1, "lokr_w2_a": a, "lokr_w2_b": b, "alpha": np.float32(1)},
        wide(weight(WIDE)) + 1 / 3 * kron(w1, (wide(a) @ b).reshape(out // 2, inn // 2, k, k)),
    )
    w1, t, a, b = random(2, 2), random(3, 3, k, k), random(3, out // 2), random(3, inn // 2)
    case(
        "lokr_tucker", WIDE, {"lokr_w1": w1, "lokr_t2": t, "lokr_w2_a": a, "lokr_w2_b": b, "alpha": np.float32(3)},
        wide(weight(WIDE)) + kron(w1, core(a.T, t, b)),
    )
    out, inn = weight(FC).shape
    w1, w2 = random(4, 4), random(out // 4, inn // 4)
    m = np.abs(random(out, 1)) + 0.5
    case(
        "lokr_text_dora", FC, {"lokr_w1": w1, "lokr_w2": w2, "dora_scale": m},
        dora(weight(FC), kron(w1, w2), m),
    )

    # Differences
    for name, layer in [("diff_linear", FF), ("diff_convolution", DOWN), ("diff_text", FC), ("diff_projection", PROJ)]:
        d, b = random(*weight(layer).shape, scale=0.1), random(weight(layer).shape[0], scale=0.1)
        case(name, layer, {"diff": d, "diff_b": b}, wide(weight(layer)) + d, wide(bias(layer)) + b)
    for name, layer, keys in [
        ("diff_group_norm", NORM, ("diff", "diff_b")),
        ("diff_layer_norm", LNORM, ("w_norm", "b_norm")),
    ]:
        d, b = random(*weight(layer).shape), random(*weight(layer).shape)
        case(name, layer, dict(zip(keys, (d, b))), wide(weight(layer)) + d, wide(bias(layer)) + b)
    b = random(weight(DOWN).shape[0])
    case("diff_bias_alone", DOWN, {"diff_b": b}, None, wide(bias(DOWN)) + b)
    adapter, change = pair(FF, 2, 4)
    b = random(weight(FF).shape[0])
    case(
        "peft_bias", FF,
        {
            "lora_A.weight": adapter["lora_down.weight"], "lora_B.weight": adapter["lora_up.weight"],
            "lora_B.bias": b, "alpha": np.float32(4),
        },
        wide(weight(FF)) + change, wide(bias(FF)) + 2 * b,
        naming=lambda layer: "unet." + layer,
    )

    # Eight bits with a scale: sign, exponent, mantissa
    def narrow(shape, exponents, mantissas, bias_):
        bits = RNG.integers(0, 256, shape).astype(np.uint8)
        bits &= np.uint8(0xFF ^ 1 << 6)  # no exponent near the largest: no NaN, no infinity
        exponent = (bits.astype(int) & 0x7F) >> mantissas
        mantissa = bits.astype(int) & (1 << mantissas) - 1
        value = np.where(
            exponent == 0,
            mantissa / 2.0**mantissas * 2.0 ** (1 - bias_),
            (1 + mantissa / 2.0**mantissas) * 2.0 ** (exponent - bias_),
        )
        return bits, np.where(bits & 0x80, -value, value)

    shape_down, shape_up = (2, weight(FF).shape[1]), (weight(FF).shape[0], 2)
    down, down_value = narrow(shape_down, 4, 3, 7)
    up, up_value = narrow(shape_up, 4, 3, 7)
    case(
        "fp8_scale_weight", FF,
        {
            "lora_down.weight": ("F8_E4M3", down), "lora_down.scale_weight": np.float32(0.25),
            "lora_up.weight": ("F8_E4M3", up), "lora_up.scale_weight": np.float32([0.5]), "alpha": np.float32(2),
        },
        wide(weight(FF)) + (0.5 * up_value) @ (0.25 * down_value),
    )
    down, down_value = narrow(shape_down, 5, 2, 15)
    up, up_value = narrow(shape_up, 5, 2, 15)
    rows_of_up = np.abs(random(shape_up[0], 1)) + 0.5
    case(
        "fp8_weight_scale", FF,
        {
            "lora_down.weight": ("F8_E5M2", down), "lora_down.weight_scale": np.float32(0.125),
            "lora_up.weight": ("F8_E5M2", up), "lora_up.weight_scale": rows_of_up,
        },
        wide(weight(FF)) + (wide(rows_of_up) * up_value) @ (0.125 * down_value),
    )


if __name__ == "__main__":
    main(sys.argv[1])
