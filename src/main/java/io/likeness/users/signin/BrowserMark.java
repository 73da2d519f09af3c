package io.likeness.users.signin;

import io.likeness.users.KnownBrowsers;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/** Keeps in a cookie that somebody signed in with this browser before; see {@link KnownBrowsers}. */
@Component
class BrowserMark implements SessionAuthenticationStrategy {

    static final String COOKIE = "likeness-browser";

    private static final Duration KEPT = Duration.ofDays(365);

    private final KnownBrowsers browsers;

    BrowserMark(KnownBrowsers browsers) {
        this.browsers = browsers;
    }

    /** The number of a browser in which this account signed in before; empty for any other. */
    Optional<String> known(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(mark -> browsers.number(name, mark));
    }

    /** Somebody signed in. */
    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        browsers.mark(authentication.getName())
                .map(mark -> ResponseCookie.from(COOKIE, mark)
                        .path(request.getContextPath() + "/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build())
                .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
    }
}
