package org.warta.reader.site;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the web site.
 *
 * @param timeZone zone that times are shown in, and by which a day ends
 */
@ConfigurationProperties("warta.reader.site")
record SiteProperties(@DefaultValue("Asia/Jakarta") ZoneId timeZone) {}
