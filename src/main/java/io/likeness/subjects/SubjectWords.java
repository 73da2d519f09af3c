package io.likeness.subjects;

/**
 * The checked words of a subject.
 *
 * @param name 1 to 80 characters
 * @param classNoun lower-case words, 1 to 40 characters
 * @param identifier 2 to 16 lower-case letters or digits
 */
record SubjectWords(String name, String classNoun, String identifier) {}
