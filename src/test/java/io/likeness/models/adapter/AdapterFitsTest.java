package io.likeness.models.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.models.WeightsFolders;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.storage.FileStore;
import io.likeness.support.AdapterFiles;
import io.likeness.support.IntegrationTest;
import io.likeness.support.StoredFiles;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How adapters and base models go together, and what is said when one of both cannot be read. */
@IntegrationTest
class AdapterFitsTest {

    @Autowired
    Adapters adapters;

    @Autowired
    BaseModels baseModels;

    @Autowired
    WeightsFolders weights;

    @Autowired
    FileStore files;

    @Autowired
    StoredFiles stored;

    @Autowired
    TestAccounts accounts;

    AccountId me;
    BaseModelId starter;
    AdapterFits fits;

    @BeforeEach
    void signUp() {
        me = accounts.member().id();
        starter = baseModels.usableBy(me).getFirst().id();
        fits = new AdapterFits(weights, files, new HeaderTurn());
    }

    @Test
    void anAdapterFitsTheModelThatItWasMadeFor() {
        assertThat(fits.of(added(AdapterFiles.forStarter(20)), starter, null)).isEqualTo(new AdapterMatch.Fits(1, 0));
        assertThat(fits.of(added(other()), starter, null))
                .isEqualTo(new AdapterMatch.Unfit(
                        "was made for a base model with other layers than this Stable Diffusion 1.x"));
    }

    @Test
    void aLostFileOfAnAdapterIsNotTakenForOneOfAnotherModel() throws IOException {
        AdapterDetails adapter = added(AdapterFiles.forStarter(21));
        Path file = stored.path(adapter.file());
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        assertThat(fits.of(adapter, starter, null)).isEqualTo(new AdapterMatch.NoAdapter());

        Files.write(file, content);
        assertThat(fits.of(adapter, starter, null))
                .as("what comes back is seen")
                .isEqualTo(new AdapterMatch.Fits(1, 0));
    }

    @Test
    void aLostBaseModelIsNotTakenForAnother() {
        assertThat(fits.of(added(AdapterFiles.forStarter(22)), new BaseModelId(UUID.randomUUID()), null))
                .isEqualTo(new AdapterMatch.NoModel());
    }

    @Test
    void headersAreReadOnce() throws IOException {
        AdapterDetails adapter = added(AdapterFiles.forStarter(23));
        fits.of(adapter, new BaseModelId(UUID.randomUUID()), null); // reads the adapter's alone
        Files.delete(stored.path(adapter.file()));

        assertThat(fits.of(adapter, starter, null)).isEqualTo(new AdapterMatch.Fits(1, 0));
    }

    private AdapterDetails added(AdapterFiles file) {
        return ((Added) adapters.add(me, "a.safetensors", -1, file.stream())).adapter();
    }

    private static AdapterFiles other() {
        return new AdapterFiles().layer("lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q", 2, 8, 1);
    }
}
