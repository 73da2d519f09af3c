package io.likeness.models.hub;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.likeness.common.LikenessProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class HubClientTest {

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
    void aHubThatFallsSilentInAnAnswerIsNotWaitedForWithoutEnd() {
        try (FakeHub hub = new FakeHub()) {
            hub.publishTiny("tester/silent");
            hub.fallSilent("tester/silent");
            HubClient client = new HubClient(properties(hub), new JsonMapper(), Duration.ofMillis(200));

            assertThatThrownBy(() -> client.commit(new HubRepository("tester", "silent"), "main", null))
                    .isInstanceOf(IOException.class);
            hub.behave();
        }
    }

    private static LikenessProperties properties(FakeHub hub) {
        LikenessProperties properties = mock();
        when(properties.models())
                .thenReturn(new LikenessProperties.Models(
                        List.of(), DataSize.ofBytes(1), DataSize.ofBytes(1), hub.address(), null, "tester/clip"));
        return properties;
    }
}
