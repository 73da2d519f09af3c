package io.likeness.users.signin;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Tells the throttle that a sign-in worked. */
@Component
class SignInSuccess {

    private final SignInThrottle throttle;

    SignInSuccess(SignInThrottle throttle) {
        this.throttle = throttle;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
            throttle.succeeded(event.getAuthentication().getName(), details.getRemoteAddress());
        }
    }
}
