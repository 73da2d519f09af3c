package io.likeness.users.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnRedirectsTest {

    @ParameterizedTest
    @CsvSource({
        "http://evil.example/sign-in, /sign-in",
        "https://evil.example:8443/subjects/1?page=2#top, /subjects/1?page=2#top",
        "HTTP://evil.example, /",
        "http://evil.example?error, /?error",
        "http://evil.example//other.example/x, /other.example/x",
        "http://evil.example/\\other.example, /other.example",
        "http://user:secret@[::1]:80/a|b, /a|b",
        "/sign-in?error, /sign-in?error",
        "sign-in, sign-in",
    })
    void noRedirectNamesAServer(String location, String sent) {
        assertThat(OwnRedirects.path(location)).isEqualTo(sent);
    }
}
