package io.likeness.models.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.models.ModelsTest;
import io.likeness.models.StudioBrowser;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.support.AdapterFiles;
import io.likeness.users.AccountCreation.Created;
import io.likeness.users.Role;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Adapters as files to take home again. */
class AdapterDownloadTest extends ModelsTest {

    @LocalServerPort
    int port;

    @Autowired
    Adapters adapters;

    @Test
    void theOwnerGetsTheSameFileAndNobodyElseFindsIt() throws Exception {
        Created owner = accounts.create(Role.MEMBER);
        byte[] file = AdapterFiles.golden("sd1_alpha4_kohya.safetensors");
        AdapterId id = ((Added) adapters.add(
                        owner.account().id(), "Öl & paint.safetensors", file.length, new ByteArrayInputStream(file)))
                .adapter()
                .id();

        HttpResponse<byte[]> answer = StudioBrowser.signedIn(port, owner).download("/downloads/adapters/" + id);
        assertThat(answer.body()).isEqualTo(file);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "l-paint.safetensors");

        StudioBrowser other = StudioBrowser.signedIn(port, accounts.create(Role.ADMINISTRATOR));
        assertThat(other.download("/downloads/adapters/" + id).statusCode()).isEqualTo(404);
        assertThat(other.download("/downloads/adapters/no-id").statusCode()).isEqualTo(404);
        adapters.delete(owner.account().id(), id);
        assertThat(StudioBrowser.signedIn(port, owner)
                        .download("/downloads/adapters/" + id)
                        .statusCode())
                .isEqualTo(404);
    }
}
