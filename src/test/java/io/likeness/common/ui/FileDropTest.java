package io.likeness.common.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.UploadEvent;
import io.likeness.common.ui.FileDrop.Receiver;
import io.likeness.common.ui.FileDrop.Refusal;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** What becomes of the rest of a file that is not taken: a browser that is cut off sends it again and again. */
class FileDropTest {

    private static final long LARGEST = 5_000_000;

    @Test
    void theRestOfARefusedFileIsRead() throws IOException {
        assertThat(readOf(3_000_000, (_, _, _) -> {
                    throw new Refusal("no");
                }))
                .isEqualTo(3_000_000);
    }

    @Test
    void theRestOfAFileIsReadAtWhichTheStudioFails() throws IOException {
        assertThat(readOf(3_000_000, (_, _, _) -> {
                    throw new IllegalStateException("a fault");
                }))
                .isEqualTo(3_000_000);
    }

    @Test
    void whoeverSendsMoreThanIsTakenIsCutOff() throws IOException {
        assertThat(readOf(Long.MAX_VALUE, (_, _, _) -> {
                    throw new Refusal("too large");
                }))
                .isBetween(LARGEST, LARGEST + 2_000_000);
    }

    private static long readOf(long bytes, Receiver receiver) throws IOException {
        Endless content = new Endless(bytes);
        UploadEvent event = mock(UploadEvent.class);
        when(event.getInputStream()).thenReturn(content);
        when(event.getFileName()).thenReturn("a.safetensors");
        when(event.getUI()).thenReturn(mock(UI.class));
        new FileDrop("Choose", LARGEST, name -> name, receiver).receive(event);
        return content.read;
    }

    /** Zeros, counted. */
    private static final class Endless extends InputStream {

        private final long bytes;
        private long read;

        private Endless(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return read++ < bytes ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (read >= bytes) {
                return -1;
            }
            int n = (int) Math.min(length, bytes - read);
            read += n;
            return n;
        }
    }
}
