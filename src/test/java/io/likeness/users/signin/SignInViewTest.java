package io.likeness.users.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.QueryParameters;
import io.likeness.support.IntegrationTest;
import org.junit.jupiter.api.Test;

@IntegrationTest
class SignInViewTest extends SpringBrowserlessTest {

    @Test
    void whoeverIsNotSignedInSeesTheSignInPage() {
        assertThat(getCurrentView()).isInstanceOf(SignInView.class);

        UI.getCurrent().navigate("accounts");

        assertThat(getCurrentView()).isInstanceOf(SignInView.class);
        assertThat(find(LoginForm.class).single().isError()).isFalse();
    }

    @Test
    void aFailedTryIsExplained() {
        UI.getCurrent().navigate("sign-in", QueryParameters.of("error", ""));

        assertThat(find(LoginForm.class).single().isError()).isTrue();
    }
}
