package io.likeness.users.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a try to sign in looks like: to the same matcher that Spring Security asks, so that no spelling of the address passes by us. */
final class SignInRequest {

    static final String PATH = "/" + SignInView.ROUTE;

    private static final RequestMatcher MATCHER =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH);

    private SignInRequest() {}

    static boolean matches(HttpServletRequest request) {
        return MATCHER.matches(request);
    }
}
