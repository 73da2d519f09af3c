package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.likeness.common.LikenessProperties;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModelChange;
import io.likeness.models.BaseModels;
import io.likeness.models.ModelsTest;
import io.likeness.models.install.FolderInstallations.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Models that lie on the server already. */
class FolderInstallationTest extends ModelsTest {

    @Autowired
    FolderInstallations folders;

    @Autowired
    BaseModelAdministration models;

    @Autowired
    BaseModels baseModels;

    @Test
    void aModelInAnOpenFolderIsFoundAndInstalledWhereItLies() {
        Path folder = tinyIn("deep/found-me");
        assertThat(folders.found()).contains(folder);

        Result.Installed installed = installed(folder);

        assertThat(baseModels.folder(installed.id())).isEqualTo(folder);
        assertThat(installed.name()).isEqualTo("found-me");
        assertThat(folders.found()).doesNotContain(folder);
        assertThat(sentence(folder.toString())).contains("installed already");
    }

    @Test
    void aRemovedModelLeavesItsFilesAndComesBackWithItsId() {
        Path folder = tinyIn("boomerang");
        Result.Installed first = installed(folder);

        assertThat(models.remove(first.id())).isEqualTo(new BaseModelChange.Done());
        assertThat(folder.resolve("model_index.json")).exists();
        assertThat(baseModels.get(first.id()).name()).isEqualTo("boomerang");

        assertThat(installed(folder).id()).isEqualTo(first.id());
    }

    @Test
    void otherFoldersAreNotOpen() throws IOException {
        Path outside = Files.createTempDirectory("likeness-outside");
        Path link = Files.createSymbolicLink(OPEN_FOLDER.resolve("link"), outside);

        assertThat(sentence(outside.toString())).contains("not open", "likeness.models.folders");
        assertThat(sentence(link.toString())).contains("not open");
        assertThat(sentence(OPEN_FOLDER + "/../")).contains("not open");
        assertThat(sentence("relative/path")).contains("not open");
        assertThat(sentence("nul\0l")).contains("not open");
    }

    @Test
    void whatIsNoModelIsRefusedByName() throws IOException {
        Path noUnet = tinyIn("no-unet");
        org.springframework.util.FileSystemUtils.deleteRecursively(noUnet.resolve("unet"));
        Path pickled = tinyIn("pickled");
        Path unet = pickled.resolve("unet");
        Files.move(unet.resolve("diffusion_pytorch_model.safetensors"), unet.resolve("diffusion_pytorch_model.bin"));
        Path single = OPEN_FOLDER.resolve("dream.safetensors");
        write(single, new byte[] {1});

        assertThat(sentence(noUnet.toString())).contains("cannot be used").doesNotContain(OPEN_FOLDER.toString());
        assertThat(sentence(pickled.toString())).contains("pickle", "unet/diffusion_pytorch_model.bin");
        assertThat(sentence(single.toString())).contains("dream.safetensors", "is no safetensors file");
    }

    @Test
    void modelsForOtherPipelinesAreRefusedByName() throws IOException {
        Path folder = tinyIn("inpainting");
        Path index = folder.resolve("model_index.json");
        Files.writeString(
                index, Files.readString(index).replace("StableDiffusionPipeline", "StableDiffusionInpaintPipeline"));

        assertThat(sentence(folder.toString())).contains("cannot be used", "StableDiffusionInpaintPipeline");
    }

    @Test
    void whatCouldNotBeDrawnWithIsRefusedByWhatItIs() throws IOException {
        Path inpainting = tinyIn("inpainting-by-channels");
        edit(inpainting.resolve("unet/config.json"), "\"in_channels\": 4", "\"in_channels\": 9");
        Path deeper = tinyIn("deeper");
        edit(deeper.resolve("text_encoder/config.json"), "\"num_hidden_layers\": 3", "\"num_hidden_layers\": 4");
        Path words = tinyIn("other-words");
        for (String file : List.of("vocab.json", "merges.txt")) {
            Files.delete(words.resolve("tokenizer").resolve(file));
        }
        Files.writeString(words.resolve("tokenizer/tokenizer.json"), "{\"model\": {\"type\": \"Unigram\"}}");

        assertThat(sentence(inpainting.toString())).contains("unet/config.json", "a model for inpainting");
        assertThat(sentence(deeper.toString())).contains("text_encoder/model.safetensors", "has no tensor '");
        assertThat(sentence(words.toString())).contains("tokenizer/tokenizer.json", "its model is Unigram");
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void modelsBelowALinkThatIsOpenAreFound() throws IOException {
        Path folder = tinyIn("linked-root/model");
        Path link = Files.createSymbolicLink(OPEN_FOLDER.resolve("root-link"), folder.getParent());

        assertThat(open(link).models(path -> true, 10)).containsExactly(folder);
    }

    @Test
    void adaptersAreInNoModelsWay() throws IOException {
        Path folder = OPEN_FOLDER.resolve("crowded");
        Path model = SingleFiles.whole(folder, "sd1");
        for (int i = 0; i < 3; i++) {
            Files.copy(
                    Path.of("src/test/resources/golden/lora/sd1_alpha4_kohya.safetensors"),
                    folder.resolve("adapter-%d.safetensors".formatted(i)));
        }

        assertThat(open(folder).models(path -> true, 1)).containsExactly(model);
    }

    private static OpenFolders open(Path root) {
        LikenessProperties properties = mock(RETURNS_DEEP_STUBS);
        when(properties.models().folders()).thenReturn(List.of(root));
        return new OpenFolders(properties);
    }

    @Test
    void membersInstallNothing() {
        accounts.signIn(accounts.member());

        assertThatThrownBy(() -> folders.install(OPEN_FOLDER.toString(), null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(folders::found).isInstanceOf(AccessDeniedException.class);
    }

    private Result.Installed installed(Path folder) {
        Result result = folders.install(folder.toString(), null);
        assertThat(result).isInstanceOf(Result.Installed.class);
        return (Result.Installed) result;
    }

    private String sentence(String path) {
        Result result = folders.install(path, null);
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).sentence();
    }
}
