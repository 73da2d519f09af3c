package io.likeness.models.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.PredictionType;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModels;
import io.likeness.models.ModelsTest;
import io.likeness.models.StudioBrowser;
import io.likeness.models.hub.FakeHub;
import io.likeness.models.install.InstallationBook;
import io.likeness.models.install.InstallationId;
import io.likeness.models.install.InstallationState;
import io.likeness.models.install.Installations;
import io.likeness.models.install.SingleFiles;
import io.likeness.users.AccountId;
import io.likeness.users.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The addresses that uploads go to, over real HTTP. */
class ModelUploadTest extends ModelsTest {

    @LocalServerPort
    int port;

    @Autowired
    BaseModels baseModels;

    @Autowired
    InstallationBook book;

    @Autowired
    Installations installations;

    @Autowired
    BaseModelAdministration models;

    @Autowired
    LikenessProperties properties;

    @Autowired
    JsonMapper json;

    private final Map<String, byte[]> files = new TreeMap<>(FakeHub.tiny());
    private StudioBrowser browser;
    private String csrf;

    @BeforeEach
    void signInOverHttp() throws Exception {
        signIn(Role.ADMINISTRATOR);
        csrf = overview().path("token").asString();
    }

    @Test
    void aFolderArrivesInPiecesAndBecomesABaseModel() throws Exception {
        String name = name();
        files.put("unet/diffusion_pytorch_model.bin", new byte[] {1, 2});
        AccountId administrator = accounts.administrator().id();
        JsonNode upload = begin(name);

        for (JsonNode file : upload.path("files")) {
            byte[] bytes = files.get(file.path("path").asString());
            sendInPieces(upload, file, bytes, 40_000);
            assertThat(finish(upload, file, bytes).statusCode()).isEqualTo(204);
        }

        assertThat(upload.path("files").toString()).doesNotContain(".bin");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> baseModels.usableBy(administrator).stream()
                        .anyMatch(model -> model.name().equals(name)));
        assertThat(overview().path("uploads")).isEmpty();
    }

    @Test
    void aSingleFileIsConvertedOnceSomebodySaysWhatItPredicts(@TempDir Path local) throws Exception {
        SingleFiles.whole(local, "sd2");
        files.clear();
        for (Path file : walk(local)) {
            files.put(local.relativize(file).toString(), Files.readAllBytes(file));
        }
        String name = "d" + "\u68a6".repeat(200) + ".safetensors"; // 600 bytes: more than disks hold
        files.put(name, files.remove("tiny-sd2.safetensors"));
        JsonNode upload = begin(name);
        for (JsonNode file : upload.path("files")) {
            byte[] bytes = files.get(file.path("path").asString());
            sendInPieces(upload, file, bytes, 400_000);
            finish(upload, file, bytes);
        }
        InstallationId id = InstallationId.parse(upload.path("id").asString()).orElseThrow();
        awaitState(id, InstallationState.ASKING);

        installations.answer(id, PredictionType.V_PREDICTION);

        awaitState(id, InstallationState.DONE);
        assertThat(models.all())
                .filteredOn(card -> card.source().equals("Uploaded file %s, converted".formatted(name)))
                .singleElement()
                .satisfies(card -> assertThat(card.facts().prediction()).isEqualTo("v_prediction"));
        await().untilAsserted(() -> assertThat(
                        properties.home().resolve("models-incoming").resolve(id.toString()))
                .doesNotExist());
    }

    private void awaitState(InstallationId id, InstallationState expected) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var now = book.find(id).orElseThrow();
            assertThat(now.state()).as(String.valueOf(now.failure())).isEqualTo(expected);
        });
    }

    private static List<Path> walk(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theSameFolderGoesOnWhereItStopped() throws Exception {
        String name = name();
        JsonNode upload = begin(name);
        JsonNode file = file(upload, "unet/diffusion_pytorch_model.safetensors");
        byte[] bytes = files.get("unet/diffusion_pytorch_model.safetensors");
        patch(upload, file, 0, Arrays.copyOf(bytes, 1000));

        JsonNode again = begin(name);

        assertThat(again.path("id")).isEqualTo(upload.path("id"));
        assertThat(file(again, "unet/diffusion_pytorch_model.safetensors")
                        .path("offset")
                        .asLong())
                .isEqualTo(1000);
        assertThat(overview().path("uploads").toString()).contains(name);
        HttpResponse<String> head = send(request(address(upload, file)).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("Upload-Offset")).contains("1000");
        assertThat(head.headers().firstValue("Upload-Length")).contains(Integer.toString(bytes.length));
    }

    @Test
    void aPieceThatDoesNotFitIsRefusedWithTheRightOffset() throws Exception {
        JsonNode upload = begin(name());
        JsonNode file = file(upload, "vae/config.json");
        byte[] bytes = files.get("vae/config.json");
        patch(upload, file, 0, Arrays.copyOf(bytes, 10));

        HttpResponse<String> late = patch(upload, file, 5, new byte[3]);
        HttpResponse<String> early = patch(upload, file, 11, new byte[3]);
        HttpResponse<String> tooSoon = finish(upload, file, bytes);

        for (HttpResponse<String> answer : new HttpResponse[] {late, early, tooSoon}) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.headers().firstValue("Upload-Offset")).contains("10");
        }
    }

    @Test
    void aFileThatGrowsBeyondItsSizeIsCutThere() throws Exception {
        JsonNode upload = begin(name());
        JsonNode file = file(upload, "vae/config.json");
        byte[] bytes = files.get("vae/config.json");

        HttpResponse<String> answer = patch(upload, file, 0, Arrays.copyOf(bytes, bytes.length + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Upload-Offset")).contains(Integer.toString(bytes.length));
        assertThat(finish(upload, file, bytes).statusCode()).isEqualTo(204);
    }

    @Test
    void aDamagedFileHasToComeAgain() throws Exception {
        JsonNode upload = begin(name());
        JsonNode file = file(upload, "vae/config.json");
        byte[] bytes = files.get("vae/config.json");
        patch(upload, file, 0, new byte[bytes.length]);

        assertThat(finish(upload, file, bytes).statusCode()).isEqualTo(422);

        assertThat(patch(upload, file, 0, bytes).statusCode()).isEqualTo(204);
        assertThat(finish(upload, file, bytes).statusCode()).isEqualTo(204);
    }

    @Test
    void anEmptyFileIsWholeWithoutAPiece() throws Exception {
        files.put("LICENSE", new byte[0]);
        JsonNode upload = begin(name());
        JsonNode file = file(upload, "LICENSE");

        assertThat(offset(upload, file)).isZero();
        assertThat(finish(upload, file, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(file(begin(upload.path("name").asString()), "LICENSE")
                        .path("whole")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aDamagedIndexIsNamed() throws Exception {
        String name = name();
        files.put("model_index.json", "{\"_class_name\": ".getBytes(StandardCharsets.UTF_8));
        JsonNode upload = begin(name);
        for (JsonNode file : upload.path("files")) {
            byte[] bytes = files.get(file.path("path").asString());
            sendInPieces(upload, file, bytes, bytes.length);
            finish(upload, file, bytes);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(book.open())
                        .filteredOn(open -> open.title().equals(name))
                        .extracting(open -> String.valueOf(open.failure()))
                        .singleElement()
                        .asString()
                        .contains("The model cannot be used: model_index.json: is no valid JSON"));
    }

    @Test
    void whatArrivedBeforeALineBrokeIsKept() throws Exception {
        JsonNode upload = begin(name());
        JsonNode file = file(upload, "unet/diffusion_pytorch_model.safetensors");
        try (Socket line = new Socket("localhost", port)) {
            String head =
                    "PATCH %s HTTP/1.1\r\nHost: localhost:%d\r\nCookie: %s\r\nX-CSRF-TOKEN: %s\r\nUpload-Offset: 0\r\n"
                            + "Content-Type: application/offset+octet-stream\r\nContent-Length: 100000\r\n\r\n";
            line.getOutputStream()
                    .write(head.formatted(address(upload, file), port, browser.cookie(), csrf)
                            .getBytes(StandardCharsets.US_ASCII));
            line.getOutputStream().write(files.get("unet/diffusion_pytorch_model.safetensors"), 0, 50_000);
            line.getOutputStream().flush();
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> offset(upload, file) > 0);
        assertThat(offset(upload, file)).isLessThanOrEqualTo(50_000);
    }

    @Test
    void whatIsNoModelOrTooLargeIsRefusedBeforeItIsSent() throws Exception {
        HttpResponse<String> pickle = post("/uploads", folder("one", Map.of("dream.ckpt", 10L)));
        HttpResponse<String> large = post("/uploads", folder(name(), sizes(100_000_000_000L)));
        HttpResponse<String> negative = post("/uploads", folder(name(), sizes(-5L)));

        assertThat(pickle.statusCode()).isEqualTo(422);
        assertThat(pickle.body()).contains("pickle");
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("at most 4.2 MB are allowed");
        for (long beyond : List.of(1L << 62, Long.MAX_VALUE)) {
            HttpResponse<String> single = post("/uploads", folder("two", Map.of("dream.safetensors", beyond)));
            assertThat(single.statusCode()).as(single.body()).isEqualTo(422);
            assertThat(single.body()).contains("at most 4.2 MB are allowed");
            assertThat(post("/uploads", folder(name(), sizes(beyond))).statusCode())
                    .isEqualTo(422);
        }
        assertThat(negative.statusCode()).isEqualTo(400);
        assertThat(post("/uploads", "no json").statusCode()).isEqualTo(400);
        assertThat(post("/uploads", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void aDiscardedUploadIsGone() throws Exception {
        JsonNode upload = begin(name());

        assertThat(send(request("/uploads/" + upload.path("id").asString())
                                .header("X-CSRF-TOKEN", csrf)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);

        assertThat(patch(upload, upload.path("files").path(0), 0, new byte[1]).statusCode())
                .isEqualTo(404);
    }

    @Test
    void withoutTheTokenNothingIsChanged() throws Exception {
        JsonNode upload = begin(name());
        String good = csrf;
        csrf = "wrong";

        assertThat(post("/uploads", folder(name(), sizes(10L))).statusCode()).isEqualTo(403);
        assertThat(patch(upload, upload.path("files").path(0), 0, new byte[1]).statusCode())
                .isEqualTo(403);
        csrf = good;
        assertThat(offset(upload, upload.path("files").path(0))).isZero();
    }

    @Test
    void membersAndOtherAdministratorsFindNoUpload() throws Exception {
        JsonNode upload = begin(name());

        signIn(Role.MEMBER);
        assertThat(send(request("/uploads").GET()).statusCode()).isEqualTo(404);
        signIn(Role.ADMINISTRATOR);
        csrf = overview().path("token").asString();
        assertThat(overview().path("uploads")).isEmpty();
        assertThat(patch(upload, upload.path("files").path(0), 0, new byte[1]).statusCode())
                .isEqualTo(404);
        browser = new StudioBrowser(port);
        assertThat(send(request("/uploads").GET()).statusCode()).isNotEqualTo(200);
    }

    private void signIn(Role role) throws IOException, InterruptedException {
        browser = StudioBrowser.signedIn(port, accounts.create(role));
    }

    private JsonNode overview() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("/uploads").GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private JsonNode begin(String name) throws IOException, InterruptedException {
        Map<String, Long> listing = new TreeMap<>();
        files.forEach((path, bytes) -> listing.put(path, (long) bytes.length));
        HttpResponse<String> answer = post("/uploads", folder(name, listing));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    private Map<String, Long> sizes(long unet) {
        Map<String, Long> sizes = new TreeMap<>();
        files.forEach((path, bytes) -> sizes.put(path, (long) bytes.length));
        sizes.put("unet/diffusion_pytorch_model.safetensors", unet);
        return sizes;
    }

    private String folder(String name, Map<String, Long> sizes) {
        return json.writeValueAsString(Map.of(
                "name",
                name,
                "files",
                sizes.entrySet().stream()
                        .map(file -> Map.of("path", file.getKey(), "bytes", file.getValue()))
                        .toList()));
    }

    private void sendInPieces(JsonNode upload, JsonNode file, byte[] bytes, int size) throws Exception {
        for (int from = 0; from < bytes.length; from += size) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
            HttpResponse<String> answer = patch(upload, file, from, piece);
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("Upload-Offset")).contains(Integer.toString(from + piece.length));
        }
    }

    private HttpResponse<String> patch(JsonNode upload, JsonNode file, long offset, byte[] piece) throws Exception {
        return send(request(address(upload, file))
                .header("X-CSRF-TOKEN", csrf)
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(piece)));
    }

    private HttpResponse<String> finish(JsonNode upload, JsonNode file, byte[] bytes) throws Exception {
        return post(address(upload, file) + "/finish", "{\"sha256\": \"%s\"}".formatted(FakeHub.sum("SHA-256", bytes)));
    }

    private long offset(JsonNode upload, JsonNode file) throws IOException, InterruptedException {
        HttpResponse<String> head = send(request(address(upload, file)).method("HEAD", BodyPublishers.noBody()));
        return Long.parseLong(head.headers().firstValue("Upload-Offset").orElseThrow());
    }

    private static JsonNode file(JsonNode upload, String path) {
        for (JsonNode file : upload.path("files")) {
            if (file.path("path").asString().equals(path)) {
                return file;
            }
        }
        throw new AssertionError(path);
    }

    private static String address(JsonNode upload, JsonNode file) {
        return "/uploads/%s/%d"
                .formatted(upload.path("id").asString(), file.path("number").asInt());
    }

    private static String name() {
        return "up-" + UUID.randomUUID();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        BodyPublisher publisher = BodyPublishers.ofString(body);
        return send(request(path)
                .header("X-CSRF-TOKEN", csrf)
                .header("Content-Type", "application/json")
                .POST(publisher));
    }

    private HttpRequest.Builder request(String path) {
        return browser.request(path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request);
    }
}
