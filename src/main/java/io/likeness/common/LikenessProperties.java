package io.likeness.common;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Every setting of the studio ({@code likeness.*}); all have defaults, so that it runs without any file.
 *
 * @param home the data folder: database, stored files, task folders
 */
@Validated
@ConfigurationProperties("likeness")
public record LikenessProperties(
        @NotNull @DefaultValue("./data") Path home,
        @Valid @DefaultValue Admin admin,
        @Valid @DefaultValue Quota quota,
        @Valid @DefaultValue Upload upload) {

    /**
     * The administrator that the first start creates.
     *
     * @param password the first password; generated and printed once when absent
     */
    public record Admin(@Nullable String password) {}

    /**
     * Budgets of GPU-seconds.
     *
     * @param defaultGpuSeconds what an account without a budget of its own may use in a calendar month
     */
    public record Quota(@Positive @DefaultValue("72000") long defaultGpuSeconds) {}

    /**
     * Limits on what people upload.
     *
     * @param photoSize the largest file of a photo
     * @param photosPerSubject how many photos a subject may have
     */
    public record Upload(
            @DefaultValue("20MB") DataSize photoSize,
            @Positive @DefaultValue("20") int photosPerSubject) {}
}
