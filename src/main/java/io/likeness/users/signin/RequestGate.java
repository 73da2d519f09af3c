package io.likeness.users.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers what no page of ours sends, before anything looks at it: other methods with 405 (OPTIONS with the list), odd numbers with 400. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestGate extends OncePerRequestFilter {

    private static final List<String> PAGES = List.of("GET", "HEAD", "POST");
    private static final List<String> UPLOADS = List.of("GET", "HEAD", "POST", "PATCH", "DELETE");
    private static final List<String> FILES = List.of("GET", "HEAD");
    private static final List<String> FILE_FOLDERS =
            List.of("/images/", "/downloads/", "/likeness/", "/webjars/", "/_static/", "/actuator/");

    private static final Pattern ODD_NUMBER = Pattern.compile("(^|&)v-uiId=(?!-?[0-9]{1,9}(&|$))");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> allowed = allowed(request.getServletPath());
        if (allowed.contains(request.getMethod())) {
            answer(request, response, chain);
            return;
        }
        boolean asksForThem = request.getMethod().equals("OPTIONS");
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        response.setStatus(asksForThem ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    /** Where failures are told is no page of its own; Vaadin takes any word for a page's number and fails. */
    private static void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString(); // not the parameters: they would read the body
        if (request.getServletPath().equals("/error")) {
            response.sendRedirect(request.getContextPath() + "/");
        } else if (query != null && ODD_NUMBER.matcher(query).find()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static List<String> allowed(String path) {
        if (path.equals("/uploads") || path.startsWith("/uploads/")) {
            return UPLOADS;
        }
        return FILE_FOLDERS.stream().anyMatch(path::startsWith) ? FILES : PAGES;
    }
}
