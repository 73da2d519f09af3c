package io.likeness.prompts;

/** Whether a subject is alive, which decides what prompts suit it: a dog wears a hat, a vase does not. */
public enum SubjectNature {
    LIVING,
    OBJECT;

    /** The nature of what a class noun names: living when its last word is a known animal or person, else an object. */
    public static SubjectNature of(String classNoun) {
        return LivingNouns.contains(classNoun) ? LIVING : OBJECT;
    }
}
