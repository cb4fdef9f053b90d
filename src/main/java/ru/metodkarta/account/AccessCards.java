package ru.metodkarta.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Carries an issued password from the POST that made it to the card that shows it once. The session (a database row)
 * holds it encrypted, the browser holds the key in a cookie: neither alone reveals it, and any instance can show it.
 */
@Component
class AccessCards {

    private static final String COOKIE = "metodkarta-card";
    private static final String ATTRIBUTE = "accessCard.";
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    void put(HttpServletRequest request, HttpServletResponse response, UUID accountId, String password) {
        byte[] key = bytes(KEY_BYTES);
        byte[] nonce = bytes(NONCE_BYTES);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, key, nonce, accountId)
                    .doFinal(password.getBytes(StandardCharsets.UTF_8));
            byte[] kept = Arrays.copyOf(nonce, nonce.length + secret.length);
            System.arraycopy(secret, 0, kept, nonce.length, secret.length);
            request.getSession().setAttribute(ATTRIBUTE + accountId, kept);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
        cookie(request, response, Base64.getUrlEncoder().withoutPadding().encodeToString(key), SHORT);
    }

    /** The password, the first time only. */
    Optional<String> take(HttpServletRequest request, HttpServletResponse response, UUID accountId) {
        HttpSession session = request.getSession(false);
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (session == null
                || cookie == null
                || !(session.getAttribute(ATTRIBUTE + accountId) instanceof byte[] kept)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE + accountId);
        cookie(request, response, "", Duration.ZERO);
        try {
            byte[] key = Base64.getUrlDecoder().decode(cookie.getValue());
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(kept, NONCE_BYTES), accountId)
                    .doFinal(kept, NONCE_BYTES, kept.length - NONCE_BYTES);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty(); // a key of another card
        }
    }

    /** Cards of accounts opened at once, under one id. */
    void putAll(HttpServletRequest request, HttpServletResponse response, UUID batch, List<AccountBatches.Card> cards) {
        String written = cards.stream()
                .map(card -> card.organization() + "\t" + card.login() + "\t" + card.password())
                .collect(Collectors.joining("\n"));
        put(request, response, batch, written);
    }

    /** The cards, the first time only. */
    List<AccountBatches.Card> takeAll(HttpServletRequest request, HttpServletResponse response, UUID batch) {
        return take(request, response, batch).stream()
                .flatMap(String::lines)
                .map(line -> line.split("\t"))
                .filter(parts -> parts.length == 3)
                .map(parts -> new AccountBatches.Card(parts[0], parts[1], parts[2]))
                .toList();
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, UUID accountId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(accountId.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static void cookie(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path(request.getContextPath() + "/accounts")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
