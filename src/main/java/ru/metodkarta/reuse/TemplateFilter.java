package ru.metodkarta.reuse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.shared.Level;

/** What is looked for among templates; unknown values count as none. */
record TemplateFilter(String q, String level) {

    private static final int LONGEST = 200;

    TemplateFilter {
        String words = q == null ? "" : q.replace('\u0000', ' ').strip();
        q = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        String wanted = level == null ? "" : level;
        level = Arrays.stream(Level.values()).anyMatch(known -> known.name().equals(wanted)) ? wanted : "";
    }

    public boolean narrows() {
        return !q.isEmpty() || !level.isEmpty();
    }

    public String url() {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/templates");
        Map<String, Object> values = new HashMap<>();
        add(url, values, "q", q);
        add(url, values, "level", level);
        return url.encode().buildAndExpand(values).toUriString();
    }

    private static void add(UriComponentsBuilder url, Map<String, Object> values, String name, String value) {
        if (!value.isEmpty()) {
            url.queryParam(name, "{" + name + "}");
            values.put(name, value);
        }
    }
}
