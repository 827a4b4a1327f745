package org.warta.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;

/**
 * Reading is open but for {@link OperatorPaths}, writing takes a bearer token; figures of the running service are for this
 * machine and for operators. Nothing is kept between requests: no session, no cookie, and so no cross-site request that could
 * use one. No other origin is allowed to anything (CORS).
 */
@AutoConfiguration(before = {UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityAutoConfiguration {

    @Bean
    AuthenticationManager authenticationManager(SecurityProperties properties) {
        return new TokenManager(properties);
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SecurityProperties properties,
            AuthenticationManager manager,
            ObjectProvider<WritePaths> writePaths,
            ObjectProvider<OperatorPaths> operatorPaths) {
        FailureLimit limit = new FailureLimit(properties.failuresPerMinute(), Ticker.systemTicker());
        Refusals refusals = new Refusals(properties.isConfigured(), limit);
        BearerTokenAuthenticationFilter tokens = new BearerTokenAuthenticationFilter(manager);
        tokens.setAuthenticationEntryPoint(refusals);
        tokens.setAuthenticationFailureHandler(refusals::commence);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilter(tokens)
                .addFilterBefore(new FailureLimitFilter(limit), BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    operatorPaths
                            .orderedStream()
                            .forEach(paths -> requests.requestMatchers(
                                            paths.patterns().toArray(String[]::new))
                                    .hasAuthority(Role.OPERATOR.authority()));
                    requests.requestMatchers("/actuator/prometheus", "/actuator/metrics/**")
                            .access(AuthorizationManagers.anyOf(
                                    IpAddressAuthorizationManager.hasIpAddress("127.0.0.0/8"),
                                    IpAddressAuthorizationManager.hasIpAddress("::1"),
                                    AuthorityAuthorizationManager.hasAuthority(Role.OPERATOR.authority())));
                    for (HttpMethod reading : new HttpMethod[] {HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS}) {
                        requests.requestMatchers(reading).permitAll();
                    }
                    writePaths.orderedStream().forEach(paths -> {
                        requests.requestMatchers(paths.readOnly().toArray(String[]::new))
                                .permitAll();
                        requests.requestMatchers(paths.submitters().toArray(String[]::new))
                                .hasAuthority(Role.SUBMITTER.authority());
                    });
                    requests.anyRequest().hasAuthority(Role.OPERATOR.authority());
                })
                .build();
    }
}
