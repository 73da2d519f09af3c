/** The Galleries page, the large view of a picture, and the addresses of pictures. */
@NullMarked
package io.likeness.galleries.ui;

import org.jspecify.annotations.NullMarked;
