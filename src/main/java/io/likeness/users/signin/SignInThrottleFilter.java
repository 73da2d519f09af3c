package io.likeness.users.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends somebody who tries too often back to the sign-in page before the password is looked at. */
class SignInThrottleFilter extends OncePerRequestFilter {

    private final SignInThrottle throttle;
    private final BrowserMark browsers;

    SignInThrottleFilter(SignInThrottle throttle, BrowserMark browsers) {
        this.throttle = throttle;
        this.browsers = browsers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SignInRequest.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String typed = request.getParameter("username");
        String name = typed == null ? "" : typed;
        SignInTry one = SignInTry.of(
                name, request.getRemoteAddr(), browsers.known(request, name).orElse(null));
        if (throttle.tryOnce(one)) {
            SignInDetails.remember(request, one);
            chain.doFilter(request, response);
        } else {
            SignInFailure.send(request, response, SignInView.TOO_MANY_TRIES);
        }
    }
}
