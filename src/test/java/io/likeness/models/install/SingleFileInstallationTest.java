package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.likeness.common.LikenessProperties;
import io.likeness.common.MonotonicTime;
import io.likeness.engine.PredictionType;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModelCard;
import io.likeness.models.BaseModelChange;
import io.likeness.models.BaseModelId;
import io.likeness.models.InstalledModel;
import io.likeness.models.ModelFamily;
import io.likeness.models.ModelsTest;
import io.likeness.models.install.FolderInstallations.Result;
import io.likeness.models.layout.Checksum;
import io.likeness.models.layout.ModelFile;
import io.likeness.support.AdapterFiles;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.util.FileSystemUtils;

/** Models that come as one file, with processes that keep the workers' protocol and copy a folder. */
@Import(FakeWorkerCommand.class)
@DirtiesContext
class SingleFileInstallationTest extends ModelsTest {

    private static final Path LORA = Path.of("src/test/resources/golden/lora/sd1_alpha4_kohya.safetensors");

    @Autowired
    FolderInstallations folders;

    @Autowired
    Installations installations;

    @Autowired
    InstallationBook book;

    @Autowired
    InstallationRun run;

    @Autowired
    InstallationFeed feed;

    @Autowired
    BaseModelAdministration models;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    LikenessProperties properties;

    @Autowired
    MonotonicTime time;

    private Set<Long> before;

    @BeforeEach
    void workWell() {
        before = ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
        workers.behave(Mode.GOOD, 0);
    }

    @Test
    void aFileOnTheServerIsFoundConvertedAndLeftWhereItLies() throws IOException {
        workers.behave(Mode.GOOD, 700);
        List<String> told = new CopyOnWriteArrayList<>();
        Path file = SingleFiles.whole(OPEN_FOLDER.resolve("found-file"), "sd1");
        assertThat(folders.found()).contains(file);

        InstallationId id;
        try (var listening = feed.subscribe(now -> told.add(String.valueOf(now.written())))) {
            id = start(file);
            assertThat(sentence(file)).contains("on its way already");
            awaitState(id, InstallationState.DONE);
        }

        assertThat(told).anyMatch(written -> written.contains("of=3"));
        BaseModelCard card = card(id);
        assertThat(card.details().name()).startsWith("tiny-sd1");
        assertThat(card.details().description()).isEmpty();
        assertThat(card.source()).isEqualTo(file.toString());
        assertThat(card.ownsFiles()).isTrue();
        assertThat(file).exists();
        awaitNothingIncoming(id);
        assertThat(folders.found()).doesNotContain(file);
        assertThat(sentence(file)).contains("already");
    }

    @Test
    void whatAFileDoesNotSayIsAskedFirst() throws IOException {
        Path file = SingleFiles.whole(OPEN_FOLDER.resolve("asking"), "sd2");

        assertThat(folders.install(file.toString(), null)).isEqualTo(new Result.Asks(file.toString()));
        assertThat(installations.open()).noneMatch(open -> open.source().equals(file.toString()));

        InstallationId id = ((Result.Started) folders.install(file.toString(), PredictionType.V_PREDICTION)).id();
        awaitState(id, InstallationState.DONE);
    }

    @Test
    void whatAFileOfTheHubDoesNotSayIsAskedWhenItIsHere() throws IOException {
        Path folder = OPEN_FOLDER.resolve("for-the-hub");
        SingleFiles.whole(folder, "sd2");
        Map<String, byte[]> repository = HUB.publishTiny("tester/second");
        repository.clear();
        putAll(folder, repository);
        repository.put("other.safetensors", new byte[] {1});

        InstallationId several = hub("tester/second");
        awaitState(several, InstallationState.FAILED);
        assertThat(failure(several).cause()).contains("other.safetensors, tiny-sd2.safetensors");
        assertThat(failure(several).next()).contains("owner/name/");

        InstallationId id = hub("tester/second/tiny-sd2.safetensors");
        awaitState(id, InstallationState.ASKING);
        assertThat(installations.fromHub("tester/second/tiny-sd2.safetensors", "", ""))
                .isEqualTo(new InstallationStart.Refused("tester/second/tiny-sd2.safetensors is on its way already."));
        installations.answer(id, PredictionType.EPSILON);
        awaitState(id, InstallationState.DONE);

        assertThat(card(id).source()).isEqualTo("tester/second/tiny-sd2.safetensors on localhost, converted");
        awaitNothingIncoming(id);
        assertThat(HUB.asked()).noneMatch(asked -> asked.contains("/other.safetensors"));
    }

