package io.likeness.users.signin;

import jakarta.servlet.http.HttpServletRequest;

/** What a try to sign in looks like. */
final class SignInRequest {

    static final String PATH = "/" + SignInView.ROUTE;

    private SignInRequest() {}

    static boolean matches(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return "POST".equals(request.getMethod()) && PATH.equals(path);
    }
}
