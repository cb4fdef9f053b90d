package ru.metodkarta.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finding organizations by what people type: every word must occur in the full, short or a further name or in the town;
 * «сош 5» finds «МБОУ «СОШ № 5»» but not № 15. SQL over {@code organization o left join territory m}.
 */
final class OrganizationWords {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int MOST = 8;

    private OrganizationWords() {}

    /** A condition beginning with {@code and}; binds its parameters. Empty when nothing was typed. */
    static String condition(String typed, Map<String, Object> params) {
        if (typed == null || typed.isBlank()) {
            return "";
        }
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN.split(typed.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty() && words.size() < MOST) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            params.put("word0", OrganizationDirectory.pattern(typed));
            return " and o.full_name || ' ' || o.short_name ilike :word0";
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean number = NUMBER.matcher(word).matches();
            // either letter stands for the other
            params.put(
                    "word" + i,
                    number ? "(^|[^0-9])" + word + "([^0-9]|$)" : "%" + word.replaceAll("[\\u0435\\u0451]", "_") + "%");
            String fits = (number ? "~" : "ilike") + " :word" + i;
            all.append(" and (o.full_name || ' ' || o.short_name ").append(fits);
            all.append(" or exists (select from organization_name n where n.organization_id = o.id and n.name ")
                    .append(fits)
                    .append(")");
            all.append(" or m.name ").append(fits).append(")");
        }
        return all.toString();
    }
}
