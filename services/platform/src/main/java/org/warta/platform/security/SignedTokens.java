package org.warta.platform.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The tokens that an OpenID Connect issuer signs. */
final class SignedTokens {
    private SignedTokens() {}

    /** Checks signature, issuer, audience and times of a token, and reads who sent it and what they may do. */
    static JwtAuthenticationProvider of(String issuer, SecurityProperties properties) {
        JwtAuthenticationProvider provider =
                new JwtAuthenticationProvider(new SupplierJwtDecoder(() -> decoder(issuer, properties.audience())));
        provider.setJwtAuthenticationConverter(jwt -> authentication(jwt, properties));
        return provider;
    }

    private static JwtDecoder decoder(String issuer, @Nullable String audience) {
        NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer);
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(JwtValidators.createDefaultWithIssuer(issuer));
        if (audience != null) {
            validators.add(new JwtClaimValidator<Collection<String>>(
                    JwtClaimNames.AUD, named -> named != null && named.contains(audience)));
        }
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators));
        return decoder;
    }

    private static AbstractAuthenticationToken authentication(Jwt jwt, SecurityProperties properties) {
        Object name = claim(jwt.getClaims(), properties.nameClaim());
        return new JwtAuthenticationToken(
                jwt,
                Role.authorities(roles(claim(jwt.getClaims(), properties.rolesClaim()))),
                name == null ? "" : name.toString());
    }

    private static Set<Role> roles(@Nullable Object claim) {
        Set<Role> roles = new HashSet<>();
        if (claim instanceof Collection<?> names) {
            names.forEach(name -> Role.named(String.valueOf(name)).ifPresent(roles::add));
        } else if (claim instanceof String names) {
            List.of(names.split(" ")).forEach(name -> Role.named(name).ifPresent(roles::add));
        }
        return roles;
    }

    /** The claim itself, or the one that dots lead to. */
    private static @Nullable Object claim(Map<?, ?> claims, String name) {
        Object value = claims.get(name);
        int dot = name.indexOf('.');
        if (value == null && dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> nested) {
            return claim(nested, name.substring(dot + 1));
        }
        return value;
    }
}
