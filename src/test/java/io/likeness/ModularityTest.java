package io.likeness;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.Options;

/** Holds the packages to the plan that their package-info files state, and draws the plan. */
class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(LikenessApplication.class);

    @Test
    void everyFeatureDependsOnlyOnWhatItDeclares() {
        modules.verify();
    }

    @Test
    void thePlanIsDrawnFromTheCode() {
        new Documenter(modules, Options.defaults().withOutputFolder("target/modules")).writeModulesAsPlantUml();
    }
}
