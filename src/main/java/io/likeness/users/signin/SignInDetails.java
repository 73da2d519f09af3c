package io.likeness.users.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** What the throttle knows of a try to sign in, so that its outcome is counted where the try was. */
class SignInDetails extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = SignInTry.class.getName();

    private final transient @Nullable SignInTry counted;

    SignInDetails(HttpServletRequest request) {
        super(request);
        this.counted = request.getAttribute(ATTRIBUTE) instanceof SignInTry one ? one : null;
    }

    static void remember(HttpServletRequest request, SignInTry one) {
        request.setAttribute(ATTRIBUTE, one);
    }

    static Optional<SignInTry> of(Authentication authentication) {
        return authentication.getDetails() instanceof SignInDetails details
                ? Optional.ofNullable(details.counted)
                : Optional.empty();
    }

    /** By what Spring compares them; the try belongs to neither. */
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
