package org.warta.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What somebody may do. */
public enum Role {
    /** Submits articles, changes and retracts them. */
    SUBMITTER,
    /** Does everything. */
    OPERATOR;

    /** By its name in lower case, as configuration and tokens have it. */
    static Optional<Role> named(String name) {
        return Stream.of(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** What these roles amount to in Spring Security's terms. */
    static List<GrantedAuthority> authorities(Collection<Role> roles) {
        Collection<Role> all = roles.contains(OPERATOR) ? List.of(values()) : roles;
        return all.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    /** Its name as an authority of Spring Security. */
    public String authority() {
        return "ROLE_" + name();
    }
}
