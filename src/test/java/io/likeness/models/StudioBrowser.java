package io.likeness.models;

import io.likeness.users.AccountCreation.Created;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Someone's session with the studio, over real HTTP. */
public final class StudioBrowser {

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final int port;

    public StudioBrowser(int port) {
        this.port = port;
    }

    /** A session of this account. */
    public static StudioBrowser signedIn(int port, Created account) throws IOException, InterruptedException {
        StudioBrowser browser = new StudioBrowser(port);
        String form = "username=%s&password=%s".formatted(account.account().name(), account.password());
        browser.send(browser.request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(form)));
        return browser;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    /** The header that the session's cookie travels in. */
    public String cookie() throws IOException {
        return String.join(
                "; ",
                client.cookieHandler().orElseThrow().get(uri("/"), Map.of()).get("Cookie"));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
