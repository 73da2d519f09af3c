/** The settings to take where a person gives none, by the family and size of the base model. */
@NullMarked
@NamedInterface("presets")
package io.likeness.engine.presets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
