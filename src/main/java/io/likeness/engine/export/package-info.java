/** Checks written files by the naming rules of the programs that will read them, without the tables that wrote them. */
@NullMarked
@NamedInterface("export")
package io.likeness.engine.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
