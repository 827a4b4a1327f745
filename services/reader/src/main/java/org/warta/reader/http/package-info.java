/** The HTTP API: articles as JSON, every error as problem details (RFC 9457). */
@NullMarked
package org.warta.reader.http;

import org.jspecify.annotations.NullMarked;
