package ru.metodkarta.papers;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names inside an archive that every file system takes, none twice. They are made of texts people wrote, so nothing in
 * them is a path: separators and reserved signs go, dots at the ends too.
 */
final class EntryNames {

    private static final int FOLDER = 60;
    private static final int STEM = 80;
    private static final int FILE = 60;

    private final Set<String> taken = new HashSet<>();

    /** @param fileName the end of it (extension) is kept whatever is cut */
    String unique(List<String> folders, String stem, String fileName) {
        String folder = folders.stream().map(part -> plain(part, FOLDER)).collect(Collectors.joining("/"));
        int dot = fileName.lastIndexOf('.');
        String end = dot > 0 ? fileName.substring(dot + 1) : "";
        String extension = end.matches("[\\p{L}\\p{N}]{1,8}") ? end : "";
        String name = plain(!extension.isEmpty() ? fileName.substring(0, dot) : fileName, FILE);
        String base = folder + "/" + plain(stem, STEM) + " - " + name;
        String suffix = extension.isEmpty() ? "" : "." + extension;
        String entry = base + suffix;
        for (int n = 2; !taken.add(entry.toLowerCase(Locale.ROOT)); n++) {
            entry = base + " (" + n + ")" + suffix;
        }
        return entry;
    }

    static String plain(String text, int longest) {
        String kept = text.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String cut = kept.codePointCount(0, kept.length()) <= longest
                ? kept
                : kept.substring(0, kept.offsetByCodePoints(0, longest));
        String ended = cut.replaceAll("^[. ]+", "").replaceAll("[. ]+$", "");
        return ended.isEmpty() ? "_" : ended;
    }
}
