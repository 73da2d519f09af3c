package io.likeness.users.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Redirects lead to this server by path alone: whatever {@code Host} a request claims, no answer names it. (Tomcat is set to leave
 * paths as they are.)
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OwnRedirects extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
                super.sendRedirect(path(location), status, clearBuffer);
            }

            @Override
            public void sendRedirect(String location) throws IOException {
                super.sendRedirect(path(location));
            }
        });
    }

    /** Nothing here redirects to another server, so what names one names this one. */
    static String path(String location) {
        if (!location.matches("(?i)https?://.*")) {
            return location;
        }
        String withoutServer = location.replaceFirst("(?i)^https?://[^/?#\\\\]*", "");
        return "/" + withoutServer.replaceFirst("^[/\\\\]+", ""); // two slashes would name a server again
    }
}
