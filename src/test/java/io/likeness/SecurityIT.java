package io.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.galleries.GalleryService;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountAdministration;
import io.likeness.users.AccountCreation.Created;
import io.likeness.users.Role;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

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
        String before = get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();

        String after = signIn(member.account().name(), member.password())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

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
        assertThat(location(signIn(member.account().name(), member.password()))).endsWith("/sign-in?error");
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

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
