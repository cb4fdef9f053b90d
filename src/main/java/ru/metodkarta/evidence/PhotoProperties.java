package ru.metodkarta.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param heicDecoder libheif's command line decoder: a path, a name on the search path, {@code none}; empty looks for one
 * @param heicTime how long one photograph may take, and how long it may wait for its turn; see {@link PhotoTime}
 */
@ConfigurationProperties("metodkarta.evidence")
record PhotoProperties(
        @DefaultValue("") String heicDecoder,
        @DefaultValue("30s") Duration heicTime) {}
