package ru.metodkarta.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A file made for this answer: saved under a plain Russian name, never shown inside the application. */
public final class Attachment {

    public static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String PDF = "application/pdf";

    private static final int LONGEST_NAME = 150;

    private Attachment() {}

    /** @param name without extension; what file systems do not take is left out */
    public static OutputStream begin(HttpServletResponse response, String name, String extension, String mediaType)
            throws IOException {
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(plain(name) + "." + extension, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return response.getOutputStream();
    }

    private static String plain(String name) {
        String kept = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String cut = kept.length() <= LONGEST_NAME
                ? kept
                : kept.substring(0, LONGEST_NAME).strip();
        return cut.isEmpty() ? "file" : cut;
    }
}
