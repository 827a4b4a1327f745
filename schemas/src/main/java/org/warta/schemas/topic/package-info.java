/** The Kafka topics of Warta, defined once for services, tests and documentation. */
@NullMarked
package org.warta.schemas.topic;

import org.jspecify.annotations.NullMarked;
