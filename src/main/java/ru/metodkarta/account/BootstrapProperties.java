package ru.metodkarta.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first region and its administrator, made at the first start when there is no account at all. Set from the
 * environment: METODKARTA_BOOTSTRAP_REGION and so on.
 *
 * @param region full name of the region; empty: nothing is made
 * @param timeZone as in «Asia/Yekaterinburg»
 * @param ministry full name of its ministry of education
 * @param login sign-in name of the administrator
 * @param password must be changed at the first sign-in
 */
@ConfigurationProperties("metodkarta.bootstrap")
record BootstrapProperties(
        @DefaultValue("") String region,
        @DefaultValue("Europe/Moscow") String timeZone,
        @DefaultValue("") String ministry,
        @DefaultValue("admin") String login,
        @DefaultValue("") String password) {}
