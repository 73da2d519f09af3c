package io.likeness.models.hub;

import io.likeness.common.LikenessProperties;
import io.likeness.common.Secret;
import io.likeness.models.layout.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds out what a repository on the hub holds, and fetches its files. */
@Component
public class HubClient {

    /** A listing has a few hundred bytes a file, in pages of a thousand files. */
    private static final int LARGEST_ANSWER = 8 << 20;

    private static final int MOST_PAGES = 20;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-.*");

    /** After which an answer counts as broken. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int BUFFER_BYTES = 64 * 1024;

    private final URI hub;
    private final HubAnswers answers;
    private final JsonMapper json;
    private final @Nullable Secret ownToken;
    private final Duration silence;

    @Autowired
    public HubClient(LikenessProperties properties, JsonMapper json) {
        this(properties, json, SILENCE);
    }

    HubClient(LikenessProperties properties, JsonMapper json, Duration silence) {
        this.hub = properties.models().hubUrl();
        this.answers = new HubAnswers(hub);
        this.json = json;
        this.silence = silence;
        this.ownToken = properties.models().hubToken();
    }

    /** The hub's name, for people. */
    public String host() {
        return hub.getHost();
    }

    /** What is wrong with the way to the hub; many failures of Java's HTTP client say no more than their names. */
    public static String words(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** The commit that a branch or tag means now, so that all files are of one state. */
    public String commit(HubRepository repository, String revision, @Nullable Secret token)
            throws IOException, InterruptedException {
        String address = "/api/models/%s/revision/%s".formatted(repository, encoded(revision));
        String what = "The repository %s in revision %s".formatted(repository, revision);
        String commit = read(get(at(address), token, what), what).path("sha").asString("");
        if (!COMMIT.matcher(commit).matches()) {
            throw unreadable(what);
        }
        return commit;
    }

    /** All files of a commit, with their sizes and checksums. */
    public List<ModelFile> files(HubRepository repository, String commit, @Nullable Secret token)
            throws IOException, InterruptedException {
        String what = "The repository " + repository;
        List<ModelFile> files = new ArrayList<>();
        Optional<URI> next = Optional.of(at("/api/models/%s/tree/%s?recursive=true".formatted(repository, commit)));
        for (int page = 0; next.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw new HubRefusal(what + " has too many files for a model.", "Take another repository.");
            }
            HttpResponse<InputStream> answer = get(next.get(), token, what);
            read(answer, what).forEach(entry -> HubEntry.file(entry).ifPresent(files::add));
            next = next(answer);
        }
        return files;
    }

    /** A small JSON file. */
    public JsonNode json(HubRepository repository, String commit, String path, @Nullable Secret token)
            throws IOException, InterruptedException {
        String what = "The file %s of %s".formatted(path, repository);
        return read(get(file(repository, commit, path), token, what), what);
    }

    /**
     * A file's bytes from somewhere in it.
     *
     * @param from where they really begin: 0 if the hub sends the whole file anyway
     */
    public record Bytes(long from, InputStream content) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    /** Begins to fetch a file at an offset. */
    public Bytes open(HubRepository repository, String commit, String path, long offset, @Nullable Secret token)
            throws IOException, InterruptedException {
        Map<String, String> headers = offset == 0 ? Map.of() : Map.of("Range", "bytes=" + offset + "-");
        HttpResponse<InputStream> answer = answers.get(
                file(repository, commit, path), headers, text(token), "The file %s of %s".formatted(path, repository));
        if (answer.statusCode() == 200) {
            return new Bytes(0, answer.body());
        }
        Matcher range = CONTENT_RANGE.matcher(
                answer.headers().firstValue("Content-Range").orElse(""));
        if (answer.statusCode() == 206 && range.matches() && range.group(1).equals(Long.toString(offset))) {
            return new Bytes(offset, answer.body());
        }
        answer.body().close();
        throw new IOException("%s sent another stretch of %s than was asked for".formatted(host(), path));
    }

    private HttpResponse<InputStream> get(URI address, @Nullable Secret token, String what)
            throws IOException, InterruptedException {
        return answers.get(address, Map.of("Accept", "application/json"), text(token), what);
    }

    private @Nullable String text(@Nullable Secret token) {
        Secret used = token == null ? ownToken : token;
        return used == null ? null : used.value();
    }

    private JsonNode read(HttpResponse<InputStream> answer, String what) throws IOException {
        try (InputStream body = answer.body();
                SilenceWatch watch = new SilenceWatch(body, silence)) {
            byte[] bytes = bytes(body, watch);
            if (bytes.length > LARGEST_ANSWER) {
                throw unreadable(what);
            }
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw unreadable(what);
        }
    }

    /** No more of them than one buffer beyond the largest answer. */
    private byte[] bytes(InputStream body, SilenceWatch watch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = body.read(buffer); n >= 0 && bytes.size() <= LARGEST_ANSWER; n = body.read(buffer)) {
            watch.heard();
            bytes.write(buffer, 0, n);
        }
        if (watch.gaveUp()) {
            throw new IOException("%s fell silent in the middle of an answer".formatted(host()));
        }
        return bytes.toByteArray();
    }

    private HubRefusal unreadable(String what) {
        return new HubRefusal(
                "%s cannot be read: %s does not answer like a model hub.".formatted(what, host()),
                "Check likeness.models.hub-url, or try again later.");
    }

    /** Further pages are on the hub itself, or there are none. */
    private Optional<URI> next(HttpResponse<?> answer) {
        return answer.headers().allValues("Link").stream()
                .flatMap(link -> NEXT.matcher(link).results())
                .map(found -> answer.uri().resolve(found.group(1)))
                .filter(answers::isHub)
                .findFirst();
    }

    private URI file(HubRepository repository, String commit, String path) {
        return at("/%s/resolve/%s/%s"
                .formatted(repository, commit, encoded(path).replace("+", "%20").replace("%2F", "/")));
    }

    private URI at(String path) {
        return URI.create(hub.toString().replaceFirst("/+$", "") + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
