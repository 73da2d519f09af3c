/** The door: the sign-in page, and what protects it and every request. */
@NullMarked
package io.likeness.users.signin;

import org.jspecify.annotations.NullMarked;
