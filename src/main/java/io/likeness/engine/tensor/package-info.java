/** Tensors: TorchScript kernels for the operations DJL lacks, scopes, precision and seeds. */
@NullMarked
@NamedInterface("tensor")
package io.likeness.engine.tensor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
