package io.likeness.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * Which class nouns fit the photos of one subject: zero-shot classification by a CLIP model (arXiv 2103.00020).
 *
 * @param clip a CLIP model's folder in transformers' layout
 * @param photos picture files of the subject
 * @param classNouns the nouns on offer
 */
public record ClassificationSpec(Path clip, List<Path> photos, List<String> classNouns) implements WorkSpec {}
