package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.common.LikenessProperties;
import io.likeness.common.MonotonicTime;
import io.likeness.models.Audience;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModelCard;
import io.likeness.models.BaseModelId;
import io.likeness.models.ModelFamily;
import io.likeness.models.ModelsTest;
import io.likeness.models.hub.FakeHub;
import io.likeness.models.layout.Checksum;
import io.likeness.models.layout.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What becomes of a model on the hub, however badly the hub behaves. */
@ExtendWith(OutputCaptureExtension.class)
class HubInstallationTest extends ModelsTest {

    private static final String UNET = "unet/diffusion_pytorch_model.safetensors";

    @Autowired
    Installations installations;

    @Autowired
    InstallationBook book;

    @Autowired
    InstallationRun run;

    @Autowired
    InstallationFeed feed;

    @Autowired
    MonotonicTime time;

    @Autowired
    BaseModelAdministration models;

    @Autowired
    LikenessProperties properties;

    @Test
    void aModelIsFetchedCheckedAndPutOnOffer() throws IOException {
        Map<String, byte[]> files = HUB.publishTiny("tester/tiny");
        files.put("README.md", "---\nlicense: creativeml-openrail-m\n---\n# Tiny".getBytes(StandardCharsets.UTF_8));
        files.put("LICENSE", "You may.".getBytes(StandardCharsets.UTF_8));
        files.put("unet/diffusion_pytorch_model.bin", new byte[] {1});

        InstallationId id = start("https://huggingface.co/tester/tiny", "");

        awaitState(id, InstallationState.DONE);
        BaseModelCard card = card(id);
        assertThat(card.facts().family()).isEqualTo(ModelFamily.STABLE_DIFFUSION_1);
        assertThat(card.facts().prediction()).isEqualTo("epsilon");
        assertThat(card.facts().bytes()).isPositive();
        assertThat(card.facts().licence()).isEqualTo("creativeml-openrail-m");
        assertThat(card.facts().licenceText()).isEqualTo("You may.");
        assertThat(card.source()).isEqualTo("tester/tiny on localhost");
        assertThat(card.enabled()).isTrue();
        assertThat(card.audience()).isEqualTo(Audience.EVERYONE);
        Path folder = properties.home().resolve("models").resolve(id.toString());
        assertThat(folder.resolve(UNET)).hasBinaryContent(files.get(UNET));
        assertThat(folder.resolve("unet/diffusion_pytorch_model.bin")).doesNotExist();
        assertThat(staged(id)).doesNotExist();
    }

    @Test
    void aBrokenLineIsTakenUpWhereItBroke() {
        HUB.publishTiny("tester/breaking");
        HUB.breakLine(UNET, 2);

        InstallationId id = start("tester/breaking", "");

        awaitState(id, InstallationState.DONE);
        assertThat(HUB.brokenLines()).isEqualTo(2);
        assertThat(HUB.asked().stream().filter(asked -> asked.contains(UNET + " bytes=")))
                .hasSize(2);
    }

    @Test
    void aHubThatKnowsNoRangesSendsTheFileAgain() {
        HUB.publishTiny("tester/whole-only");
        HUB.breakLine(UNET, 1);
        HUB.forgetRanges();

        awaitState(start("tester/whole-only", ""), InstallationState.DONE);
    }

    @Test
    void aFileThatArrivesDamagedTwiceIsNotInstalled() throws IOException {
        byte[] unet = HUB.publishTiny("tester/damaged").get(UNET).clone();
        unet[unet.length - 1] ^= 1;
        HUB.lieAbout(UNET, unet);

        InstallationId id = start("tester/damaged", "");

        awaitState(id, InstallationState.FAILED);
        assertThat(failure(id).cause()).contains(UNET, "damaged");
        assertThat(staged(id).resolve(UNET)).doesNotExist();
        assertThat(models.all()).noneMatch(card -> card.source().contains("tester/damaged"));

        HUB.behave();
        installations.retry(id, "");
        awaitState(id, InstallationState.DONE);
        assertThat(HUB.asked()).noneMatch(asked -> asked.endsWith("/text_encoder/config.json"));
    }

    @Test
    void aRepositoryThatIsNotThereIsNamed() {
        InstallationId id = start("tester/nowhere", "");

        awaitState(id, InstallationState.FAILED);
        assertThat(failure(id).cause()).contains("tester/nowhere", "does not exist");
    }

