package io.likeness.models.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.common.NotFound;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.models.adapter.AdapterResult.Refused;
import io.likeness.support.AdapterFiles;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.support.TestCheckpoints;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Adapters that were trained here, beside other subjects than their own. */
@IntegrationTest
@Import(TestCheckpoints.class)
class TrainedAdaptersTest {

    @Autowired
    TrainedAdapters trained;

    @Autowired
    Adapters adapters;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    TestCheckpoints made;

    @Autowired
    TestAccounts accounts;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = accounts.member().id();
    }

    @Test
    void onlyAdaptersAreOffered() throws IOException {
        CheckpointId adapter = checkpoint(true);
        checkpoint(false);

        assertThat(trained.of(me)).extracting(CheckpointDetails::id).containsExactly(adapter);
        assertThat(trained.of(accounts.administrator().id())).isEmpty();
    }

    @Test
    void aCopyIsCalledAsItWasTrained() throws IOException {
        AdapterDetails copy = ((Added) trained.add(me, checkpoint(true))).adapter();

        assertThat(copy.name()).isEqualTo("sks-dog-25-steps");
        assertThat(copy.triggerWords()).containsExactly("sks dog");
        assertThat(copy.trained()).isTrue();
        assertThat(adapters.content(copy).getContentAsByteArray())
                .isEqualTo(AdapterFiles.forStarter(1).bytes());
    }

    @Test
    void anothersIsNotFoundAndALostOneIsExplained() throws IOException {
        CheckpointId mine = checkpoint(true);
        AccountId other = accounts.administrator().id();
        assertThatThrownBy(() -> trained.add(other, mine)).isInstanceOf(NotFound.class);

        Files.delete(checkpoints.folder(mine).resolve(Checkpoints.ADAPTER_FILE));
        assertThat(((Refused) trained.add(me, mine)).sentence()).contains("no longer on this server");
    }

    private CheckpointId checkpoint(boolean adapter) throws IOException {
        return made.checkpoint(me, adapter);
    }
}
