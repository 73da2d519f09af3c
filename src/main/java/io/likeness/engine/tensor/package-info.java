/** Tensors: TorchScript kernels for the operations DJL lacks, scopes, precision and seeds. */
@NullMarked
package io.likeness.engine.tensor;

import org.jspecify.annotations.NullMarked;
