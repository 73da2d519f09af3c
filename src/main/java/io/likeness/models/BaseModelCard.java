package io.likeness.models;

/**
 * All that there is to know of a base model.
 *
 * @param source where it came from
 * @param enabled whether it is on offer
 * @param named how many people may use it, where only named ones may
 * @param present whether its files are where they should be
 * @param ownsFiles whether its files are the studio's own and are deleted with it
 */
public record BaseModelCard(
        BaseModelDetails details,
        ModelFacts facts,
        String source,
        boolean enabled,
        Audience audience,
        int named,
        boolean present,
        boolean ownsFiles) {}
