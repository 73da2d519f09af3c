# The operations that DJL lacks, in TorchScript's stored form. TorchScriptArchive wraps this file, Kernels calls it.
# Types are numbers here: 5 float16, 6 float32, 15 bfloat16. "type" is the type that an operation computes in.
class Kernels(Module):
  __parameters__ = []
  __buffers__ = []

  # Layers

  def linear(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, type: int) -> Tensor:
    return torch.linear(torch.to(x, type), torch.flatten(torch.to(weight, type), 1), torch.to(bias, type))

  def linear_without_bias(self: __torch__.Kernels, x: Tensor, weight: Tensor, type: int) -> Tensor:
    return torch.linear(torch.to(x, type), torch.to(weight, type))

  def conv2d(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, stride: int, padding: int, type: int) -> Tensor:
    return torch.conv2d(torch.to(x, type), torch.to(weight, type), torch.to(bias, type), [stride, stride], [padding, padding], [1, 1], 1)

  def group_norm(self: __torch__.Kernels, x: Tensor, groups: int, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
    return torch.group_norm(x, groups, torch.type_as(weight, x), torch.type_as(bias, x), eps, True)

  def layer_norm(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
    return torch.layer_norm(x, [torch.size(x, -1)], torch.type_as(weight, x), torch.type_as(bias, x), eps, True)

  def embedding(self: __torch__.Kernels, weight: Tensor, ids: Tensor) -> Tensor:
    return torch.embedding(weight, ids)

  def sinusoids(self: __torch__.Kernels, timesteps: Tensor, width: int, shift: int, flip: bool) -> Tensor:
    half = torch.floordiv(width, 2)
    falling = torch.mul(torch.arange(half, dtype=7, device=ops.prim.device(timesteps)), torch.div(-9.210340371976184, torch.sub(half, shift)))
    angles = torch.mul(torch.unsqueeze(torch.to(timesteps, 7), -1), torch.exp(falling))
    parts = [torch.sin(angles), torch.cos(angles)]
    if flip:
      parts = [torch.cos(angles), torch.sin(angles)]
    return torch.to(torch.cat(parts, -1), 6)

  def attention(self: __torch__.Kernels, query: Tensor, key: Tensor, value: Tensor, heads: int, causal: bool, type: int) -> Tensor:
    q = torch.transpose(torch.unflatten(torch.to(query, type), -1, [heads, -1]), 1, 2)
    k = torch.transpose(torch.unflatten(torch.to(key, type), -1, [heads, -1]), 1, 2)
    v = torch.transpose(torch.unflatten(torch.to(value, type), -1, [heads, -1]), 1, 2)
    # The fused kernel's exponential is good to 20 units in the last place, which small float32 models are not to pay for.
    if type == 6:
      exact = torch.lt(torch.mul(torch.mul(torch.size(q, 0), heads), torch.mul(torch.size(q, 2), torch.size(k, 2))), 2097152)
    else:
      exact = False
    if exact:
      attended, weights = torch._scaled_dot_product_attention_math(q, k, v, None, 0., causal)
    else:
      attended = torch.scaled_dot_product_attention(q, k, v, None, 0., causal)
    return torch.flatten(torch.transpose(attended, 1, 2), 2)

  # Activations

  def silu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.silu(x)

  def gelu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.gelu(x)

  def quick_gelu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.mul(x, torch.sigmoid(torch.mul(x, 1.702)))

  def geglu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    value, gate = torch.chunk(x, 2, -1)
    return torch.mul(value, torch.gelu(gate))

  # Arithmetic and shapes

  def add(self: __torch__.Kernels, x: Tensor, y: Tensor) -> Tensor:
    return torch.add(x, y)

  def sub(self: __torch__.Kernels, x: Tensor, y: Tensor) -> Tensor:
    return torch.sub(x, y)

  def mul(self: __torch__.Kernels, x: Tensor, y: Tensor) -> Tensor:
    return torch.mul(x, y)

  def scale(self: __torch__.Kernels, x: Tensor, factor: float) -> Tensor:
    return torch.mul(x, factor)

  def affine(self: __torch__.Kernels, x: Tensor, factor: float, shift: float) -> Tensor:
    return torch.add(torch.mul(x, factor), shift)

  def combine(self: __torch__.Kernels, x: Tensor, a: float, y: Tensor, b: float) -> Tensor:
    return torch.add(torch.mul(x, a), y, alpha=b)

  def exp(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.exp(x)

  def log_softmax(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.log_softmax(x, -1)

  def unit(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.div(x, torch.add(torch.linalg_vector_norm(x, 2, [-1], True), 1e-12))

  def sum(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.sum(x)

  def mean(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.mean(x)

  def clamp(self: __torch__.Kernels, x: Tensor, low: float, high: float) -> Tensor:
    return torch.clamp(x, low, high)

  def squared_error_per_sample(self: __torch__.Kernels, x: Tensor, y: Tensor) -> Tensor:
    return torch.mean(torch.flatten(torch.square(torch.sub(torch.to(x, 6), torch.to(y, 6))), 1), [1])

  def match_deviation(self: __torch__.Kernels, x: Tensor, model: Tensor, share: float) -> Tensor:
    factor = torch.div(torch.std(model, [1, 2, 3], True, True), torch.std(x, [1, 2, 3], True, True))
    factor = torch.where(torch.isfinite(factor), factor, torch.ones_like(factor))
    return torch.mul(x, torch.add(torch.mul(factor, share), torch.sub(1., share)))

  def cast(self: __torch__.Kernels, x: Tensor, type: int) -> Tensor:
    return torch.to(x, type)

  def copy(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.clone(torch.detach(x))

  def detach(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.detach(x)

  def float_copy(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.to(x, 6, False, True)

  def empty(self: __torch__.Kernels, shape: List[int], type: int) -> Tensor:
    return torch.empty(shape, dtype=type)

  def reshape(self: __torch__.Kernels, x: Tensor, shape: List[int]) -> Tensor:
    return torch.reshape(x, shape)

  def permute(self: __torch__.Kernels, x: Tensor, axes: List[int]) -> Tensor:
    return torch.permute(x, axes)

  def cat(self: __torch__.Kernels, xs: List[Tensor], axis: int) -> Tensor:
    return torch.cat(xs, axis)

  def narrow(self: __torch__.Kernels, x: Tensor, axis: int, start: int, length: int) -> Tensor:
    return torch.narrow(x, axis, start, length)

  def spatial_shift(self: __torch__.Kernels, x: Tensor, shift: Tensor) -> Tensor:
    return torch.add(x, torch.unsqueeze(torch.unsqueeze(shift, -1), -1))

  def image_to_tokens(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.transpose(torch.flatten(x, 2), 1, 2)

  def tokens_to_image(self: __torch__.Kernels, x: Tensor, height: int, width: int) -> Tensor:
    return torch.unflatten(torch.transpose(x, 1, 2), -1, [height, width])

  def resize_nearest(self: __torch__.Kernels, x: Tensor, height: int, width: int) -> Tensor:
    return torch.upsample_nearest2d(x, [height, width])

  def pad_right_and_bottom(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.constant_pad_nd(x, [0, 1, 0, 1], 0.)

  def rows_at_largest_id(self: __torch__.Kernels, x: Tensor, ids: Tensor) -> Tensor:
    rows = torch.argmax(ids, -1)
    return torch.squeeze(torch.take_along_dim(x, torch.unsqueeze(torch.unsqueeze(rows, -1), -1), 1), 1)

  def rows_at_first_id(self: __torch__.Kernels, x: Tensor, ids: Tensor, id: int) -> Tensor:
    rows = torch.argmax(torch.to(torch.eq(ids, id), 3), -1)
    return torch.squeeze(torch.take_along_dim(x, torch.unsqueeze(torch.unsqueeze(rows, -1), -1), 1), 1)

  # Many tensors at once, in place, outside of autograd

  def global_norm(self: __torch__.Kernels, xs: List[Tensor]) -> Tensor:
    return torch.linalg_vector_norm(torch.stack(torch._foreach_norm(xs, 2)))

  def scale_(self: __torch__.Kernels, xs: List[Tensor], factor: float) -> NoneType:
    torch._foreach_mul_(xs, factor)
    return None

  def zero_(self: __torch__.Kernels, xs: List[Tensor]) -> NoneType:
    torch._foreach_zero_(xs)
    return None

  def add_(self: __torch__.Kernels, xs: List[Tensor], ys: List[Tensor], factor: float) -> NoneType:
    torch._foreach_add_(xs, ys, alpha=factor)
    return None

  def copy_(self: __torch__.Kernels, xs: List[Tensor], ys: List[Tensor]) -> NoneType:
    torch._foreach_copy_(xs, ys)
    return None

  def threshold(self: __torch__.Kernels, x: Tensor, ratio: float, most: float) -> Tensor:
    flat = torch.abs(torch.flatten(torch.to(x, 6), 1, -1))
    limit = torch.clamp(torch.quantile(flat, ratio, 1, True), 1., most)
    limit = torch.unsqueeze(torch.unsqueeze(limit, 2), 3)
    return torch.div(torch.clamp(x, torch.neg(limit), limit), limit)

  def lerp_(self: __torch__.Kernels, xs: List[Tensor], ys: List[Tensor], weight: float) -> NoneType:
    torch._foreach_lerp_(xs, ys, weight)
    return None

  def adamw_(self: __torch__.Kernels, parameters: List[Tensor], gradients: List[Tensor], means: List[Tensor], squares: List[Tensor], steps: List[Tensor], rate: float, beta1: float, beta2: float, decay: float, eps: float) -> NoneType:
    torch._foreach_add_(steps, 1)
    torch._fused_adamw_(parameters, gradients, means, squares, annotate(List[Tensor], []), steps, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=False, maximize=False)
    return None

  # All of one shape, and so a batch of matrices: a graphics card would otherwise wait for thousands of small products.
  def muon_(self: __torch__.Kernels, matrices: List[Tensor], gradients: List[Tensor], momenta: List[Tensor], rate: float, momentum: float, decay: float, type: int) -> NoneType:
    gradient = torch.stack(gradients)
    mean = torch.lerp(torch.stack(momenta), gradient, torch.sub(1., momentum))
    torch._foreach_copy_(momenta, torch.unbind(mean))
    ahead = torch.flatten(torch.lerp(gradient, mean, momentum), 2, -1)
    long = torch.size(ahead, 2)
    tall = torch.gt(torch.size(ahead, 1), long)
    if tall:
      long = torch.size(ahead, 1)
      ahead = torch.transpose(ahead, 1, 2)
    x = torch.to(torch.div(ahead, torch.add(torch.linalg_vector_norm(ahead, 2, [1, 2], True), 1e-7)), type)
    for _0 in range(5):
      a = torch.bmm(x, torch.transpose(x, 1, 2))
      x = torch.baddbmm(x, torch.baddbmm(a, a, a, beta=-4.775, alpha=2.0315), x, beta=3.4445, alpha=1)
    if tall:
      x = torch.transpose(x, 1, 2)
    torch._foreach_mul_(matrices, torch.sub(1., torch.mul(rate, decay)))
    steps = torch.unbind(torch.reshape(torch.to(x, 6), torch.size(gradient)))
    torch._foreach_add_(matrices, steps, alpha=torch.mul(torch.mul(rate, -0.2), torch.sqrt(long)))
    return None
