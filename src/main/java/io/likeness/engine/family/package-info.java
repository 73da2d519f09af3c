/** The families of models: what tells them apart, and what each one settles for all its models. */
@NullMarked
package io.likeness.engine.family;

import org.jspecify.annotations.NullMarked;
