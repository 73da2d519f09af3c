package io.likeness.users.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.support.IntegrationTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Behind a reverse proxy that the settings name; it stands on this machine. */
@IntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "likeness.proxies=127.0.0.0/8,::1")
class ProxiedSignInIT {

    @LocalServerPort
    int port;

    private final HttpClient proxy = HttpClient.newHttpClient();

    @Test
    void peopleBehindTheProxyAreCountedEachByTheirOwnAddress() throws Exception {
        for (int i = 0; i < 12; i++) {
            assertThat(tryOnce("ada", "203.0.113." + i)).endsWith("/sign-in?error");
        }
    }

    @Test
    void whatAPersonWritesBeforeTheProxysWordIsNotBelieved() throws Exception {
        String last = "";
        for (int i = 0; i < 6; i++) {
            last = tryOnce("bob", "198.51.100.%d, 203.0.113.77".formatted(i));
        }

        assertThat(last).endsWith("/sign-in?too-many-tries");
    }

    @Test
    void whatTheProxySaysOfHttpsMarksTheCookieSecure() throws Exception {
        HttpResponse<String> page = proxy.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                        .header("X-Forwarded-Proto", "https")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
    }

    @Test
    void aPageOfTheProxysHostMaySignIn() throws Exception {
        HttpResponse<String> answer = proxy.send(
                signIn("carla", "203.0.113.9")
                        .header("X-Forwarded-Host", "studio.example")
                        .header("X-Forwarded-Proto", "https")
                        .header("Origin", "https://studio.example")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in?error");
    }

    private String tryOnce(String name, String forwardedFor) throws Exception {
        return proxy.send(signIn(name, forwardedFor).build(), HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private HttpRequest.Builder signIn(String name, String forwardedFor) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", forwardedFor)
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=guess"));
    }
}
