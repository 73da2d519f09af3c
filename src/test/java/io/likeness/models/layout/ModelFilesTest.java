package io.likeness.models.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.models.layout.ModelFiles.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFilesTest {

    private static final List<String> WHOLE = List.of(
            "model_index.json",
            "scheduler/scheduler_config.json",
            "text_encoder/config.json",
            "text_encoder/model.safetensors",
            "tokenizer/merges.txt",
            "tokenizer/vocab.json",
            "unet/config.json",
            "unet/diffusion_pytorch_model.safetensors",
            "vae/config.json",
            "vae/diffusion_pytorch_model.safetensors");

    @Test
    void theFilesOfAModelAreChosenAndNothingElse() {
        List<String> extras = List.of(
                "README.md",
                "LICENSE.md",
                ".gitattributes",
                "v1-5-pruned.ckpt",
                "v1-5-pruned.safetensors",
                "unet/diffusion_pytorch_model.bin",
                "unet/diffusion_pytorch_model.fp16.safetensors",
                "unet/diffusion_pytorch_model.non_ema.safetensors",
                "safety_checker/model.safetensors",
                "text_encoder/model.fp16.safetensors",
                "text_encoder/pytorch_model.bin",
                "vae_decoder/model.onnx",
                "logs/run.txt");

        assertThat(paths(with(extras)))
                .containsExactlyElementsOf(Stream.concat(WHOLE.stream(), Stream.of("LICENSE.md", "README.md"))
                        .sorted()
                        .toList());
    }

    @Test
    void theSmallVariantIsTakenWhereThereIsNoOther() {
        List<String> files = new ArrayList<>(WHOLE);
        files.remove("unet/diffusion_pytorch_model.safetensors");
        files.add("unet/diffusion_pytorch_model.fp16.safetensors");

        assertThat(paths(files))
                .contains("unet/diffusion_pytorch_model.fp16.safetensors", "vae/diffusion_pytorch_model.safetensors");
    }

    @Test
    void shardsComeWithTheirIndex() {
        List<String> files = new ArrayList<>(WHOLE);
        files.remove("unet/diffusion_pytorch_model.safetensors");
        files.addAll(List.of(
                "unet/diffusion_pytorch_model-00001-of-00002.safetensors",
                "unet/diffusion_pytorch_model-00002-of-00002.safetensors",
                "unet/diffusion_pytorch_model.safetensors.index.json",
                "unet/diffusion_pytorch_model.fp16.safetensors"));

        assertThat(paths(files).stream().filter(path -> path.startsWith("unet/")))
                .containsExactly(
                        "unet/config.json",
                        "unet/diffusion_pytorch_model-00001-of-00002.safetensors",
                        "unet/diffusion_pytorch_model-00002-of-00002.safetensors",
                        "unet/diffusion_pytorch_model.safetensors.index.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unet/diffusion_pytorch_model.safetensors.fp16.index.json unet/diffusion_pytorch_model.fp16-00001-of-00001.safetensors",
                "unet/diffusion_pytorch_model.safetensors.index.fp16.json unet/diffusion_pytorch_model-00001-of-00001.fp16.safetensors",
                "unet/diffusion_pytorch_model.safetensors.index.bf16.json unet/diffusion_pytorch_model.bf16-00001-of-00001.safetensors"
            })
    void shardsOfAVariantComeWithTheirIndexWhateverItIsCalled(String names) {
        List<String> shards = List.of(names.split(" "));
        List<String> files = new ArrayList<>(WHOLE);
        files.remove("unet/diffusion_pytorch_model.safetensors");
        files.addAll(shards);
        assertThat(paths(files)).containsAll(shards);
    }

    @Test
    void theTokenizerMayBeOneFileAndWordsMayBeAdded() {
        List<String> files = new ArrayList<>(WHOLE);
        files.removeIf(name -> name.startsWith("tokenizer/"));
        files.addAll(List.of("tokenizer/tokenizer.json", "tokenizer/added_tokens.json"));
        assertThat(paths(files)).contains("tokenizer/tokenizer.json", "tokenizer/added_tokens.json");
    }

    @Test
    void theAutoencoderThatGoesWithASingleFileIsNoModelOfItsOwn() {
        List<String> files =
                List.of("dream.safetensors", "dream.vae.safetensors", "tokenizer.json", "other.vae.safetensors");
        assertThat(paths(files)).containsExactly("dream.safetensors", "dream.vae.safetensors", "tokenizer.json");
        assertThat(SingleFileListing.stored("dream.vae.safetensors")).isEqualTo("model.vae.safetensors");
        assertThat(SingleFileListing.stored("tokenizer.json")).isEqualTo("tokenizer.json");
    }

    @Test
    void namesThatLeadElsewhereAreNeverChosen() {
        List<String> hostile = List.of(
                "../../etc/passwd.json",
                "/etc/cron.json",
                "tokenizer/../../x.json",
                "tokenizer/..json/../../y.txt",
                "unet/../diffusion_pytorch_model.safetensors",
                "scheduler/.hidden.json",
                "tokenizer/a\\..\\b.txt",
                "tokenizer/deep/er.json",
                "LICENSE/../../x",
                "tokenizer/new\nline.txt");

        assertThat(paths(with(hostile))).containsExactlyElementsOf(WHOLE);
    }

    @Test
    void aPickleIsRefusedByName() {
        List<String> files = new ArrayList<>(WHOLE);
        files.remove("unet/diffusion_pytorch_model.safetensors");
        files.add("unet/diffusion_pytorch_model.bin");

        assertThat(refusal(files).cause()).contains("unet", "pickle", "diffusion_pytorch_model.bin");
    }

    @Test
    void aMissingPartIsNamed() {
        List<String> files = new ArrayList<>(WHOLE);
        files.removeIf(path -> path.startsWith("vae/"));

        assertThat(refusal(files).cause()).isEqualTo("The part vae has no safetensors file.");
    }

    @Test
    void aSingleFileIsAModelWithWhatHelpsBesideIt() {
        List<String> helpful =
                List.of("dream.safetensors", "dream.yaml", "merges.txt", "tokenizer/vocab.json", "vocab.json");
        List<String> useless = List.of(
                "../vocab.json",
                "notes.txt",
                "other.yaml",
                "pytorch_lora_weights.safetensors",
                "vae/model.safetensors");

        assertThat(paths(Stream.concat(useless.stream(), helpful.stream()).toList()))
                .containsExactlyElementsOf(helpful);
    }

    @Test
    void ofSeveralSingleFilesOneIsToBeNamed() {
        List<String> two = List.of("dream.safetensors", "night.safetensors");

        assertThat(refusal(two).cause()).contains("dream.safetensors, night.safetensors");
        assertThat(SingleFileListing.choose(listing(two), "night.safetensors"))
                .isEqualTo(new Choice.Chosen(listing(List.of("night.safetensors"))));
        assertThat(SingleFileListing.choose(listing(two), "../night.safetensors"))
                .isInstanceOf(Choice.Refused.class);
        assertThat(SingleFileListing.choose(listing(two), "day.safetensors")).isInstanceOf(Choice.Refused.class);
    }

    @Test
    void whatPeopleCallTheirFilesIsKeptUnderNamesOfTheStudio() {
        assertThat(Stream.of(
                                "d" + "\u68a6".repeat(200) + ".safetensors",
                                "dream.yaml",
                                "dream.json",
                                "vocab.json",
                                "merges.txt",
                                "README.md",
                                "model_index.json",
                                "unet/config.json",
                                "unet/model.fp16.safetensors")
                        .map(SingleFileListing::stored))
                .containsExactly(
                        "model.safetensors",
                        "model.yaml",
                        "model.json",
                        "vocab.json",
                        "merges.txt",
                        "README.md",
                        "model_index.json",
                        "unet/config.json",
                        "unet/model.fp16.safetensors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800", "a\u202egnp", "a\u0007", "a\u200b", " a", "-a"})
    void namesThatNotEveryDiskOrPageHoldsAreRefused(String stem) {
        assertThat(refusal(List.of(stem + ".safetensors")).cause()).contains("name", "not every disk can keep");
        assertThat(refusal(List.of("x".repeat(300) + ".safetensors")).cause()).contains("too long");
    }

    @Test
    void aTitleHoldsWhatCanBeShown() {
        assertThat(ModelTitle.of(" dr\u202eea\u0000m\ud800 ")).isEqualTo("dream");
        assertThat(ModelTitle.of("\u200b")).isEqualTo("Model");
        assertThat(ModelTitle.of("x".repeat(89) + "\ud83d\ude00")).isEqualTo("x".repeat(89));
    }

    @Test
    void whatIsNoModelAtAllIsToldWhatOneLooksLike() {
        assertThat(refusal(List.of("notes.txt")).cause()).contains("model_index.json", ".safetensors");
        assertThat(refusal(List.of("dream.ckpt")).cause()).contains("pickle", "dream.ckpt");
    }

    @Test
    void sizesBeyondAllCountingAreRefused() {
        List<ModelFile> listing = WHOLE.stream()
                .map(path -> new ModelFile(path, path.endsWith(".safetensors") ? 1L << 62 : 10, null))
                .toList();

        assertThat(ModelFiles.choose(listing))
                .isInstanceOfSatisfying(
                        Choice.Refused.class,
                        refused -> assertThat(refused.cause()).contains("more bytes together"));
    }

    private static List<String> with(List<String> extras) {
        return Stream.concat(WHOLE.stream(), extras.stream()).toList();
    }

    private static List<String> paths(List<String> listing) {
        assertThat(choose(listing)).isInstanceOf(Choice.Chosen.class);
        return ((Choice.Chosen) choose(listing))
                .files().stream().map(ModelFile::path).toList();
    }

    private static Choice.Refused refusal(List<String> listing) {
        assertThat(choose(listing)).isInstanceOf(Choice.Refused.class);
        return (Choice.Refused) choose(listing);
    }

    private static Choice choose(List<String> listing) {
        return ModelFiles.choose(listing(listing));
    }

    private static List<ModelFile> listing(List<String> paths) {
        return paths.stream().map(path -> new ModelFile(path, 10, null)).toList();
    }
}
