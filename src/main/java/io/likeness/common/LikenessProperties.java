package io.likeness.common;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Every setting of the studio ({@code likeness.*}); all have defaults, so that it runs without any file.
 *
 * @param home the data folder: database, stored files, task folders
 * @param clip a CLIP model in transformers' layout that suggests class nouns; absent: the built-in one of the illustrated world
 * @param proxies addresses and networks (CIDR) of the reverse proxies before the studio, whose X-Forwarded headers are believed
 */
@Validated
@ConfigurationProperties("likeness")
public record LikenessProperties(
        @NotNull @DefaultValue("./data") Path home,
        @Nullable Path clip,
        @DefaultValue List<String> proxies,
        @Valid @DefaultValue Admin admin,
        @Valid @DefaultValue Quota quota,
        @Valid @DefaultValue Upload upload,
        @Valid @DefaultValue Models models,
        @Valid @DefaultValue Adapters adapters,
        @Valid @DefaultValue Trash trash,
        @Valid @DefaultValue Worker worker) {

    public LikenessProperties {
        proxies = List.copyOf(proxies);
    }

    /**
     * The administrator that the first start creates.
     *
     * @param password the first password; generated and printed once when absent
     * @param startAnew whether it is made even beside files that another database's studio left in the data folder
     */
    public record Admin(
            @Nullable String password,
            @DefaultValue("false") boolean startAnew) {}

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
            @Positive @DefaultValue("20") int photosPerSubject) {

        /** Photos are read into memory whole. */
        private static final DataSize LARGEST = DataSize.ofMegabytes(500);

        public Upload {
            if (photoSize.toBytes() <= 0 || photoSize.compareTo(LARGEST) > 0) {
                throw new IllegalArgumentException(
                        "likeness.upload.photo-size must be from 1B to 500MB, not " + photoSize);
            }
        }
    }

    /**
     * Base models.
     *
     * @param folders where administrators may install models from that lie on this server already; none: not at all
     * @param largest the most bytes that a base model may have
     * @param keepFree what an installation leaves free on the disk
     * @param hubUrl where the Hugging Face Hub is, or a mirror of it
     * @param hubToken what the hub knows this server by; absent: administrators type theirs where one is needed
     * @param tokenizerRepository where on the hub CLIP's vocabulary is, for models that come as a single file; blank: nowhere
     */
    public record Models(
            @NotNull @DefaultValue List<Path> folders,
            @NotNull @DefaultValue("40GB") DataSize largest,
            @NotNull @DefaultValue("2GB") DataSize keepFree,
            @NotNull @DefaultValue("https://huggingface.co") URI hubUrl,
            @Nullable Secret hubToken,

            @NotNull @DefaultValue("openai/clip-vit-large-patch14")
            String tokenizerRepository) {

        public Models {
            folders = List.copyOf(folders);
            if (hubUrl.getHost() == null || !Set.of("http", "https").contains(hubUrl.getScheme())) {
                throw new IllegalArgumentException("likeness.models.hub-url must be an http(s) address, not " + hubUrl);
            }
        }
    }

    /**
     * Adapters (LoRA files) that members upload; the disk keeps free what {@link Models} says.
     *
     * @param largest the most bytes that one may have
     * @param filesPerAccount how many an account may have
     * @param bytesPerAccount how many bytes those of an account may have together
     */
    public record Adapters(
            @NotNull @DefaultValue("1GB") DataSize largest,
            @Positive @DefaultValue("100") int filesPerAccount,
            @NotNull @DefaultValue("10GB") DataSize bytesPerAccount) {

        public Adapters {
            if (largest.toBytes() <= 0 || bytesPerAccount.toBytes() <= 0) {
                throw new IllegalArgumentException(
                        "likeness.adapters.largest and likeness.adapters.bytes-per-account must be more than 0B, not %s and %s"
                                .formatted(largest, bytesPerAccount));
            }
        }
    }

    /**
     * What was deleted.
     *
     * @param period how long it can come back
     */
    public record Trash(@NotNull @DefaultValue("30d") Duration period) {

        public Trash {
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("likeness.trash.period must be more than 0, not " + period);
            }
        }

        /** The period in words: {@code 30 days}. */
        public String words() {
            long days = period.toDays();
            return days == 1 ? "a day" : days > 1 ? days + " days" : Math.max(1, period.toHours()) + " h";
        }
    }

    /**
     * The processes that do tasks.
     *
     * @param devices how many tasks this machine works on at once
     * @param node this machine's name in a cluster, the same after a restart; absent: its host name
     * @param java the Java that runs workers; absent: the studio's own
     * @param heap a worker's Java heap; tensors lie outside of it
     * @param niceness how far workers step back behind the studio, 0 to 19
     * @param grace how long a cancelled worker may take to write its last checkpoint
     * @param backOff how long a task waits after it lost its second worker in a row
     * @param silence how long a node may be silent before its tasks go on elsewhere
     */
    public record Worker(
            @Positive @DefaultValue("1") int devices,
            @Nullable String node,
            @Nullable Path java,

            @NotNull
            @DefaultValue("1g")
            @Pattern(regexp = "[1-9][0-9]*[kKmMgG]", message = "must be a size such as 512m or 2g")
            String heap,

            @Min(0) @Max(19) @DefaultValue("10") int niceness,
            @NotNull @DefaultValue("30s") Duration grace,
            @NotNull @DefaultValue("30s") Duration backOff,
            @NotNull @DefaultValue("30s") Duration silence) {}
}
