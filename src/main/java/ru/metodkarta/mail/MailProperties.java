package ru.metodkarta.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param from sender of every letter; without it the name the mail server knows the application by
 */
@ConfigurationProperties("metodkarta.mail")
record MailProperties(String from) {}
