package io.likeness.users.signin;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/** Tells the throttle what became of a try. */
@Component
class SignInOutcome {

    private final SignInThrottle throttle;

    SignInOutcome(SignInThrottle throttle) {
        this.throttle = throttle;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        SignInDetails.of(event.getAuthentication()).ifPresent(throttle::succeeded);
    }

    /** The database was away. */
    @EventListener
    void on(AuthenticationFailureServiceExceptionEvent event) {
        SignInDetails.of(event.getAuthentication()).ifPresent(throttle::neverTried);
    }
}
