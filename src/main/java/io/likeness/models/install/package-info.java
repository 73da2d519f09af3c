/** Brings base models to this server: from the hub in the background, from a folder that is there already, or from what a browser sent. */
@NullMarked
package io.likeness.models.install;

import org.jspecify.annotations.NullMarked;
