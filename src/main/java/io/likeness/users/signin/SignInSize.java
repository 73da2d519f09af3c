package io.likeness.users.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a try to sign in that is larger than any name and password, before it is read. */
class SignInSize extends OncePerRequestFilter {

    /** A name of 32 and a password of 128 letters, each written as up to four bytes of three characters. */
    private static final int LARGEST = 8 << 10;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SignInRequest.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length > LARGEST) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (length < 0) { // browsers say how long a form is
            response.setStatus(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else {
            chain.doFilter(request, response);
        }
    }
}
