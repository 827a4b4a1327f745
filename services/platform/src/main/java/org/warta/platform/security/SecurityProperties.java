package org.warta.platform.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose bearer tokens are taken. With neither tokens nor an issuer nobody may write.
 *
 * @param tokens tokens that are known by their hash
 * @param issuer OpenID Connect issuer whose signed tokens (JWT) are taken; null for none. Asked for its keys when the
 *     first of its tokens arrives
 * @param audience what a signed token must name in its claim {@code aud}; null for any, which is right only where the
 *     issuer serves nobody but Warta
 * @param rolesClaim claim of a signed token that lists its roles, {@code submitter} or {@code operator}; dots lead into
 *     nested claims, as in realm_access.roles
 * @param nameClaim claim of a signed token that names who sent it
 * @param failuresPerMinute refused tokens after which an address waits for a minute
 */
@Validated
@ConfigurationProperties("warta.security")
public record SecurityProperties(
        @DefaultValue @NotNull List<@Valid Token> tokens,
        @Nullable URI issuer,
        @Nullable String audience,
        @DefaultValue("roles") @NotBlank String rolesClaim,
        @DefaultValue("sub") @NotBlank String nameClaim,
        @DefaultValue("20") @Min(1) int failuresPerMinute) {

    /**
     * A token that is known by its hash alone.
     *
     * @param name who has it; becomes the source of what is published with it
     * @param sha256 SHA-256 of the token in hexadecimal digits: {@code printf %s "$TOKEN" | sha256sum}. The token is to
     *     be 32 random bytes, as from {@code openssl rand -hex 32}: a fast hash protects nothing that can be guessed
     * @param roles what it may do
     */
    public record Token(
            @NotNull
            @Pattern(
                    regexp = "[a-z0-9._-]{1,64}",
                    message = "must be 1 to 64 lower-case letters, digits, `-`, `_` and `.`")
            String name,

            @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be a SHA-256 in 64 hexadecimal digits")
            String sha256,

            @NotEmpty Set<Role> roles) {
        public Token {
            roles = roles == null ? Set.of() : Set.copyOf(roles);
        }
    }

    public SecurityProperties {
        tokens = List.copyOf(tokens);
        Set<String> names = new HashSet<>();
        for (Token token : tokens) {
            if (!names.add(token.name())) {
                throw new IllegalArgumentException("warta.security.tokens: two are named `" + token.name() + "`");
            }
        }
    }

    /** Whether anybody may write at all. */
    boolean isConfigured() {
        return !tokens.isEmpty() || issuer != null;
    }
}
