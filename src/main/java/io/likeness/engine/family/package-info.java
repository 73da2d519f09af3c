/** The families of models: what tells them apart, and what each one settles for all its models. */
@NullMarked
@NamedInterface("family")
package io.likeness.engine.family;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
