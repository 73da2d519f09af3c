package io.likeness.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class DraftFilesTest {

    /** Not the common pool, which has one thread on a small machine. */
    private static final Executor ELSEWHERE = action -> Thread.ofVirtual().start(action);

    @TempDir
    Path home;

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private FolderFileStore store;
    private DraftFiles drafts;

    @BeforeEach
    void open() {
        store = new FolderFileStore(home, Clock.systemUTC());
        drafts = new DraftFiles(store, beans.getBeanProvider(FileSweep.class));
    }

    @Test
    void aFileStaysUntilEverybodyGaveItBack() {
        sweepAsks(drafts);
        FileKey first = drafts.hold(bytes("a photo"));
        FileKey second = drafts.hold(bytes("a photo"));
        assertThat(second).isEqualTo(first);

        drafts.giveBack(first);
        assertThat(store.has(first)).isTrue();
        assertThat(drafts.referencedAmong(Set.of(first))).containsExactly(first);

        drafts.giveBack(second);
        assertThat(store.has(first)).isFalse();
        assertThat(drafts.referencedAmong(Set.of(first))).isEmpty();
    }

    @Test
    void nobodyWaitsForAnothersDisk() throws Exception {
        sweepAsks(drafts, keys -> {
            asked.countDown();
            await(answer);
            return Set.of();
        });
        FileKey slow = drafts.hold(bytes("one person's photo"));
        CompletableFuture<Void> givingBack = CompletableFuture.runAsync(() -> drafts.giveBack(slow), ELSEWHERE);
        await(asked);

        CompletableFuture<FileKey> another =
                CompletableFuture.supplyAsync(() -> drafts.hold(bytes("another's")), ELSEWHERE);

        assertThat(another.get(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(drafts.referencedAmong(Set.of(another.join()))).hasSize(1);
        answer.countDown();
        givingBack.get(20, TimeUnit.SECONDS);
        assertThat(store.has(slow)).isFalse();
    }

    @Test
    void whoeverHoldsAFileThatIsJustBeingDeletedHasItAfterwards() throws Exception {
        sweepAsks(drafts, keys -> {
            asked.countDown();
            await(answer);
            return Set.of();
        });
        FileKey key = drafts.hold(bytes("a photo"));
        CompletableFuture<Void> givingBack = CompletableFuture.runAsync(() -> drafts.giveBack(key), ELSEWHERE);
        await(asked);
        CompletableFuture<FileKey> again =
                CompletableFuture.supplyAsync(() -> drafts.hold(bytes("a photo")), ELSEWHERE);

        answer.countDown();
        givingBack.get(20, TimeUnit.SECONDS);

        assertThat(store.has(again.get(20, TimeUnit.SECONDS))).isTrue();
    }

    private void sweepAsks(FileReferences... references) {
        beans.registerSingleton(
                "sweep", new FileSweep(store, new Thumbnails(store, home), List.of(references), Clock.systemUTC()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
