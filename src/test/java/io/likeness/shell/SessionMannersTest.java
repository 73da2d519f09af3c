package io.likeness.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.ErrorEvent;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Which failures of a page an administrator reads about. */
@ExtendWith(OutputCaptureExtension.class)
class SessionMannersTest {

    @Test
    void aPageThatWasClosedInTheMiddleOfAnAnswerIsNoFailure(CapturedOutput log) {
        SessionManners.tell(new ErrorEvent(new ClientAbortException(new IOException("Broken pipe"))));

        assertThat(log).doesNotContain("Unexpected failure");
    }

    @Test
    void aBugIsRecordedUnderANumber(CapturedOutput log) {
        SessionManners.tell(new ErrorEvent(new IllegalStateException("a bug")));

        assertThat(log).containsPattern("Unexpected failure [0-9a-f]{8}").contains("a bug");
    }
}
