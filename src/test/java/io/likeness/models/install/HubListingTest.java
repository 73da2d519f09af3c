package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.likeness.common.LikenessProperties;
import io.likeness.models.hub.HubClient;
import io.likeness.models.hub.HubRefusal;
import io.likeness.users.AccountId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class HubListingTest {

    private static final RetryPolicy HASTY =
            new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(1), 1, Duration.ofSeconds(1));

    @Test
    void aHubThatCannotBeReachedIsNamedWithTheReason() {
        HubListing listing = new HubListing(new HubClient(atNobodysPort(), new JsonMapper()));

        assertThatThrownBy(() -> listing.of(installation(), null, HASTY))
                .isInstanceOf(HubRefusal.class)
                .hasMessage("localhost cannot be reached: ConnectException");
    }

    private static LikenessProperties atNobodysPort() {
        LikenessProperties properties = mock();
        when(properties.models())
                .thenReturn(new LikenessProperties.Models(
                        List.of(),
                        DataSize.ofBytes(1),
                        DataSize.ofBytes(1),
                        URI.create("http://localhost:1"),
                        null,
                        "tester/clip"));
        return properties;
    }

    private static InstallationDetails installation() {
        return new InstallationDetails(
                InstallationId.random(),
                new AccountId(UUID.randomUUID()),
                Origin.HUB,
                "tiny",
                "tester/tiny",
                "main",
                InstallationState.DOWNLOADING,
                List.of(),
                0,
                0,
                Answers.NONE,
                null,
                null,
                null,
                Instant.EPOCH,
                null);
    }
}
