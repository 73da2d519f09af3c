package io.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.galleries.GalleryService;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountAdministration;
import io.likeness.users.AccountCreation.Created;
import io.likeness.users.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-in and its protection, over real HTTP. */
@IntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SecurityIT {

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    GalleryService galleries;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void aStrangerIsLedToTheSignInPageAndBackToWhereTheyWanted() throws Exception {
        Created member = accounts.create(Role.MEMBER);

        HttpResponse<String> asked = get("/somewhere?page=2");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(location(asked)).endsWith("/sign-in");

        HttpResponse<String> signedIn = signIn(member.account().name(), member.password());
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(location(signedIn)).contains("/somewhere?page=2");
    }

    @Test
    void everyPageCarriesTheProtectingHeaders() throws Exception {
        HttpResponse<String> page = get("/sign-in");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().map())
                .containsKeys(
                        "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("object-src 'none'", "frame-ancestors 'none'", "base-uri 'self'");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void anotherSitesPageCannotSignTheVisitorIn() throws Exception {
        Created member = accounts.create(Role.MEMBER);

        HttpResponse<String> answer =
                send(signInRequest(member.account().name(), member.password()).header("Sec-Fetch-Site", "cross-site"));
        HttpResponse<String> withoutFetchMetadata = send(
                signInRequest(member.account().name(), member.password()).header("Origin", "http://elsewhere.example"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(withoutFetchMetadata.statusCode()).isEqualTo(403);
        assertThat(get("/accounts").statusCode()).isEqualTo(302);
    }

    @Test
    void theSixthWrongPasswordIsNotEvenLookedAt() throws Exception {
        String name = "x" + UUID.randomUUID().toString().substring(0, 10);
        for (int i = 0; i < 5; i++) {
            assertThat(location(signIn(name, "guess" + i))).endsWith("/sign-in?error");
        }

        assertThat(location(signIn(name, "guess5"))).endsWith("/sign-in?too-many-tries");
    }

    @Test
    void anotherSpellingOfTheSignInAddressIsGuardedAsWell() throws Exception {
        Created member = accounts.create(Role.MEMBER);
        String name = "x" + UUID.randomUUID().toString().substring(0, 10);

        HttpResponse<String> fromElsewhere =
                send(signInRequest("/%73ign-in", member.account().name(), member.password())
                        .header("Origin", "http://elsewhere.example"));
        for (int i = 0; i < 5; i++) {
            send(signInRequest("/%73ign-in", name, "guess" + i));
        }

        assertThat(fromElsewhere.statusCode()).isEqualTo(403);
        assertThat(location(send(signInRequest("/sign-i%6E", name, "guess5")))).endsWith("/sign-in?too-many-tries");
    }

    @Test
    void theSessionGetsANewIdAtSignIn() throws Exception {
        Created member = accounts.create(Role.MEMBER);
        String before = session(get("/sign-in"));

        String after = session(signIn(member.account().name(), member.password()));

        assertThat(after).startsWith("JSESSIONID=").isNotEqualTo(before);
    }

    @Test
    void aMemberGets404ForAdministrationAndForWhatIsNotThere() throws Exception {
        Created member = accounts.create(Role.MEMBER);
        signIn(member.account().name(), member.password());

        assertThat(get("/accounts").statusCode()).isEqualTo(404);
        assertThat(get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/env").body())
                .contains("There is nothing here")
                .doesNotContain("Whitelabel");
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aDirectAddressToWhatIsSomeoneElsesIs404() throws Exception {
        Created owner = accounts.create(Role.MEMBER);
        Created stranger = accounts.create(Role.ADMINISTRATOR);
        String gallery =
                "/galleries/" + galleries.everything(owner.account().id()).id();

        signIn(owner.account().name(), owner.password());
        assertThat(get(gallery).statusCode()).isEqualTo(200);

        signIn(stranger.account().name(), stranger.password());
        assertThat(get(gallery).statusCode()).isEqualTo(404);
        assertThat(get("/subjects/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(get("/tasks/not-an-id").statusCode()).isEqualTo(404);
        assertThat(get(gallery.replace("/galleries", "/%67alleries")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorSeesAdministration() throws Exception {
        Created administrator = accounts.create(Role.ADMINISTRATOR);
        signIn(administrator.account().name(), administrator.password());

        assertThat(get("/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void disablingAnAccountEndsItsSessionAtOnce() throws Exception {
        Created member = accounts.create(Role.MEMBER);
        signIn(member.account().name(), member.password());
        assertThat(get("/").statusCode()).isEqualTo(200);

        accounts.asAdministrator(() -> administration.disable(member.account().id()));

        assertThat(get("/").statusCode()).isEqualTo(302);
        assertThat(location(signIn(member.account().name(), member.password()))).endsWith("/sign-in?disabled");
    }

    @Test
    void disablingTellsOnlyWhoKnowsThePassword() throws Exception {
        Created member = accounts.create(Role.MEMBER);
        accounts.asAdministrator(() -> administration.disable(member.account().id()));

        assertThat(location(signIn(member.account().name(), "guess"))).endsWith("/sign-in?error");
        assertThat(location(signIn(member.account().name(), member.password()))).endsWith("/sign-in?disabled");
    }

    @Test
    void aNewForwardedAddressEachTimeIsNoWayRoundTheThrottle() throws Exception {
        String name = "x" + UUID.randomUUID().toString().substring(0, 10);
        String last = "";
        for (int i = 0; i < 6; i++) {
            last = location(send(signInRequest(name, "guess" + i).header("X-Forwarded-For", "203.0.113." + i)));
        }

        assertThat(last).endsWith("/sign-in?too-many-tries");
    }

    @Test
    void noAnswerNamesTheHostThatARequestClaims() throws Exception {
        Created member = accounts.create(Role.MEMBER);

        assertThat(raw("GET /subjects HTTP/1.1", "Host: evil.example", "Accept: text/html"))
                .startsWith("HTTP/1.1 302")
                .contains("Location: /sign-in")
                .doesNotContain("evil.example");
        assertThat(raw(
                        "GET /subjects HTTP/1.1",
                        "Host: localhost",
                        "X-Forwarded-Host: evil.example",
                        "Accept: text/html"))
                .contains("Location: /sign-in")
                .doesNotContain("evil.example");
        get("/somewhere?page=2");
        assertThat(location(signIn(member.account().name(), member.password()))).isEqualTo("/somewhere?page=2");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /sign-in, 405",
        "DELETE, /sign-in, 405",
        "PATCH, /sign-in, 405",
        "TRACE, /sign-in, 405",
        "BREW, /sign-in, 405",
        "OPTIONS, /sign-in, 204",
        "HEAD, /sign-in, 200",
        "PUT, /subjects, 405",
        "TRACE, /, 405",
        "DELETE, /images/x, 405",
        "POST, /likeness/logo.svg, 405",
        "PUT, /uploads, 405",
        "OPTIONS, /uploads, 204",
        "PROPFIND, /downloads/x, 405",
    })
    void aMethodThatNothingHereHasIsSaidSo(String method, String path, int status) throws Exception {
        String answer = raw(method + " " + path + " HTTP/1.1", "Host: localhost", "Content-Length: 0");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status != 200) {
            assertThat(answer).contains("Allow: ").doesNotContain("Location");
        }
    }

    @ParameterizedTest
    @CsvSource({"x, 400", "9999999999999, 400", "'', 400", "1%00, 400", "-1, 200", "7, 200"})
    void aPagesNumberThatIsNoneIsRefusedInOneWord(String number, int status) throws Exception {
        assertThat(send(request("/?v-r=uidl&v-uiId=" + number).POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void aSignInOfMegabytesIsRefusedUnread() throws Exception {
        assertThat(signIn("ada", "x".repeat(3 << 20)).statusCode()).isEqualTo(413);
        assertThat(signIn("ada", "x".repeat(9 << 10)).statusCode()).isEqualTo(413);
        assertThat(raw("POST /sign-in HTTP/1.1", "Host: localhost", "Content-Length: 4611686018427387904"))
                .startsWith("HTTP/1.1 413");
        assertThat(raw("POST /sign-in HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked"))
                .startsWith("HTTP/1.1 411");
    }

    @Test
    void addressesThatPeopleTypeToSignInLeadHomeOnceTheyAre() throws Exception {
        Created member = accounts.create(Role.MEMBER);
        assertThat(location(get("/login"))).endsWith("/sign-in");
        assertThat(location(signIn(member.account().name(), member.password()))).endsWith("/login");

        assertThat(get("/login").statusCode()).isEqualTo(200);
        assertThat(get("/sign-in").statusCode()).isEqualTo(200);
        HttpResponse<String> error = get("/error");
        assertThat(error.statusCode()).isEqualTo(302);
        assertThat(location(error)).isEqualTo("/");
    }

    @Test
    void aBrowserInWhichSomebodySignedInIsRememberedByACookieThatNoScriptReads() throws Exception {
        Created member = accounts.create(Role.MEMBER);

        String cookie = signIn(member.account().name(), member.password()).headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("likeness-browser="))
                .findFirst()
                .orElseThrow();

        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void anotherNodesEndOfSessionsReachesThisOneWithinSeconds() throws Exception {
        Created member = accounts.create(Role.MEMBER);
        signIn(member.account().name(), member.password());
        assertThat(get("/").statusCode()).isEqualTo(200);

        jdbc.sql("update accounts set session_series = session_series + 1 where id = ?") // as the other node commits it
                .param(member.account().id().value())
                .update();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/").statusCode()).isEqualTo(302));
    }

    /** Sends lines as they are, which no HTTP client would, and reads the head of the answer. */
    private String raw(String... lines) throws IOException {
        try (Socket line = new Socket("localhost", port)) {
            line.setSoTimeout(20_000);
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            line.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            for (int one = line.getInputStream().read();
                    one >= 0;
                    one = line.getInputStream().read()) {
                head.write(one);
                if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return send(signInRequest(name, password).header("Sec-Fetch-Site", "same-origin"));
    }

    private HttpRequest.Builder signInRequest(String name, String password) {
        return signInRequest("/sign-in", name, password);
    }

    private HttpRequest.Builder signInRequest(String path, String name, String password) {
        String form = "username=%s&password=%s"
                .formatted(
                        URLEncoder.encode(name, StandardCharsets.UTF_8),
                        URLEncoder.encode(password, StandardCharsets.UTF_8));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept", "text/html"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
