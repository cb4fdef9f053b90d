package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A form that was posted when the session was over: its texts and where they were going. Files do not wait; the names
 * tell which to choose again.
 *
 * @param accountId who typed it: nobody else is shown it
 * @param page where the form was opened, null when the browser did not say
 */
record UnsentForm(UUID accountId, String address, String page, boolean multipart, List<Text> texts, List<Chosen> files)
        implements Serializable {

    private static final Set<String> NEVER_KEPT = Set.of("_csrf");
    private static final Set<String> NOT_TYPED = Set.of("requestKey", "version", "base", "seen", "capacity");
    /** Ids and checksums, codes of choices, ticks: of no use to a reader. */
    private static final Pattern CODE = Pattern.compile("[0-9a-f-]{32,}|[A-Z][A-Z_0-9]*|true|false|on");

    record Text(String name, String value) implements Serializable {

        boolean typed() {
            return !value.isBlank()
                    && !NOT_TYPED.contains(name)
                    && !CODE.matcher(value.strip()).matches();
        }
    }

    /** @param names of the files chosen in this field, as the browser told them */
    record Chosen(String field, List<String> names) implements Serializable {}

    static UnsentForm of(UUID accountId, HttpServletRequest request, List<Chosen> files) {
        List<Text> texts = new ArrayList<>();
        for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
            String name = field.getKey();
            if (!NEVER_KEPT.contains(name)
                    && !name.toLowerCase(java.util.Locale.ROOT).contains("password")) {
                Arrays.stream(field.getValue()).forEach(value -> texts.add(new Text(name, value)));
            }
        }
        return new UnsentForm(
                accountId, pathOf(request), formPage(request), isMultipart(request), List.copyOf(texts), files);
    }

    static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("multipart/form-data");
    }

    static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** What the person wrote, for reading. */
    public List<String> typed() {
        return texts.stream().filter(Text::typed).map(Text::value).toList();
    }

    int length() {
        return texts.stream()
                .mapToInt(text -> text.name().length() + text.value().length())
                .sum();
    }

    private static String formPage(HttpServletRequest request) {
        try {
            URI from = URI.create(String.valueOf(request.getHeader("Referer")));
            if (!request.getServerName().equals(from.getHost()) || from.getRawPath() == null) {
                return null;
            }
            String path = from.getRawPath();
            String here = path.startsWith(request.getContextPath())
                    ? path.substring(request.getContextPath().length())
                    : path;
            boolean ours = here.startsWith("/") && !here.startsWith("//") && !here.startsWith("/login");
            return ours ? here + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
