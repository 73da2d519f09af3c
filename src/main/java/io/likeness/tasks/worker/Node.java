package io.likeness.tasks.worker;

import io.likeness.common.LikenessProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.IntStream;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** This machine: its name, which a restart does not change, and its devices. */
@Component
public class Node {

    private final String name;
    private final Devices devices;
    private volatile boolean stopping;

    Node(LikenessProperties properties) {
        String configured = properties.worker().node();
        this.name = configured == null || configured.isBlank() ? hostName() : configured;
        this.devices = new Devices(IntStream.range(0, properties.worker().devices())
                .mapToObj(i -> "cpu" + (i == 0 ? "" : ":" + i))
                .toList());
    }

    public String name() {
        return name;
    }

    public Devices devices() {
        return devices;
    }

    /** Whether the studio is shutting down: workers go on alone, and nothing new is started. */
    public boolean isStopping() {
        return stopping;
    }

    @EventListener
    void stop(ContextClosedEvent event) {
        stopping = true;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
