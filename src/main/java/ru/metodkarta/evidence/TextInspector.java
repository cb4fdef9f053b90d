package ru.metodkarta.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Plain text has no magic bytes: valid UTF-8 or windows-1251, no NUL, no markup or script, and named .txt or .csv. */
final class TextInspector {

    private static final Set<String> NAMES = Set.of("txt", "csv");
    private static final List<String> MARKUP = List.of(
            "<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?xml", "<?php", "<!entity", "<%@");
    private static final Set<String> PROGRAMS = Set.of(
            "exe", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta", "jar", "sh", "py", "php",
            "pl", "apk", "app", "dll", "lnk", "reg");
    private static final int CHUNK = 16_384;

    ContentKind inspect(Path file, String name, byte[] head) throws IOException {
        byte[] signature = armouredSignature(head);
        if (signature != null) {
            return new SignatureInspector().inspect(signature, -1);
        }
        boolean utf8 = true;
        boolean cp1251 = true;
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(CHUNK + 8);
        ByteBuffer pending = ByteBuffer.allocate(CHUNK + 8);
        String carried = "";
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    int value = chunk[i] & 0xFF;
                    if (value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f') {
                        throw refused(name, "evidence.refused.kind");
                    }
                    cp1251 &= value != 0x98;
                }
                String window =
                        carried + new String(chunk, 0, read, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                if (MARKUP.stream().anyMatch(window::contains)) {
                    throw new FileRefused("evidence.refused.markup");
                }
                carried = window.substring(Math.max(0, window.length() - 16));
                if (utf8) {
                    pending.put(chunk, 0, read).flip();
                    characters.clear();
                    utf8 = !decoder.decode(pending, characters, false).isError();
                    pending.compact();
                }
            }
        }
        if (utf8) {
            pending.flip();
            characters.clear();
            utf8 = !decoder.decode(pending, characters, true).isError();
        }
        if (!utf8 && !cp1251) {
            throw refused(name, "evidence.refused.kind");
        }
        if (!NAMES.contains(FileNames.extension(name))) {
            throw refused(name, "evidence.refused.text");
        }
        return utf8 ? ContentKind.TEXT : ContentKind.TEXT_1251;
    }

    /** What people see is the name: a program by name, or a photograph that is none, is told as such. */
    private static FileRefused refused(String name, String otherwise) {
        String extension = FileNames.extension(name);
        if (PROGRAMS.contains(extension)) {
            return new FileRefused("evidence.refused.program");
        }
        return ContentKind.named(extension) && !NAMES.contains(extension)
                ? new FileRefused("evidence.refused.not-as-named", extension)
                : new FileRefused(otherwise);
    }

    /** CryptoPro and others write the detached signature in Base64, with or without PEM lines; null when this is none. */
    private static byte[] armouredSignature(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1)
                .replaceFirst("^-----BEGIN (PKCS7|CMS)-----", "")
                .replaceFirst("-----END [A-Z0-9]+-----\\s*$", "")
                .replaceAll("[\\s=]", "");
        if (!text.startsWith("M")) {
            return null;
        }
        try {
            byte[] der = Base64.getDecoder().decode(text.substring(0, text.length() - text.length() % 4));
            return SignatureInspector.recognises(der) ? der : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
