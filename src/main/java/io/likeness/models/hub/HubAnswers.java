package io.likeness.models.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the hub and follows where it leads: to the same host, or elsewhere over https, where the token stays behind. */
final class HubAnswers {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(20);

    /** Until the first byte; the bytes after it have a watch of their own. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final URI hub;

    HubAnswers(URI hub) {
        this.hub = hub;
    }

    /**
     * The answer to a GET; the caller closes its body.
     *
     * @throws HubRefusal if the answer says no, or leads where it must not
     */
    HttpResponse<InputStream> get(URI address, Map<String, String> headers, @Nullable String token, String what)
            throws IOException, InterruptedException {
        URI next = address;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpResponse<InputStream> answer = client.send(request(next, headers, token), BodyHandlers.ofInputStream());
            if (!REDIRECTS.contains(answer.statusCode())) {
                refuse(answer, what, token != null);
                return answer;
            }
            answer.body().close();
            next = target(next, answer);
        }
        throw new HubRefusal(
                "%s sends from one address to the next without end.".formatted(hub.getHost()), "Try again later.");
    }

    private HttpRequest request(URI address, Map<String, String> headers, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(ANSWER).GET();
        headers.forEach(request::header);
        request.header("User-Agent", "likeness");
        if (token != null && isHub(address)) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private URI target(URI from, HttpResponse<?> answer) throws IOException {
        URI to;
        try {
            to = from.resolve(answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new IOException("A redirect of " + from.getHost() + " leads nowhere.")));
        } catch (IllegalArgumentException e) {
            throw new IOException("A redirect of " + from.getHost() + " has an address that cannot be read.", e);
        }
        if ("https".equals(to.getScheme()) || from.getScheme().equals("http") && isSameHost(to)) {
            return to;
        }
        throw new HubRefusal(
                "%s leads to %s://%s, and files are fetched over https only."
                        .formatted(from.getHost(), to.getScheme(), to.getHost()),
                "Check likeness.models.hub-url.");
    }

    /** Whether an address is the hub's own: scheme, host and port. */
    boolean isHub(URI address) {
        return hub.getScheme().equals(address.getScheme()) && isSameHost(address) && port(hub) == port(address);
    }

    private boolean isSameHost(URI address) {
        return hub.getHost().equalsIgnoreCase(address.getHost());
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }

    private void refuse(HttpResponse<InputStream> answer, String what, boolean withToken) throws IOException {
        int status = answer.statusCode();
        if (status == 200 || status == 206 || status == 416) {
            return;
        }
        answer.body().close();
        switch (status) {
            case 401, 403 -> throw withToken ? tokenRefused(what) : tokenMissing(what);
            case 404, 410 ->
                throw new HubRefusal(
                        "%s does not exist on %s.".formatted(what, hub.getHost()), "Check the spelling, capitals too.");
            default -> throw new IOException("%s answers with status %d".formatted(hub.getHost(), status));
        }
    }

    private HubRefusal tokenMissing(String what) {
        return new HubRefusal(
                "%s does not exist on %s, or is not open to everyone.".formatted(what, hub.getHost()),
                "Check the spelling. If its page asks you to accept a licence, do so there and try again with an access token.");
    }

    private HubRefusal tokenRefused(String what) {
        return new HubRefusal(
                "%s does not let this access token have %s.".formatted(hub.getHost(), what),
                "Accept the licence on the model's page with the account that the token belongs to, and check that the token may read.");
    }
}
