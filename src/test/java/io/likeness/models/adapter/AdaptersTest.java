package io.likeness.models.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.models.ModelFamily;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.models.adapter.AdapterResult.Refused;
import io.likeness.storage.FileStore;
import io.likeness.storage.StorageException;
import io.likeness.support.AdapterFiles;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Members' adapters: what is taken in, who sees it, and what becomes of it. */
@IntegrationTest
@TestPropertySource(
        properties = {
            "likeness.adapters.largest=60KB",
            "likeness.adapters.files-per-account=3",
            "likeness.adapters.bytes-per-account=100KB"
        })
class AdaptersTest {

    @Autowired
    Adapters adapters;

    @TempDir
    Path folder;

    @Autowired
    AdapterInspection inspection;

    @Autowired
    AdapterTrash trash;

    @Autowired
    AdapterOwnerRepository owners;

    @Autowired
    AdapterReferences references;

    @Autowired
    TestAccounts accounts;

    @Autowired
    FileStore files;

    @Autowired
    LikenessProperties properties;

    @Autowired
    TransactionTemplate transaction;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = accounts.member().id();
    }

    @Test
    void anAdapterIsKeptWithWhatItsFileTells() throws IOException {
        byte[] file = AdapterFiles.forStarter(1)
                .note("modelspec.trigger_phrase", "sks dog")
                .bytes();
        AdapterDetails adapter = added(add("C:\\loras\\My dog.safetensors", file));

        assertThat(adapter.name()).isEqualTo("My dog");
        assertThat(adapter.layout()).isEqualTo("kohya");
        assertThat(adapter.ranks()).isEqualTo("4");
        assertThat(adapter.layers()).isEqualTo(1);
        assertThat(adapter.bytes()).isEqualTo(file.length);
        assertThat(adapter.triggerWords()).containsExactly("sks dog");
        assertThat(adapter.unmatched()).isEmpty();
        assertThat(adapters.of(me)).extracting(AdapterDetails::id).containsExactly(adapter.id());
        assertThat(adapters.content(adapter).getContentAsByteArray()).isEqualTo(file);
        assertThat(adapter.fileName()).isEqualTo("My-dog.safetensors");
    }

    @Test
    void theFamilyIsKept() {
        AdapterFiles file = new AdapterFiles()
                .tensor(
                        "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight",
                        1,
                        1L,
                        1024L)
                .tensor(
                        "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k.lora_up.weight",
                        1,
                        1280L,
                        1L);

        assertThat(added(add("a.safetensors", file.bytes())).family()).isEqualTo(ModelFamily.STABLE_DIFFUSION_2);
    }

    @Test
    void nobodyElseFindsIt() {
        AdapterId mine =
                added(add("a.safetensors", AdapterFiles.forStarter(1).bytes())).id();

        for (AccountId other :
                List.of(accounts.member().id(), accounts.administrator().id())) {
            assertThat(adapters.of(other)).isEmpty();
            assertThat(adapters.lookUp(other, mine)).isEmpty();
            assertThatThrownBy(() -> adapters.get(other, mine)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> adapters.rename(other, mine, "x")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> adapters.delete(other, mine)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> adapters.restore(other, mine)).isInstanceOf(NotFound.class);
        }
        assertThat(adapters.of(me)).hasSize(1);
    }

    @Test
    void twoAccountsMayHaveTheSameFile() {
        byte[] file = AdapterFiles.forStarter(1).bytes();
        added(add("a.safetensors", file));

        assertThat(adapters.add(accounts.member().id(), "a.safetensors", file.length, new ByteArrayInputStream(file)))
                .isInstanceOf(Added.class);
    }

    @Test
    void theSameFileAgainIsToldByItsName() {
        byte[] file = AdapterFiles.forStarter(1).bytes();
        AdapterId first = added(add("dog.safetensors", file)).id();

        assertThat(refusal(add("cat.safetensors", file))).isEqualTo("\"cat.safetensors\" is here already, as \"dog\".");

        adapters.delete(me, first);
        AdapterDetails again = added(add("cat.safetensors", file));
        assertThat(again.id()).as("comes back").isEqualTo(first);
        assertThat(again.name()).as("as it is called now").isEqualTo("cat");
    }

    @Test
    void picklesAreRefusedByNameAndByContent() throws IOException {
        assertThat(refusal(add("dog.ckpt", new byte[10]))).contains("pickle", ".safetensors");
        assertThat(refusal(add("dog.zip", new byte[10]))).contains("LoRA files and embeddings end in .safetensors");
        assertThat(refusal(add("dog.safetensors", "PK\u0003\u0004 and more than eight bytes".getBytes("ISO-8859-1"))))
                .contains("\"dog.safetensors\"", "pickles are refused");
        assertThat(adapters.rejection("dog.ckpt")).contains("pickle");
        assertThat(adapters.rejection("dog.safetensors")).contains("up to 61 KB");
        nothingIsLeft();
    }

    @Test
    void aNameOfAnyLengthIsTakenByItsEnding() {
        String stem = "a portrait in oil ".repeat(12);

        assertThat(added(add(stem + ".safetensors", AdapterFiles.forStarter(1).bytes()))
                        .name())
                .startsWith("a portrait in oil")
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(80);
        assertThat(adapters.rejection(stem + ".safetensors")).contains("up to 61 KB");
        assertThat(adapters.rejection(stem + ".ckpt")).contains("pickle");
        assertThat(adapters.rejection(stem + ".zip")).contains("LoRA files and embeddings end in .safetensors");
    }

    @Test
    void aWholeModelIsSentToTheAdministrators() throws IOException {
        AdapterFiles model = new AdapterFiles()
                .tensor("model.diffusion_model.input_blocks.0.0.weight", 1, 2L, 2L)
                .tensor("first_stage_model.decoder.conv_in.weight", 1, 2L, 2L);

        assertThat(refusal(add("sd15.safetensors", model.bytes())))
                .contains("whole model", "Administrators install models on the page Models");
        nothingIsLeft();
    }

    @Test
    void aFileOfWhichNothingMatchesIsRefused() {
        assertThat(refusal(add(
                        "x.safetensors", new AdapterFiles().tensor("a.b", 1, 2L).bytes())))
                .contains("\"x.safetensors\"", "is no LoRA file");
        assertThat(refusal(add(
                        "x.safetensors",
                        new AdapterFiles()
                                .tensor("lora_unet_mid_block.a1.weight", 1, 2L)
                                .bytes())))
                .isEqualTo("\"x.safetensors\" looks like a GLoRA file; those cannot be used yet.");
    }

    @Test
    void doraBesideConvolutionsIsTakenIn() {
        String layer = "lora_unet_mid_block_resnets_0_conv1";
        AdapterFiles file = new AdapterFiles()
                .tensor(layer + ".lora_down.weight", 1, 4, 16, 3, 3)
                .tensor(layer + ".lora_up.weight", 1, 16, 4, 1, 1)
                .tensor(layer + ".dora_scale", 1, 16);

        assertThat(added(add("dora.safetensors", file.bytes())).layers()).isEqualTo(1);
    }

    @Test
    void keysWithoutAPlaceAreNamedOnTheCard() {
        AdapterFiles file = AdapterFiles.forStarter(1);
        for (int i = 0; i < 12; i++) {
            file.tensor("unheard.of." + i, 1, 1L);
        }

        assertThat(added(add("a.safetensors", file.bytes())).unmatched())
                .startsWith("unheard.of.0, unheard.of.1, ")
                .endsWith("... (12 in all)");
    }

    @Test
    void aFileWithoutNumbersInItIsRefused() {
        assertThat(refusal(add(
                        "nan.safetensors", AdapterFiles.forStarter(Float.NaN).bytes())))
                .contains("NaN", "\"nan.safetensors\"", "add the original file again");
    }

    @Test
    void aTruncatedFileIsRefusedWithoutItsPlaceOnTheServer() throws IOException {
        byte[] whole = AdapterFiles.forStarter(1).bytes();
        for (int length : new int[] {0, 7, 8, 100, whole.length - 1}) {
            assertThat(refusal(add("cut.safetensors", Arrays.copyOf(whole, length))))
                    .as("%d bytes", length)
                    .startsWith("\"cut.safetensors\"")
                    .doesNotContain(properties.home().toString(), ".part");
        }
        nothingIsLeft();
    }

    @Test
    void aHeaderThatLiesCostsNoMemory() {
        byte[] liar = new byte[64];
        Arrays.fill(liar, 0, 7, (byte) 0xff);

        assertThat(refusal(add("liar.safetensors", liar))).contains("declares a header of");
    }

    @Test
    void aHeaderThatWouldTakeSecondsToReadIsRefusedUnread() {
        byte[] notes = new byte[20_000_000];
        ByteBuffer.wrap(notes).order(ByteOrder.LITTLE_ENDIAN).putLong(17_000_000);

        assertThatThrownBy(() -> inspection.of(Files.write(folder.resolve("notes"), notes), "notes.safetensors"))
                .isInstanceOf(UnusableAdapter.class)
                .hasMessageContaining("has a header of 17 MB; an adapter's has up to 16 MB");
    }

    @Test
    void aLargeFileIsRefusedBeforeItIsReadAndWhileItIs() throws IOException {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read though too large");
            }
        };
        assertThat(refusal(adapters.add(me, "big.safetensors", 70_000, untouched)))
                .contains("up to 61 KB");

        assertThat(refusal(adapters.add(me, "big.safetensors", -1, new ByteArrayInputStream(new byte[70_000]))))
                .as("whatever the browser says")
                .contains("up to 61 KB");
        nothingIsLeft();
    }

    @Test
    void anAccountHasOnlySoMany() {
        for (int i = 0; i < 3; i++) {
            added(add("a.safetensors", AdapterFiles.forStarter(i).bytes()));
        }
        assertThat(refusal(add("b.safetensors", AdapterFiles.forStarter(3).bytes())))
                .isEqualTo("\"b.safetensors\" was not added: you have 3 adapters, as many as fit. Delete one first.");

        AdapterId deleted = adapters.of(me).getFirst().id();
        adapters.delete(me, deleted);
        assertThat(add("b.safetensors", AdapterFiles.forStarter(3).bytes())).isInstanceOf(Added.class);
        assertThat(adapters.restore(me, deleted))
                .isEqualTo(new AdapterChange.Refused(
                        "\"a\" stays deleted: you have 3 adapters, as many as fit. Delete one first."));
        assertThat(adapters.of(me)).hasSize(3);
    }

    @Test
    void anUploadWaitsForOthersOfTheAccount() throws Exception {
        for (int i = 0; i < 2; i++) {
            added(add("a.safetensors", AdapterFiles.forStarter(i).bytes()));
        }
        try (var other = Executors.newSingleThreadExecutor()) {
            Future<AdapterResult> second = transaction.execute(_ -> {
                owners.lock(me.value()).orElseThrow();
                Future<AdapterResult> waits = other.submit(
                        () -> add("c.safetensors", AdapterFiles.forStarter(3).bytes()));
                assertThatThrownBy(() -> waits.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                added(add("b.safetensors", AdapterFiles.forStarter(2).bytes()));
                return waits;
            });
            assertThat(refusal(second.get(1, TimeUnit.MINUTES))).contains("you have 3 adapters, as many as fit");
        }
        assertThat(adapters.of(me)).hasSize(3);
    }

    @Test
    void anAccountHasOnlySoManyBytes() {
        added(add("a.safetensors", padded(1)));
        assertThat(refusal(add("b.safetensors", padded(2))))
                .startsWith("\"b.safetensors\" was not added: of the 102 KB that your adapters may take together, ");

        adapters.delete(me, adapters.of(me).getFirst().id());
        assertThat(refusal(add("b.safetensors", padded(2))))
                .as("the file is on the disk while it is in the trash")
                .contains("Those in the trash count too");
        trash.purge(Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(add("b.safetensors", padded(2))).isInstanceOf(Added.class);
    }

    /** More than half of what an account may have. */
    private static byte[] padded(float value) {
        return AdapterFiles.forStarter(value)
                .note("comment", "x".repeat(52_000))
                .bytes();
    }

    @Test
    void aBrokenLineLeavesNothing() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[10_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> adapters.add(me, "a.safetensors", 20_000, broken))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("Nothing was kept");
        nothingIsLeft();
    }

    @Test
    void namesAreTidiedAndChecked() {
        AdapterId id =
                added(add("a.safetensors", AdapterFiles.forStarter(1).bytes())).id();

        assertThat(adapters.rename(me, id, "  Oil   paint ")).isInstanceOf(AdapterChange.Done.class);
        assertThat(adapters.get(me, id).name()).isEqualTo("Oil paint");
        assertThat(adapters.rename(me, id, " ")).isInstanceOf(AdapterChange.Refused.class);
        assertThat(adapters.rename(me, id, "x".repeat(81))).isInstanceOf(AdapterChange.Refused.class);
        assertThat(adapters.rename(me, id, "a\u0000b")).isInstanceOf(AdapterChange.Refused.class);
    }

    @Test
    void aDeletedOneComesBackUntilItIsForgotten() {
        AdapterDetails adapter =
                added(add("a.safetensors", AdapterFiles.forStarter(77).bytes()));
        adapters.delete(me, adapter.id());

        assertThat(adapters.of(me)).isEmpty();
        assertThatThrownBy(() -> adapters.get(me, adapter.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> adapters.rename(me, adapter.id(), "x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> adapters.delete(me, adapter.id())).isInstanceOf(NotFound.class);
        assertThat(references.referencedAmong(List.of(adapter.file()))).containsExactly(adapter.file());
        adapters.restore(me, adapter.id());
        assertThat(adapters.of(me)).hasSize(1);

        adapters.delete(me, adapter.id());
        trash.purge(Instant.now().plus(Duration.ofMinutes(1)));
        assertThatThrownBy(() -> adapters.restore(me, adapter.id())).isInstanceOf(NotFound.class);
        assertThat(references.referencedAmong(List.of(adapter.file()))).isEmpty();
    }

    private void nothingIsLeft() throws IOException {
        assertThat(adapters.of(me)).isEmpty();
        Path incoming = properties.home().resolve("incoming");
        if (Files.isDirectory(incoming)) {
            try (Stream<Path> parts = Files.list(incoming)) {
                assertThat(parts).isEmpty();
            }
        }
    }

    private AdapterResult add(String name, byte[] file) {
        return adapters.add(me, name, file.length, new ByteArrayInputStream(file));
    }

    private static AdapterDetails added(AdapterResult result) {
        assertThat(result).isInstanceOf(Added.class);
        return ((Added) result).adapter();
    }

    private static String refusal(AdapterResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).sentence();
    }
}
