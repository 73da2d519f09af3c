package io.likeness;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the packages to the plan that their package-info files state. */
class ModularityTests {

    @Test
    void everyFeatureDependsOnlyOnWhatItDeclares() {
        ApplicationModules.of(LikenessApplication.class).verify();
    }
}
