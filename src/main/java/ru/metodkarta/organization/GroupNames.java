package ru.metodkarta.organization;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Collective names as the documents print them. */
@Component
class GroupNames {

    private static final Map<String, GroupCode> PRINTED = Map.ofEntries(
            Map.entry("оо", GroupCode.ALL),
            Map.entry("оу", GroupCode.ALL),
            Map.entry("все оо", GroupCode.ALL),
            Map.entry("образовательные организации", GroupCode.ALL),
            Map.entry("все образовательные организации", GroupCode.ALL),
            Map.entry("образовательные организации города", GroupCode.ALL),
            Map.entry("руководители оо", GroupCode.ALL),
            Map.entry("руководители образовательных организаций", GroupCode.ALL),
            Map.entry("образовательные учреждения", GroupCode.ALL),
            Map.entry("школы", GroupCode.SCHOOLS),
            Map.entry("все школы", GroupCode.SCHOOLS),
            Map.entry("сош", GroupCode.SCHOOLS),
            Map.entry("общеобразовательные организации", GroupCode.SCHOOLS),
            Map.entry("общеобразовательные учреждения", GroupCode.SCHOOLS),
            Map.entry("доо", GroupCode.KINDERGARTENS),
            Map.entry("доу", GroupCode.KINDERGARTENS),
            Map.entry("детские сады", GroupCode.KINDERGARTENS),
            Map.entry("дошкольные образовательные организации", GroupCode.KINDERGARTENS),
            Map.entry("доп", GroupCode.SUPPLEMENTARY),
            Map.entry("удо", GroupCode.SUPPLEMENTARY),
            Map.entry("организации дополнительного образования", GroupCode.SUPPLEMENTARY),
            Map.entry("моуо", GroupCode.AUTHORITIES),
            Map.entry("муниципальные органы управления образованием", GroupCode.AUTHORITIES),
            Map.entry("ммс", GroupCode.METHODICAL_SERVICES),
            Map.entry("муниципальные методические службы", GroupCode.METHODICAL_SERVICES));

    Optional<GroupCode> find(String normalizedName) {
        return Optional.ofNullable(PRINTED.get(normalizedName));
    }

    /**
     * Lower case, one space between words, no quotation marks, ё as е, «№ 1» as «№1», no list mark or full stop at the
     * ends. Column {@code organization_name.normalized} does the same.
     */
    static String normalize(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("[«»\"“”„]", "")
                .replaceAll("[\\s\\u00a0]+", " ")
                .replace("№ ", "№")
                .replaceAll("^[ \\-–—•;,.]+|[ \\-–—•;,.]+$", "");
    }

    /** The same for finding namesakes: «СОШ №1» and «СОШ 1» are alike. */
    static String alike(String name) {
        return normalize(name).replace("№", "").replace(" ", "");
    }
}
