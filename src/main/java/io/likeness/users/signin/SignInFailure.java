package io.likeness.users.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads somebody who could not sign in back to the sign-in page, which tells why. */
class SignInFailure implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFailure.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        send(request, response, reason(failure));
    }

    static void send(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
        response.sendRedirect(request.getContextPath() + SignInRequest.PATH + "?" + reason);
    }

    private static String reason(AuthenticationException failure) {
        return switch (failure) {
            case DisabledException _ -> SignInView.DISABLED;
            case AuthenticationServiceException service -> {
                LOG.warn("Nobody can sign in: {}", service.getMessage());
                yield SignInView.UNAVAILABLE;
            }
            default -> SignInView.ERROR;
        };
    }
}
