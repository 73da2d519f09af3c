package io.likeness.models.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model hub on this machine that can behave badly in all the ways that real ones do. */
public final class FakeHub implements AutoCloseable {

    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final Path TINY =
            Path.of("src/test/resources/golden/checkpoints/sd1").toAbsolutePath();

    private final HttpServer server;
    private final Map<String, Map<String, byte[]>> repositories = new ConcurrentHashMap<>();
    private final Map<String, String> gates = new ConcurrentHashMap<>();
    private final Map<String, Integer> breaks = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Map<String, byte[]> lies = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger brokenLines = new AtomicInteger();
    private volatile boolean knowsRanges = true;
    private volatile int pauseMilliseconds;

    public FakeHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** A repository with the files of the tiny model and others beside them. */
    public Map<String, byte[]> publishTiny(String repository) {
        Map<String, byte[]> files = new TreeMap<>(tiny());
        repositories.put(repository, files);
        return files;
    }

    /** The files of the tiny model. */
    public static Map<String, byte[]> tiny() {
        try (Stream<Path> files = Files.walk(TINY)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> TINY.relativize(file).toString(), FakeHub::bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only whoever knows the token may have the repository. */
    public void gate(String repository, String token) {
        gates.put(repository, token);
    }

    /** The line breaks in the middle of each of the next answers with this file. */
    public void breakLine(String path, int times) {
        breaks.put(path, times);
    }

    /** Sends other bytes than the listing says. */
    public void lieAbout(String path, byte[] bytes) {
        lies.put(path, bytes);
    }

    /** Sends on whoever asks for a file. */
    public void redirect(String path, String location) {
        redirects.put(path, location);
    }

    /** Begins to answer questions about the repository, and never ends. */
    public void fallSilent(String repository) {
        silent.add(repository);
    }

    public void forgetRanges() {
        knowsRanges = false;
    }

    /** Between stretches of 16 KB. */
    public void slowDown(int milliseconds) {
        pauseMilliseconds = milliseconds;
    }

    public void behave() {
        gates.clear();
        breaks.clear();
        redirects.clear();
        lies.clear();
        silent.clear();
        asked.clear();
        brokenLines.set(0);
        knowsRanges = true;
        pauseMilliseconds = 0;
    }

    /** What was asked for: method, path, range, and whether a token came along. */
    public List<String> asked() {
        return asked;
    }

    public int brokenLines() {
        return brokenLines.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String range = exchange.getRequestHeaders().getFirst("Range");
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(path + (range == null ? "" : " " + range) + (authorization == null ? "" : " with token"));
            String[] parts = path.substring(1).split("/", 3);
            if (parts[0].equals("api")) {
                api(exchange, path, authorization);
            } else {
                String repository = parts[0] + "/" + parts[1];
                file(exchange, repository, parts[2].replaceFirst("^resolve/" + COMMIT + "/", ""), range, authorization);
            }
        }
    }

    private void api(HttpExchange exchange, String path, String authorization) throws IOException {
        String[] parts = path.split("/");
        String repository = parts[3] + "/" + parts[4];
        if (refused(exchange, repository, authorization)) {
            return;
        }
        if (silent.contains(repository)) {
            beSilent(exchange, repository);
            return;
        }
        if (parts[5].equals("revision")) {
            send(exchange, "{\"sha\": \"%s\"}".formatted(COMMIT));
            return;
        }
        List<String> entries = repositories.get(repository).entrySet().stream()
                .map(FakeHub::entry)
                .toList();
        int half = entries.size() / 2;
        boolean second = String.valueOf(exchange.getRequestURI().getQuery()).contains("cursor=");
        if (!second) {
            exchange.getResponseHeaders().add("Link", "<%s?recursive=true&cursor=2>; rel=\"next\"".formatted(path));
        }
        List<String> page = second ? entries.subList(half, entries.size()) : entries.subList(0, half);
        send(exchange, "[{\"type\": \"directory\", \"path\": \"unet\", \"size\": 0}," + String.join(",", page) + "]");
    }

    private void beSilent(HttpExchange exchange, String repository) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        while (silent.contains(repository)) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String entry(Map.Entry<String, byte[]> file) {
        byte[] bytes = file.getValue();
        boolean large = file.getKey().endsWith(".safetensors");
        String oid = sum("SHA-1", ("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII), bytes);
        String lfs = large ? ", \"lfs\": {\"oid\": \"%s\"}".formatted(sum("SHA-256", bytes)) : "";
        return "{\"type\": \"file\", \"path\": \"%s\", \"size\": %d, \"oid\": \"%s\"%s}"
                .formatted(file.getKey(), bytes.length, oid, lfs);
    }

    private void file(HttpExchange exchange, String repository, String path, String range, String authorization)
            throws IOException {
        if (refused(exchange, repository, authorization)) {
            return;
        }
        String elsewhere = redirects.get(path);
        if (elsewhere != null) {
            exchange.getResponseHeaders().add("Location", elsewhere);
            exchange.sendResponseHeaders(302, -1);
            return;
        }
        byte[] bytes = lies.getOrDefault(path, repositories.get(repository).get(path));
        if (bytes == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        sendStretch(exchange, path, bytes, range);
    }

    private void sendStretch(HttpExchange exchange, String path, byte[] bytes, String range) throws IOException {
        int from = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from > 0) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
        }
        int length = bytes.length - from;
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, length == 0 ? -1 : length);
        int left = breaks.getOrDefault(path, 0);
        int end = from + (left > 0 ? length / 2 : length);
        for (int i = from; i < end; i += 16 * 1024) {
            exchange.getResponseBody().write(bytes, i, Math.min(16 * 1024, end - i));
            pause();
        }
        if (left > 0) {
            breaks.put(path, left - 1);
            brokenLines.incrementAndGet();
            exchange.getResponseBody().flush();
            throw new IOException("The line breaks, as the test wishes");
        }
    }

    private void pause() {
        try {
            Thread.sleep(pauseMilliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean refused(HttpExchange exchange, String repository, String authorization) throws IOException {
        if (!repositories.containsKey(repository)) {
            exchange.sendResponseHeaders(404, -1);
            return true;
        }
        String token = gates.get(repository);
        if (token != null && !("Bearer " + token).equals(authorization)) {
            exchange.sendResponseHeaders(authorization == null ? 401 : 403, -1);
            return true;
        }
        return false;
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String sum(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
