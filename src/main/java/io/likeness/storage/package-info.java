/** Content-addressed files: photos, class images and generated pictures. */
@NullMarked
@ApplicationModule(allowedDependencies = {"common"})
package io.likeness.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
