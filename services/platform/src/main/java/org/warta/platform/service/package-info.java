/** How a service of Warta starts. */
@NullMarked
package org.warta.platform.service;

import org.jspecify.annotations.NullMarked;
