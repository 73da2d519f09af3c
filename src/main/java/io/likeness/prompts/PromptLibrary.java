package io.likeness.prompts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    PromptLibrary(List<PromptTemplate> templates) {
        this.templates = templates.stream()
                .sorted(Comparator.comparing(PromptTemplate::kind)
                        .thenComparing(PromptTemplate::starterKnows, Comparator.reverseOrder()))
                .toList();
    }

    /** The templates that come with the program. */
    public static PromptLibrary builtIn() {
        return BUILT_IN;
    }

    /** What a button says for this prompt; empty if it is no template's. */
    public Optional<String> label(String text) {
        return templates.stream()
                .filter(template -> template.text().equals(text))
                .map(PromptTemplate::label)
                .findFirst();
    }

    /**
     * The templates for a class noun by kind, in the order of {@link RenditionKind}, those first that the built-in base model knows; kinds
     * with none are left out.
     */
    public Map<RenditionKind, List<PromptTemplate>> suiting(String classNoun) {
        SubjectNature nature = SubjectNature.of(classNoun);
        Map<RenditionKind, List<PromptTemplate>> suiting = new EnumMap<>(RenditionKind.class);
        templates.stream()
                .filter(template -> template.suits().includes(nature))
                .forEach(template -> suiting.computeIfAbsent(template.kind(), kind -> new ArrayList<>())
                        .add(template));
        return suiting;
    }
}
