package io.likeness.users.signin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.likeness.common.ui.SignedInMark;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page where people sign in. */
@Route(value = SignInView.ROUTE, autoLayout = false)
@PageTitle("Sign in · Likeness")
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver {

    static final String ROUTE = "sign-in";
    static final String ERROR = "error";
    static final String TOO_MANY_TRIES = "too-many-tries";
    static final String DISABLED = "disabled";
    static final String UNAVAILABLE = "unavailable";

    /** What the address says of the last try, and in which words the page does. */
    private static final Map<String, LoginI18n> FAILURES = Map.of(
            ERROR,
            words(
                    "That name and password do not fit",
                    "Check both and try again. If you forgot your password, an administrator can give you a new one."),
            TOO_MANY_TRIES,
            words(
                    "Too many tries",
                    "Wait a minute, then try again. A browser in which you signed in before may let you in at once."),
            DISABLED,
            words("This account is disabled", "Ask an administrator."),
            UNAVAILABLE,
            words("Nobody can sign in right now", "The studio does not reach its database. Try again in a minute."));

    /** A form that is posted forgets; the name that was typed waits in the browser's tab until the sign-in works. */
    private static final String KEEP_THE_NAME = """
            this.addEventListener('login', event => sessionStorage.setItem('likeness.name', event.detail.username));
            if ($0) {
              this.updateComplete?.then(() => {
                const [name, password] = ['#vaadinLoginUsername', '#vaadinLoginPassword'].map(id => this.querySelector(id));
                name.value = sessionStorage.getItem('likeness.name') ?? '';
                if (name.value) password.focus();
              });
            } else {
              sessionStorage.removeItem('likeness.name');
            }
            """;

    private final LoginForm form = new LoginForm();
    private final Div signedOut =
            new Div(new Span("You were signed out"), new Span("Sign in to go on where you were."));
    private final AuthenticationContext authentication;

    SignInView(AuthenticationContext authentication) {
        this.authentication = authentication;
        addClassName("likeness-outside");
        Image logo = new Image("likeness/logo.svg", "");
        Header header = new Header(
                logo,
                new H1("Welcome to Likeness"),
                new Paragraph("Sign in to your studio for pictures of your subjects."));
        form.setAction(ROUTE);
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words("", ""));
        signedOut.addClassName("likeness-signed-out");
        signedOut.getElement().setAttribute("role", "status").setAttribute("hidden", true);
        Div card = new Div(header, signedOut, form);
        card.addClassName("likeness-sign-in");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (authentication.isAuthenticated()) {
            event.forwardTo("");
            return;
        }
        Set<String> query =
                event.getLocation().getQueryParameters().getParameters().keySet();
        Optional<LoginI18n> failure = FAILURES.entrySet().stream()
                .filter(known -> query.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        failure.ifPresent(form::setI18n);
        boolean failed = failure.isPresent();
        form.setError(failed);
        if (!failed) {
            SignedInMark.reveal(signedOut);
        }
        form.getElement().executeJs(KEEP_THE_NAME, failed);
    }

    private static LoginI18n words(String errorTitle, String errorMessage) {
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle("");
        words.getForm().setUsername("Name");
        words.getForm().setPassword("Password");
        words.getForm().setSubmit("Sign in");
        words.getErrorMessage().setTitle(errorTitle);
        words.getErrorMessage().setMessage(errorMessage);
        words.getErrorMessage().setUsername("Enter your name.");
        words.getErrorMessage().setPassword("Enter your password.");
        return words;
    }
}
