package org.warta.platform.security;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** Tells who sent a bearer token: one of the known ones, or else one that the issuer signed. */
final class TokenManager implements AuthenticationManager {
    private final StaticTokens known;
    private final @Nullable JwtAuthenticationProvider signed;

    TokenManager(SecurityProperties properties) {
        URI issuer = properties.issuer();
        this.known = new StaticTokens(properties.tokens());
        this.signed = issuer == null ? null : SignedTokens.of(issuer.toString(), properties);
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String presented = ((BearerTokenAuthenticationToken) request).getToken();
        Optional<SecurityProperties.Token> token = known.find(presented);
        if (token.isPresent()) {
            return UsernamePasswordAuthenticationToken.authenticated(
                    token.get().name(), null, Role.authorities(token.get().roles()));
        }
        Authentication authentication = signed(request);
        if (authentication == null || authentication.getName().isEmpty()) {
            throw new InvalidBearerTokenException("unknown token");
        }
        return authentication;
    }

    private @Nullable Authentication signed(Authentication request) {
        try {
            return signed == null ? null : signed.authenticate(request);
        } catch (JwtDecoderInitializationException away) {
            throw new AuthenticationServiceException("the issuer's configuration cannot be read", away);
        }
    }
}
