/**
 * The HTTP API: articles and what is known of them in the representation that a request asks for, every error as problem
 * details (RFC 9457).
 */
@NullMarked
package org.warta.reader.http;

import org.jspecify.annotations.NullMarked;