    @Test
    void aGatedRepositoryAsksForATokenWhichIsNeverShown(CapturedOutput output) {
        HUB.publishTiny("tester/gated");
        HUB.gate("tester/gated", "hf_verySecret");

        InstallationId id = start("tester/gated", "");
        awaitState(id, InstallationState.FAILED);
        assertThat(failure(id).next()).contains("access token");

        installations.retry(id, "hf_wrong");
        await().until(() -> book.find(id).orElseThrow().failure() != null
                && failure(id).cause().contains("does not let this access token"));

        installations.retry(id, " hf_verySecret ");
        awaitState(id, InstallationState.DONE);
        assertThat(output.getAll()).doesNotContain("hf_verySecret", "hf_wrong");
        assertThat(book.find(id).toString()).doesNotContain("hf_");
    }

    @Test
    void theTokenStaysBehindWhenTheHubSendsElsewhere() {
        HUB.publishTiny("tester/elsewhere");
        HUB.gate("tester/elsewhere", "hf_token");
        // Another name of this machine, over plain http: refused before anything is asked there.
        HUB.redirect(UNET, HUB.address().toString().replace("localhost", "127.0.0.1") + "/steal");

        InstallationId id = start("tester/elsewhere", "hf_token");

        awaitState(id, InstallationState.FAILED);
        assertThat(failure(id).cause()).contains("https only");
        assertThat(HUB.asked()).noneMatch(asked -> asked.startsWith("/steal"));
    }

    @Test
    void aRedirectWithinTheHubIsFollowed() {
        HUB.publishTiny("tester/moved");
        Map<String, byte[]> target = HUB.publishTiny("tester/target");
        target.put("big", target.get(UNET));
        HUB.redirect(UNET, "/tester/target/resolve/" + FakeHub.COMMIT + "/big");

        awaitState(start("tester/moved", ""), InstallationState.DONE);
    }

    @Test
    void aModelThatIsTooLargeIsRefusedBeforeItIsFetched() {
        HUB.publishTiny("tester/large").put(UNET, new byte[4_000_000]);

        InstallationId id = start("tester/large", "");

        awaitState(id, InstallationState.FAILED);
        assertThat(failure(id).cause()).contains("at most 4.2 MB are allowed");
        assertThat(HUB.asked()).noneMatch(asked -> asked.contains(UNET));
    }

    @Test
    void anotherKindOfModelIsRefusedBeforeItIsFetched() {
        HUB.publishTiny("tester/flux")
                .put("model_index.json", "{\"_class_name\": \"FluxPipeline\"}".getBytes(StandardCharsets.UTF_8));

        InstallationId id = start("tester/flux", "");

        awaitState(id, InstallationState.FAILED);
        assertThat(failure(id).cause()).contains("FluxPipeline");
        assertThat(HUB.asked()).noneMatch(asked -> asked.contains(UNET));
    }

    @Test
    void weightsThatAreNoSafetensorsAreNotInstalled() {
        byte[] junk = new byte[5000];
        Arrays.fill(junk, (byte) 7);
        HUB.publishTiny("tester/junk").put(UNET, junk);

        InstallationId id = start("tester/junk", "");

        awaitState(id, InstallationState.FAILED);
        assertThat(failure(id).cause())
                .contains(UNET, "no safetensors file")
                .doesNotContain(properties.home().toString());
    }

