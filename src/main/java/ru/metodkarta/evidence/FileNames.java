package ru.metodkarta.evidence;

import java.util.Locale;

/** Names of uploaded files are data to show, never paths. */
final class FileNames {

    private static final int MAX_LENGTH = 180;

    private FileNames() {}

    /** Without path parts, control characters and marks that turn the direction of writing («gpj.exe» tricks). */
    static String clean(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> Character.getType(c) != Character.SURROGATE
                        && Character.getType(c) != Character.LINE_SEPARATOR
                        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR)
                .forEach(kept::appendCodePoint);
        String text = kept.toString().strip();
        if (text.isBlank() || text.chars().allMatch(c -> c == '.')) {
            return "file";
        }
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        String extension = extension(text);
        int room = MAX_LENGTH - (extension.isEmpty() ? 0 : extension.length() + 1);
        int cut = Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
        return text.substring(0, cut).strip() + (extension.isEmpty() ? "" : "." + extension);
    }

    /**
     * A cleaned name that ends as its content does: «отчёт.exe» which is a PDF becomes «отчёт.exe.pdf». The JPEG made of a
     * HEIC takes the place of its extension.
     */
    static String fitting(String name, String mediaType) {
        String cleaned = clean(name);
        String extension = extension(cleaned);
        return ContentKind.ofMediaType(mediaType)
                .filter(kind -> !kind.extensions().contains(extension))
                .map(kind -> (redrawn(kind, extension)
                                ? cleaned.substring(0, cleaned.length() - extension.length() - 1)
                                : cleaned)
                        + "." + kind.extensions().get(0))
                .orElse(cleaned);
    }

    private static boolean redrawn(ContentKind kind, String extension) {
        return kind == ContentKind.JPEG && ContentKind.HEIC.extensions().contains(extension);
    }

    /** Lower case, without the dot; empty when there is none or it is no plain one. */
    static String extension(String name) {
        int dot = name == null ? -1 : name.lastIndexOf('.');
        if (dot < 0 || name.length() - dot - 1 > 8) {
            return "";
        }
        return name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
