package io.likeness.prompts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prompt templates by rendition kind. The built-in ones ask for what the prompts of the DreamBooth data set ask for
 * (Ruiz et al. 2023, 25 for living subjects and 25 for objects) and more.
 */
public final class PromptLibrary {

    private static final PromptLibrary BUILT_IN =
            new PromptLibrary(Stream.of(BuiltInScenes.templates(), BuiltInLooks.templates(), BuiltInStories.templates())
                    .flatMap(List::stream)
                    .toList());

    private final List<PromptTemplate> templates;
    private final Map<String, PromptTemplate> byId;

    PromptLibrary(List<PromptTemplate> templates) {
        this.templates = templates.stream()
                .sorted(Comparator.comparing(PromptTemplate::kind)
                        .thenComparing(PromptTemplate::starterKnows, Comparator.reverseOrder()))
                .toList();
        this.byId = templates.stream().collect(Collectors.toUnmodifiableMap(PromptTemplate::id, Function.identity()));
    }

    /** The templates that come with the program. */
    public static PromptLibrary builtIn() {
        return BUILT_IN;
    }

    /** All templates, by kind, those first that the built-in base model knows. */
    public List<PromptTemplate> templates() {
        return templates;
    }

    /** The templates for a class noun, by kind in the order of {@link RenditionKind}; kinds with none are left out. */
    public Map<RenditionKind, List<PromptTemplate>> suiting(String classNoun) {
        SubjectNature nature = SubjectNature.of(classNoun);
        Map<RenditionKind, List<PromptTemplate>> suiting = new EnumMap<>(RenditionKind.class);
        templates.stream()
                .filter(template -> template.suits().includes(nature))
                .forEach(template -> suiting.computeIfAbsent(template.kind(), kind -> new ArrayList<>())
                        .add(template));
        return suiting;
    }

    /** The template with this id. */
    public Optional<PromptTemplate> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
