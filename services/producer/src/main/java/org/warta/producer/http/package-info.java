/** The HTTP API: articles come in, every error goes out as problem details (RFC 9457). */
@NullMarked
package org.warta.producer.http;

import org.jspecify.annotations.NullMarked;