    @Test
    void whatIsNoBaseModelIsRefusedByItsHeader() throws IOException {
        Path folder = Files.createDirectories(OPEN_FOLDER.resolve("refused"));
        Path lora = Files.copy(LORA, folder.resolve("style.safetensors"));
        byte[] whole = Files.readAllBytes(SingleFiles.GOLDEN.resolve("single-file/sd1.safetensors"));
        Path cut = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(whole, whole.length - 1));
        Path pickle = Files.write(folder.resolve("old.ckpt"), new byte[100]);
        Path glora = Files.write(
                folder.resolve("glora.safetensors"),
                new AdapterFiles().tensor("lora_unet_mid_block.a1.weight", 1, 2).bytes());
        Path unconfigured = Files.write(folder.resolve("small.safetensors"), whole);

        assertThat(sentence(lora)).contains("LoRA adapter", "is none", "Studio");
        assertThat(sentence(glora))
                .startsWith("\"glora.safetensors\" looks like a GLoRA file; those cannot be used yet.")
                .doesNotContain("Adapters");
        assertThat(sentence(cut)).contains("cannot be used", "cut.safetensors").doesNotContain(folder.toString());
        assertThat(sentence(pickle)).contains("pickle");
        assertThat(sentence(unconfigured)).contains("configurations", "beside the file");
        assertThat(folders.found()).doesNotContain(lora, cut, pickle);
    }

    @Test
    void aKilledWorkerIsAFailureThatCanBeTriedAgain() throws IOException {
        workers.behave(Mode.OUT_OF_MEMORY, 0);
        InstallationId id = start(SingleFiles.whole(OPEN_FOLDER.resolve("killed"), "sd1"));
        awaitState(id, InstallationState.FAILED);
        assertThat(failure(id).cause()).contains("was killed");
        assertThat(incoming(id)).isEmptyDirectory();

        workers.behave(Mode.GOOD, 0);
        installations.retry(id, "");

        awaitState(id, InstallationState.DONE);
        awaitNothingIncoming(id);
    }

    @Test
    void ofOneFileOneBaseModelIsMade() throws IOException {
        workers.behave(Mode.OUT_OF_MEMORY, 0);
        Path file = SingleFiles.whole(OPEN_FOLDER.resolve("twice"), "sd1");
        InstallationId failed = start(file);
        awaitState(failed, InstallationState.FAILED);
        workers.behave(Mode.GOOD, 700);
        InstallationId anew = start(file);

        assertThat(retryRefusal(failed)).contains("on its way already");
        awaitState(anew, InstallationState.DONE);
        assertThat(retryRefusal(failed)).contains("was made of " + file);
        assertThat(book.find(failed).orElseThrow().state()).isEqualTo(InstallationState.FAILED);
    }

    @Test
    void ofTwoThatWereBegunAtOnceTheLaterOneFails() throws IOException {
        Path file = SingleFiles.whole(OPEN_FOLDER.resolve("at-once"), "sd1");
        awaitState(start(file), InstallationState.DONE);

        InstallationId later = book.begin(new NewInstallation(
                        accounts.administrator().id(),
                        Origin.FILE,
                        "at once",
                        file.toString(),
                        null,
                        InstallationState.CONVERTING,
                        List.of(),
                        Answers.NONE))
                .id();

        awaitState(later, InstallationState.FAILED);
        assertThat(failure(later).cause()).contains("Another base model was made of", "meanwhile");
        assertThat(incoming(later)).isEmptyDirectory();
        assertThat(folder(later)).doesNotExist();
    }

    private String retryRefusal(InstallationId id) {
        InstallationStart start = installations.retry(id, "");
        assertThat(start).isInstanceOf(InstallationStart.Refused.class);
        return ((InstallationStart.Refused) start).sentence();
    }

    @Test
    void cancellingEndsTheWorkerAndLeavesNothingButTheFile() throws IOException {
        workers.behave(Mode.HANG, 0);
        Path file = SingleFiles.whole(OPEN_FOLDER.resolve("cancelled"), "sd1");
        InstallationId id = start(file);
        await().atMost(Duration.ofSeconds(30)).until(() -> working() == 1);

        installations.cancel(id);

        await().atMost(Duration.ofSeconds(30)).until(() -> working() == 0 && !Files.exists(incoming(id)));
        assertThat(file).exists();
        assertThat(book.find(id).orElseThrow().state()).isEqualTo(InstallationState.CANCELLED);
    }

    @Test
    void aStudioThatEndsEndsItsWorkerAndTheNextOneBeginsAnew() throws Exception {
        workers.behave(Mode.HANG, 0);
        Path file = SingleFiles.whole(OPEN_FOLDER.resolve("ending"), "sd1");
        InstallationRunner ending = new InstallationRunner(book, run, feed, time);
        InstallationId id = book.begin(new NewInstallation(
                        accounts.administrator().id(),
                        Origin.FILE,
                        "ending",
                        file.toString(),
                        null,
                        InstallationState.CONVERTING,
                        List.of(),
                        Answers.NONE))
                .id();
        ending.look();
        await().atMost(Duration.ofSeconds(30)).until(() -> working() == 1);
        workers.behave(Mode.GOOD, 0);

        ending.end();

        assertThat(book.find(id).orElseThrow().failure()).isNull();
        // Well before the lease would lapse.
        await().atMost(InstallationBook.LEASE.minusSeconds(10))
                .until(() -> book.find(id).orElseThrow().state() == InstallationState.DONE);
        assertThat(working()).isZero();
    }

    @Test
    void aModelThatWasMovedBeforeTheStudioEndedIsRegisteredByTheNextOne() throws IOException {
        ModelFile file = new ModelFile("dream.safetensors", 5, null);
        InstallationId id = book.begin(new NewInstallation(
                        accounts.administrator().id(),
                        Origin.UPLOAD,
                        "moved",
                        file.path(),
                        null,
                        InstallationState.RECEIVING,
                        List.of(file),
                        Answers.NONE))
                .id();
        FileSystemUtils.copyRecursively(SingleFiles.GOLDEN.resolve("sd1"), folder(id));
        write(incoming(id).resolve(".conversion-1/description.txt"), "Left out: some".getBytes(StandardCharsets.UTF_8));

        book.arrived(id, file.with(new Checksum(Checksum.Kind.SHA_256, "0")));

        awaitState(id, InstallationState.DONE);
        assertThat(card(id).details().description()).isEqualTo("Left out: some");
        awaitNothingIncoming(id);
    }

    @Test
    void aFileThatIsGoneWhenItsTurnComesIsNamed() throws IOException {
        workers.behave(Mode.FAIL, 0);
        Path file = SingleFiles.whole(OPEN_FOLDER.resolve("gone"), "sd1");
        InstallationId id = start(file);
        awaitState(id, InstallationState.FAILED);
        assertThat(failure(id).cause()).isEqualTo("The file unet/model.safetensors is damaged.");
        Files.delete(file);

        installations.retry(id, "");

        await().untilAsserted(() -> assertThat(String.valueOf(failure(id))).contains("is not there any more"));
    }

    @Test
    void clipsVocabularyComesFromTheHubAndThenFromAnInstalledModel() throws IOException {
        Path first = SingleFiles.withClipsWords(OPEN_FOLDER.resolve("first-words"));
        InstallationId refused = start(first);
        awaitState(refused, InstallationState.FAILED);
        assertThat(failure(refused).cause()).contains("holds no tokenizer", "tester/clip", "does not exist");
        assertThat(failure(refused).next())
                .contains("beside the file", "Install a model", "likeness.models.tokenizer-repository");

        Map<String, byte[]> clip = HUB.publishTiny("tester/clip");
        clip.clear();
        clip.put("vocab.json", SingleFiles.clipsVocabulary().getBytes(StandardCharsets.UTF_8));
        clip.put("merges.txt", "#version: 0.2\n".getBytes(StandardCharsets.UTF_8));
        clip.put("model.safetensors", new byte[10]);
        installations.retry(refused, "");
        awaitState(refused, InstallationState.DONE);
        assertThat(folder(refused).resolve("tokenizer/vocab.json")).hasBinaryContent(clip.get("vocab.json"));
        assertThat(card(refused).details().description()).contains("Left out", "some.stranger");
        assertThat(HUB.asked()).noneMatch(asked -> asked.contains("model.safetensors"));

        HUB.behave();
        InstallationId second = start(SingleFiles.withClipsWords(OPEN_FOLDER.resolve("second-words")));
        awaitState(second, InstallationState.DONE);
        assertThat(folder(second).resolve("tokenizer/vocab.json")).hasBinaryContent(clip.get("vocab.json"));
        assertThat(HUB.asked()).isEmpty();
    }

    @Test
    void aVocabularyThatDoesNotFitTheTextEncoderIsRefused() throws IOException {
        Path file = SingleFiles.withClipsWords(OPEN_FOLDER.resolve("wrong-words"));
        Files.writeString(file.resolveSibling("vocab.json"), "{\"a\": 0}");
        Files.writeString(file.resolveSibling("merges.txt"), "");
        Path own = SingleFiles.withoutTokenizer(OPEN_FOLDER.resolve("own-words"), "sd1");

        InstallationId wrong = start(file);
        InstallationId none = start(own);

        awaitState(wrong, InstallationState.FAILED);
        assertThat(failure(wrong).cause()).contains("has 1 entries", "knows 49,408");
        awaitState(none, InstallationState.FAILED);
        assertThat(failure(none).cause()).contains("of its own with 1,024 entries");
    }

    @Test
    void aFileWithoutAnAutoencoderTakesThatOfAnInstalledModel() throws IOException {
        BaseModelId twin = installed(tinyIn("has-an-autoencoder"));
        BaseModelId larger = installed(copyOf("sdxl"));
        Path file = SingleFiles.withoutAutoencoder(OPEN_FOLDER.resolve("bare"), "bare");
        InstallationId id = start(file);
        assertThat(book.find(id).orElseThrow().state()).isEqualTo(InstallationState.CHOOSING);
        assertThat(sentence(file)).contains("on its way already");

        AutoencoderOffer offer = installations.autoencoders(id);
        assertThat(offer.models()).extracting(InstalledModel::id).contains(twin).doesNotContain(larger);
        assertThat(offer.models()).extracting(InstalledModel::family).containsOnly(ModelFamily.STABLE_DIFFUSION_1);
        assertThat(offer.another()).contains("called bare.vae.safetensors, beside the file, then look again");
        assertThat(installations.chooseAutoencoder(id, larger)).isInstanceOf(InstallationStart.Refused.class);
        assertThat(book.find(id).orElseThrow().state()).isEqualTo(InstallationState.CHOOSING);

        workers.behave(Mode.GOOD, 300);
        assertThat(installations.chooseAutoencoder(id, twin)).isEqualTo(new InstallationStart.Started(id));
        assertThat(models.remove(twin))
                .isInstanceOfSatisfying(
                        BaseModelChange.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("bare takes its autoencoder"));
        awaitState(id, InstallationState.DONE);

        assertThat(card(id).details().description())
                .isEqualTo("Its autoencoder is that of %s.".formatted("has-an-autoencoder"));
        assertThat(installations.autoencoders(id).models()).isEmpty();
        assertThat(models.remove(twin)).isEqualTo(new BaseModelChange.Done());
    }

    @Test
    void aChoiceOutlivesAStudioThatEndsAndIsAskedAgainWhenItsModelIsGone() throws Exception {
        BaseModelId chosen = installed(tinyIn("chosen-before-the-end"));
        Path file = SingleFiles.withoutAutoencoder(OPEN_FOLDER.resolve("ends"), "ends");
        InstallationId id = start(file);
        workers.behave(Mode.FAIL, 0);
        installations.chooseAutoencoder(id, chosen);
        awaitState(id, InstallationState.FAILED);

        workers.behave(Mode.GOOD, 0);
        installed(tinyIn("another-autoencoder"));
        assertThat(models.remove(chosen)).isEqualTo(new BaseModelChange.Done());
        installations.retry(id, "");
        awaitState(id, InstallationState.CHOOSING);
        BaseModelId other = installations.autoencoders(id).models().getLast().id();
        assertThat(other).isNotEqualTo(chosen);

        workers.behave(Mode.FAIL, 0);
        installations.chooseAutoencoder(id, other);
        awaitState(id, InstallationState.FAILED);
        workers.behave(Mode.GOOD, 0);
        installations.retry(id, ""); // what was chosen stands in the database, and nobody is asked once more
        awaitState(id, InstallationState.DONE);
    }

    @Test
    void anAutoencoderThatWasPutBesideTheFileMeanwhileIsTaken() throws IOException {
        installed(tinyIn("not-taken"));
        Path file = SingleFiles.withoutAutoencoder(OPEN_FOLDER.resolve("brings-one"), "brings-one");
        InstallationId id = start(file);
        installations.lookAgain(id);
        awaitState(id, InstallationState.CHOOSING);

        Files.copy(
                SingleFiles.GOLDEN.resolve("single-file/sd1.safetensors"),
                file.resolveSibling("brings-one.vae.safetensors"));
        Files.copy(
                SingleFiles.GOLDEN.resolve("sd1/vae/config.json"),
                file.resolveSibling("vae").resolve("config.json"));
        installations.lookAgain(id);

        awaitState(id, InstallationState.DONE);
        assertThat(card(id).details().description()).isEmpty();
    }

    @Test
    void membersChooseNoAutoencoders() {
        accounts.signIn(accounts.member());
        InstallationId any = InstallationId.random();

        assertThatThrownBy(() -> installations.autoencoders(any)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> installations.chooseAutoencoder(any, BaseModelId.random()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> installations.lookAgain(any)).isInstanceOf(AccessDeniedException.class);
    }

    private BaseModelId installed(Path folder) {
        Result result = folders.install(folder.toString(), null);
        assertThat(result).isInstanceOf(Result.Installed.class);
        return ((Result.Installed) result).id();
    }

    private static Path copyOf(String model) throws IOException {
        Path folder = OPEN_FOLDER.resolve("copy-of-" + model);
        FileSystemUtils.copyRecursively(SingleFiles.GOLDEN.resolve(model), folder);
        return folder;
    }

    private InstallationId start(Path file) {
        Result result = folders.install(file.toString(), null);
        assertThat(result).isInstanceOf(Result.Started.class);
        return ((Result.Started) result).id();
    }

    private InstallationId hub(String typed) {
        return ((InstallationStart.Started) installations.fromHub(typed, "", "")).id();
    }

    private String sentence(Path file) {
        Result result = folders.install(file.toString(), null);
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).sentence();
    }

    private void awaitState(InstallationId id, InstallationState expected) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            InstallationDetails now = book.find(id).orElseThrow();
            assertThat(now.state()).as(String.valueOf(now.failure())).isEqualTo(expected);
        });
    }

    /** It goes after the model is registered. */
    private void awaitNothingIncoming(InstallationId id) {
        await().untilAsserted(() -> assertThat(incoming(id)).doesNotExist());
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

    private Path folder(InstallationId id) {
        return properties.home().resolve("models").resolve(id.toString());
    }

    private Path incoming(InstallationId id) {
        return properties.home().resolve("models-incoming").resolve(id.toString());
    }

    /** How many workers are at work: they are children of this process. */
    private long working() {
        return ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child.pid()))
                .count();
    }

    private static void putAll(Path folder, Map<String, byte[]> repository) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                repository.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }
}
