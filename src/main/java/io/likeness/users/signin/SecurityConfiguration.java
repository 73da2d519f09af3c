package io.likeness.users.signin;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
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
    SecurityFilterChain studio(HttpSecurity http, SignInThrottle throttle) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/likeness/**", "/webjars/**", "/_static/**", "/actuator/health", "/actuator/health/**")
                .permitAll()
                // Pictures come from plain controllers, which Vaadin would refuse; each decides who may see what.
                .requestMatchers(HttpMethod.GET, "/images/**", "/downloads/**")
                .authenticated()
                // So do uploads, which decide for themselves as well. Everything but GET and HEAD needs the CSRF token.
                .requestMatchers("/uploads/**")
                .authenticated());
        http.headers(SecurityConfiguration::headers);
        http.addFilterBefore(new CrossSiteSignInFilter(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(new SignInThrottleFilter(throttle), UsernamePasswordAuthenticationFilter.class);
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(SignInView.class)
                        // An unknown address is for Vaadin to answer: with the page for status 404, not with a bare
                        // 403.
                        .anyRequest(request -> request.authenticated()));
        return http.build();
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