    @Test
    void whatWasCancelledLeavesNothingBehind() {
        HUB.publishTiny("tester/slow");
        HUB.slowDown(300);
        InstallationId id = start("tester/slow", "");
        await().until(() -> Files.exists(staged(id)));

        installations.cancel(id);

        await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(staged(id)));
        assertThat(book.find(id).orElseThrow().state()).isEqualTo(InstallationState.CANCELLED);
        assertThat(installations.open()).noneMatch(open -> open.id().equals(id));
    }

    @Test
    void cancellingEndsTheWaitForASilentHub() {
        // As many as are worked on at once: the third has no turn before they end.
        List<InstallationId> waiting = Stream.of("tester/silent-1", "tester/silent-2")
                .map(repository -> {
                    HUB.publishTiny(repository);
                    HUB.fallSilent(repository);
                    return start(repository, "");
                })
                .toList();
        await().until(() ->
                HUB.asked().stream().filter(asked -> asked.contains("silent-")).count() == 2);
        HUB.publishTiny("tester/after-the-silence");
        InstallationId next = start("tester/after-the-silence", "");

        waiting.forEach(installations::cancel);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> book.find(next).orElseThrow().state() == InstallationState.DONE);
    }

    @Test
    void aStudioThatEndsLetsTheNextOneGoOnAtOnce() throws InterruptedException {
        HUB.publishTiny("tester/ending");
        HUB.slowDown(300);
        InstallationRunner ending = new InstallationRunner(book, run, feed, time);
        InstallationId id = book.begin(new NewInstallation(
                        accounts.administrator().id(),
                        Origin.HUB,
                        "ending",
                        "tester/ending",
                        "main",
                        InstallationState.DOWNLOADING,
                        List.of(),
                        Answers.NONE))
                .id();
        ending.look();
        await().until(() -> Files.exists(staged(id)));

        ending.end();

        assertThat(book.find(id).orElseThrow().failure()).isNull();
        HUB.slowDown(0);
        // Well before the lease would lapse.
        await().atMost(InstallationBook.LEASE.minusSeconds(10))
                .until(() -> book.find(id).orElseThrow().state() == InstallationState.DONE);
    }

    @Test
    void whatAStudioLeftInTheMiddleGoesOnWhereItStopped() throws IOException {
        Map<String, byte[]> files = HUB.publishTiny("tester/abandoned");
        List<ModelFile> listed = files.entrySet().stream()
                .map(file -> new ModelFile(
                        file.getKey(),
                        file.getValue().length,
                        new Checksum(Checksum.Kind.SHA_256, FakeHub.sum("SHA-256", file.getValue()))))
                .toList();
        InstallationId id = book.begin(new NewInstallation(
                        accounts.administrator().id(),
                        Origin.HUB,
                        "abandoned",
                        "tester/abandoned",
                        FakeHub.COMMIT,
                        InstallationState.DOWNLOADING,
                        listed,
                        Answers.NONE))
                .id();
        write(staged(id).resolve(UNET), Arrays.copyOf(files.get(UNET), 12_345));

        awaitState(id, InstallationState.DONE);
        assertThat(HUB.asked()).anyMatch(asked -> asked.endsWith(UNET + " bytes=12345-"));
    }

    @Test
    void partsThatAreLeftOutAreForgottenInTheIndex() throws IOException {
        Map<String, byte[]> files = HUB.publishTiny("tester/checker");
        String index = new String(files.get("model_index.json"), StandardCharsets.UTF_8);
        files.put(
                "model_index.json",
                index.replaceFirst(
                                "\\{", "{\"safety_checker\": [\"stable_diffusion\", \"StableDiffusionSafetyChecker\"],")
                        .getBytes(StandardCharsets.UTF_8));
        files.put("safety_checker/model.safetensors", new byte[10]);

        InstallationId id = start("tester/checker", "");

        awaitState(id, InstallationState.DONE);
        String written = Files.readString(
                properties.home().resolve("models").resolve(id.toString()).resolve("model_index.json"));
        assertThat(written.replaceAll("\\s", "")).contains("\"safety_checker\":[null,null]");
    }

    @Test
    void theRevisionOfAnAddressIsTheOneThatIsFetched() {
        HUB.publishTiny("tester/revisions");

        InstallationId id = start(HUB.address() + "/tester/revisions/tree/refs%2Fpr%2F1", "");

        awaitState(id, InstallationState.DONE);
        assertThat(HUB.asked()).anyMatch(asked -> asked.contains("/tester/revisions/revision/refs"));
    }

    @Test
    void whatIsNoRepositoryIsNotAskedFor() {
        assertThat(installations.fromHub("a/b/" + "x".repeat(1000) + ".safetensors", "", ""))
                .isInstanceOf(InstallationStart.Refused.class);
        assertThat(installations.fromHub("../../etc", "", "")).isInstanceOf(InstallationStart.Refused.class);
        assertThat(installations.fromHub("a/b", "..", "")).isInstanceOf(InstallationStart.Refused.class);
    }

    private InstallationId start(String repository, String token) {
        InstallationStart start = installations.fromHub(repository, "", token);
        assertThat(start).isInstanceOf(InstallationStart.Started.class);
        return ((InstallationStart.Started) start).id();
    }

    private void awaitState(InstallationId id, InstallationState expected) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            InstallationDetails now = book.find(id).orElseThrow();
            assertThat(now.state()).as(String.valueOf(now.failure())).isEqualTo(expected);
        });
    }

    private Failure failure(InstallationId id) {
        return book.find(id).orElseThrow().failure();
    }

    private BaseModelCard card(InstallationId id) {
        return models.all().stream()
                .filter(card -> card.details().id().equals(new BaseModelId(id.value())))
                .findFirst()
                .orElseThrow();
    }

    private Path staged(InstallationId id) {
        return properties.home().resolve("models-incoming").resolve(id.toString());
    }
}
