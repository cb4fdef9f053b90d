package ru.metodkarta.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a list with what it is narrowed to: only what counts, whatever was typed. */
public final class ListAddress {

    private final String path;
    private final Map<String, Object> counting = new LinkedHashMap<>();

    private ListAddress(String path) {
        this.path = path;
    }

    public static ListAddress of(String path) {
        return new ListAddress(path);
    }

    /** Left out when null or empty. */
    public ListAddress with(String name, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            counting.put(name, value);
        }
        return this;
    }

    /** Whether the list is narrowed at all. */
    public boolean narrows() {
        return !counting.isEmpty();
    }

    /** Encoded; parameters may be added with {@code @{${url}(page=2)}}. */
    @Override
    public String toString() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        counting.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(counting).toUriString();
    }
}
