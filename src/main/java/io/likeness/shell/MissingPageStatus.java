package io.likeness.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.likeness.common.AddressCheck;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives the HTML of a page that is missing, or not this person's, the status 404. Vaadin sends the same HTML for every address
 * and decides only afterwards, over its own protocol, which page it shows; a browser or a program would see 200.
 */
@org.springframework.stereotype.Component
class MissingPageStatus extends OncePerRequestFilter {

    private static final List<String> NOT_PAGES =
            List.of("VAADIN/", "likeness/", "aura/", "webjars/", "_static/", "actuator/", "error");

    private final AccessAnnotationChecker access = new AccessAnnotationChecker();
    private final List<AddressCheck> checks;

    MissingPageStatus(List<AddressCheck> checks) {
        this.checks = checks;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = path(request);
        return !"GET".equals(request.getMethod())
                || request.getUserPrincipal() == null
                || accept == null
                || !accept.contains("text/html")
                || request.getParameter("v-r") != null
                || NOT_PAGES.stream().anyMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!exists(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        chain.doFilter(request, response);
    }

    private boolean exists(HttpServletRequest request) {
        String path = path(request);
        var target = ApplicationRouteRegistry.getInstance(new VaadinServletContext(request.getServletContext()))
                .getNavigationRouteTarget(path)
                .getRouteTarget();
        if (target == null) {
            return false;
        }
        Class<? extends Component> page = target.getTarget();
        return access.hasAccess(page, request.getUserPrincipal(), request::isUserInRole)
                && checks.stream().allMatch(check -> check.passes(path));
    }

    /** As Vaadin reads it: decoded, so that no spelling of an address passes the checks. */
    private static String path(HttpServletRequest request) {
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
