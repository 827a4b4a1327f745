/** Dates as people and programs write them, read without ever inventing one. Pure. */
@NullMarked
package org.warta.producer.date;

import org.jspecify.annotations.NullMarked;
