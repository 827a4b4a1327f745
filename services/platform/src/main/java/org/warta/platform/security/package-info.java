/**
 * Who may write: bearer tokens, configured by their hash or signed by an OpenID Connect issuer, with the roles {@code
 * submitter} and {@code operator}. Reading is open. The same for every service.
 */
@NullMarked
package org.warta.platform.security;

import org.jspecify.annotations.NullMarked;
