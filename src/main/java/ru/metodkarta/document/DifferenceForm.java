package ru.metodkarta.document;

import java.util.List;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/**
 * Which changes a document shall make in its roadmap.
 *
 * @param chosen keys of the changes that are ticked
 * @param version of the document that was looked at, -1: of none
 * @param seen seal of the difference that was looked at
 */
record DifferenceForm(Set<String> chosen, int version, String seen, String requestKey) {

    /** Read by hand: Spring would split a single key at its comma. */
    static DifferenceForm of(MultiValueMap<String, String> params) {
        String version = String.valueOf(params.getFirst("version"));
        return new DifferenceForm(
                Set.copyOf(params.getOrDefault("change", List.of())),
                version.matches("\\d{1,8}") ? Integer.parseInt(version) : -1,
                String.valueOf(params.getFirst("seen")),
                params.getFirst("requestKey"));
    }
}
