package ru.metodkarta.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a password may be (length over composition, no common ones), and issued ones that can be read from paper. */
@Component
class Passwords {

    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 128;
    /** Without what is mistaken for something else on paper: 0 and o, 1, l and i. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;
    private static final int PART_OF_NAME = 4;

    private final SecureRandom random = new SecureRandom();
    private final Set<String> denied = read();

    /** @return message code of what is wrong, empty for a good password */
    Optional<String> problem(String password, String login) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return Optional.of("password.short");
        }
        if (password.length() > MAX_LENGTH) {
            return Optional.of("password.long");
        }
        String plain = password.strip().toLowerCase(Locale.ROOT);
        if (denied.contains(plain) || plain.chars().distinct().count() < 3) {
            return Optional.of("password.common");
        }
        if (repeats(plain, login)) {
            return Optional.of("password.as-name");
        }
        return Optional.empty();
    }

    /** The name itself, the name with figures behind it, the name several times. */
    private static boolean repeats(String plain, String login) {
        boolean onlyTheName = plain.contains(login) && plain.replace(login, "").matches("[.!_ -]*");
        if (onlyTheName || login.length() < PART_OF_NAME) {
            return onlyTheName;
        }
        return plain.replaceAll("[\\d.!-]+$", "").equals(login) || plain.indexOf(login) != plain.lastIndexOf(login);
    }

    /** Four groups of four: 79 bits, typed without doubt. */
    String issue() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    private static Set<String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new ClassPathResource("account/denied-passwords.txt").getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
