package io.likeness.users.signin;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who gets in: everything asks for a signed-in account except the sign-in page, its looks and the health check. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {

    /** Vaadin's bootstrap needs inline and evaluated scripts; everything else comes from this server only. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "font-src 'self' data:",
            "img-src 'self' data: blob:",
            "connect-src 'self' ws: wss:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Bean
    SecurityFilterChain studio(HttpSecurity http, SignInThrottle throttle, BrowserMark browsers) throws Exception {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll() // Who may not see a page is told before; a failure is told, not answered with a sign-in.
                .requestMatchers(
                        "/likeness/**", "/webjars/**", "/_static/**", "/actuator/health", "/actuator/health/**")
                .permitAll()
                // Pictures come from plain controllers, which Vaadin would refuse; each decides who may see what.
                .requestMatchers(HttpMethod.GET, "/images/**", "/downloads/**")
                .authenticated()
                // So do uploads, which decide for themselves as well. Everything but GET and HEAD needs the CSRF token.
                .requestMatchers("/uploads/**")
                .authenticated());
        http.headers(SecurityConfiguration::headers);
        http.addFilterBefore(new SignInSize(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(new CrossSiteSignInFilter(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(new SignInThrottleFilter(throttle, browsers), UsernamePasswordAuthenticationFilter.class);
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(SignInView.class)
                        // An unknown address is for Vaadin to answer: with the page for status 404, not with a bare
                        // 403.
                        .anyRequest(request -> request.authenticated()));
        http.formLogin(
                form -> form.failureHandler(new SignInFailure()).authenticationDetailsSource(SignInDetails::new));
        http.sessionManagement(sessions -> sessions.addSessionAuthenticationStrategy(browsers));
        return http.build();
    }

    /** Only who knows the password learns that an account is disabled. */
    @Bean
    AuthenticationProvider passwordProvider(UserDetailsService accounts, PasswordEncoder passwords) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(accounts);
        provider.setPasswordEncoder(passwords);
        provider.setPreAuthenticationChecks(_ -> {});
        provider.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
        return provider;
    }

    /** The page that was asked for before the sign-in comes back at its own address, without a mark in it. */
    @Autowired
    @SuppressWarnings("NullAway") // Without a name the cache adds no parameter; its signature does not say so.
    void rememberRequestedPages(VaadinDefaultRequestCache requests) {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        requests.setDelegateRequestCache(cache);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                .withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                    /** Vaadin commits its responses before Spring would add the headers on the way out. */
                    @Override
                    public <F extends HeaderWriterFilter> F postProcess(F filter) {
                        filter.setShouldWriteHeadersEagerly(true);
                        return filter;
                    }
                });
    }
}
