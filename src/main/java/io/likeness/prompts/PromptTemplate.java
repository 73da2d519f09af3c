package io.likeness.prompts;

/**
 * A prompt with a slot for the subject.
 *
 * @param id names the template in links and settings, for example {@code context/jungle}
 * @param label what a button says, for example {@code Jungle}
 * @param text the prompt with {@code {subject}} where "a sks dog" goes without its article: {@code a {subject} in the jungle}
 * @param suits whom it suits
 * @param starterKnows whether the built-in base model has learned what it asks for
 */
public record PromptTemplate(
        String id, RenditionKind kind, String label, String text, Suits suits, boolean starterKnows) {

    /** The slot in the text. */
    public static final String SLOT = "{subject}";

    public PromptTemplate {
        if (!text.contains(SLOT)) {
            throw new IllegalArgumentException("The template %s has no %s: \"%s\"".formatted(id, SLOT, text));
        }
    }

    /** Subjects that a template suits. */
    public enum Suits {
        LIVING,
        OBJECTS,
        ALL;

        /** Whether a subject of this nature is among them. */
        public boolean includes(SubjectNature nature) {
            return switch (this) {
                case ALL -> true;
                case LIVING -> nature == SubjectNature.LIVING;
                case OBJECTS -> nature == SubjectNature.OBJECT;
            };
        }
    }

    /** The prompt for a subject, for example {@code fill("sks dog")}. */
    public String fill(String subject) {
        return text.replace(SLOT, subject);
    }
}
