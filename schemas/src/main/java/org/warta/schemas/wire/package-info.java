/**
 * How events look on the wire: Avro single-object encoding, or the Confluent format where a schema registry is
 * configured. The serializer writes one of them, the deserializer reads both.
 */
@NullMarked
package org.warta.schemas.wire;

import org.jspecify.annotations.NullMarked;
