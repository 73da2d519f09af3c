package io.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the packages to the plan that their package-info files state, and the map of the house to the plan. */
class ModularityTest {

    private static final Path MAP = Path.of("docs/architecture.md");
    private static final String FROM = "<!-- modules -->\n";
    private static final String TO = "<!-- /modules -->";

    /** Everybody may call it, so its arrows would hide the others. */
    private static final String COMMON = "common";

    private final ApplicationModules modules = ApplicationModules.of(LikenessApplication.class);

    @Test
    void everyFeatureDependsOnlyOnWhatItDeclares() {
        modules.verify();
    }

    @Test
    void theMapShowsWhatTheFeaturesDeclare() throws IOException {
        String map = Files.readString(MAP);
        int from = map.indexOf(FROM) + FROM.length();
        int to = map.indexOf(TO);
        if (Boolean.getBoolean("likeness.draw-modules")) {
            Files.writeString(MAP, map.substring(0, from) + diagram() + map.substring(to));
            return;
        }

        assertThat(map.substring(from, to))
                .as("%s: draw it anew with -Dlikeness.draw-modules=true", MAP)
                .isEqualTo(diagram());
    }

    /** In Mermaid's words, which GitHub and most readers of Markdown draw. */
    private String diagram() {
        String arrows = modules.stream()
                .map(module -> module.getBasePackage().getName())
                .sorted()
                .flatMap(ModularityTest::arrows)
                .collect(Collectors.joining());
        return "```mermaid\nflowchart TD\n" + arrows + "```\n";
    }

    private static Stream<String> arrows(String basePackage) {
        String from = basePackage.substring(basePackage.lastIndexOf('.') + 1);
        return declared(basePackage)
                .map(name -> name.replaceFirst("::.*", ""))
                .filter(name -> !name.equals(COMMON))
                .distinct()
                .sorted()
                .map(name -> "    %s --> %s\n".formatted(from, name));
    }

    private static Stream<String> declared(String basePackage) {
        try {
            ApplicationModule module =
                    Class.forName(basePackage + ".package-info").getAnnotation(ApplicationModule.class);
            return module == null ? Stream.empty() : Arrays.stream(module.allowedDependencies());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(basePackage + " has no package-info", e);
        }
    }
}
