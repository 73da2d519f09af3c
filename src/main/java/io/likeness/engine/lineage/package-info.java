/** Where a checkpoint comes from: what it was trained on, with what settings, and how far. */
@NullMarked
@NamedInterface("lineage")
package io.likeness.engine.lineage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
