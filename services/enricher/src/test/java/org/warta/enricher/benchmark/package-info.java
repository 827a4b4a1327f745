/** How fast the enricher is: JMH benchmarks, one class a stage. RATIONALE.md has the command and the figures. */
@NullMarked
package org.warta.enricher.benchmark;

import org.jspecify.annotations.NullMarked;
