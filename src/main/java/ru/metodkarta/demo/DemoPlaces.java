package ru.metodkarta.demo;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.NewOrganization;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.organization.OrganizationRegistry;

/** Four regions and five towns with their organizations; bodies of the documents are named as the documents name them. */
@Component
class DemoPlaces {

    private final OrganizationRegistry registry;

    DemoPlaces(OrganizationRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param centre body whose methodologist works for the whole region (ЦНППМ, institute); null where there is none
     */
    record Region(String key, UUID id, UUID ministry, UUID centre) {}

    /**
     * @param institutions schools, kindergartens and additional education, in this order
     */
    record Town(
            String key,
            String name,
            Region region,
            UUID id,
            UUID authority,
            UUID service,
            List<Institution> institutions,
            UUID association) {}

    record Institution(UUID id, String shortName) {}

    /** How a town's bodies are called. */
    private record Names(
            String key,
            String town,
            String townShort,
            String of,
            String authority,
            String authorityShort,
            List<String> authorityAliases,
            String service,
            String serviceShort,
            List<String> serviceAliases,
            String association) {}

    record World(Map<String, Region> regions, Map<String, Town> towns) {}

    World establish() {
        Region perm = region(
                "perm",
                "Пермский край",
                "Asia/Yekaterinburg",
                "Министерство образования и науки Пермского края",
                "Минобрнауки Пермского края",
                List.of("МО ПК"),
                OrganizationKind.CNPPM,
                "Центр непрерывного повышения профессионального мастерства педагогических работников Пермского края",
                "ЦНППМ Пермского края");
        Region yugra = region(
                "yugra",
                "Ханты-Мансийский автономный округ – Югра",
                "Asia/Yekaterinburg",
                "Департамент образования и науки автономного округа",
                "Депобрнауки Югры",
                List.of(),
                null,
                null,
                null);
        Region moscow = region(
                "moscow",
                "Московская область",
                "Europe/Moscow",
                "Министерство образования Московской области",
                "Минобр Московской области",
                List.of(),
                null,
                null,
                null);
        Region kirov = region(
                "kirov",
                "Кировская область",
                "Europe/Kirov",
                "министерство образования Кировской области",
                "Минобр Кировской области",
                List.of(),
                OrganizationKind.INSTITUTE,
                "КОГОАУ ДПО «Институт развития образования Кировской области»",
                "КОГОАУ ДПО «ИРО Кировской области»");

        Town kungur = town(
                perm,
                new Names(
                        "kungur",
                        "город Кунгур",
                        "Кунгур",
                        "города Кунгура",
                        "Управление образования администрации города Кунгура Пермского края",
                        "УО администрации города Кунгура",
                        List.of("МОУО"),
                        "Муниципальное автономное учреждение «Центр развития образования»",
                        "МАУ «ЦРО»",
                        List.of("ЦРО", "ММС"),
                        "Творческие методические формирования педагогов"));
        Town lysva = town(
                perm,
                new Names(
                        "lysva",
                        "Лысьвенский городской округ",
                        "Лысьва",
                        "Лысьвенского городского округа",
                        "Управление образования администрации Лысьвенского городского округа",
                        "УО администрации ЛГО",
                        List.of("МОУО", "Управление образования администрации ЛГО"),
                        "Методическая служба Лысьвенского городского округа",
                        "ММС Лысьвы",
                        List.of("ММС", "ЦРО"),
                        "методические объединения"));
        Town megion = town(
                yugra,
                new Names(
                        "megion",
                        "город Мегион",
                        "Мегион",
                        "города Мегиона",
                        "департамент образования и молодежной политики администрации города",
                        "ДОиМП администрации города",
                        List.of("МОУО", "ДЮиМП администрации города"),
                        "МКУ «Центр развития образования»",
                        "МКУ «ЦРО»",
                        List.of("ЦРО", "ММЦ", "ММС"),
                        "Методический совет города"));
        Town dubna = town(
                moscow,
                new Names(
                        "dubna",
                        "городской округ Дубна",
                        "Дубна",
                        "города Дубны",
                        "Управление народного образования администрации городского округа Дубна Московской области",
                        "ГОРУНО",
                        List.of("МОУО"),
                        "Центр развития образования города Дубны",
                        "ЦРО",
                        List.of("ММС"),
                        "Городские методические объединения"));
        Town kirovCity = town(
                kirov,
                new Names(
                        "kirov",
                        "город Киров",
                        "Киров",
                        "города Кирова",
                        "Департамент образования администрации города Кирова",
                        "Департамент образования Кирова",
                        List.of("МОУО"),
                        "Центр повышения квалификации города Кирова",
                        "МКУ ЦПК Кирова",
                        List.of("ММС", "ЦРО"),
                        "Методический актив города"));

        // a regional school standing in Kungur: in its territory, not under its authority
        registry.establish(new NewOrganization(
                perm.id(),
                kungur.id(),
                perm.ministry(),
                null,
                OrganizationKind.SCHOOL,
                "Краевая школа-интернат города Кунгура",
                "Краевая школа-интернат",
                List.of()));
        return new World(
                Map.of("perm", perm, "yugra", yugra, "moscow", moscow, "kirov", kirov),
                Map.of("kungur", kungur, "lysva", lysva, "megion", megion, "dubna", dubna, "kirov", kirovCity));
    }

    private Region region(
            String key,
            String name,
            String zone,
            String ministry,
            String ministryShort,
            List<String> ministryAliases,
            OrganizationKind centreKind,
            String centre,
            String centreShort) {
        UUID id = registry.openRegion(name, name, ZoneId.of(zone)).id();
        UUID top = registry.establish(new NewOrganization(
                id, null, null, id, OrganizationKind.MINISTRY, ministry, ministryShort, ministryAliases));
        UUID middle = centre == null
                ? null
                : registry.establish(
                        new NewOrganization(id, null, top, null, centreKind, centre, centreShort, List.of()));
        return new Region(key, id, top, middle);
    }

    private Town town(Region region, Names names) {
        UUID id = registry.openMunicipality(region.id(), names.town(), names.townShort(), null)
                .id();
        UUID authority = registry.establish(new NewOrganization(
                region.id(),
                id,
                region.ministry(),
                id,
                OrganizationKind.AUTHORITY,
                names.authority(),
                names.authorityShort(),
                names.authorityAliases()));
        UUID service = registry.establish(new NewOrganization(
                region.id(),
                id,
                authority,
                null,
                OrganizationKind.METHODICAL_SERVICE,
                names.service(),
                names.serviceShort(),
                names.serviceAliases()));
        List<Institution> institutions = new ArrayList<>();
        IntStream.rangeClosed(1, 6)
                .forEach(n -> institutions.add(institution(
                        region,
                        id,
                        authority,
                        OrganizationKind.SCHOOL,
                        "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № "
                                + n + "» " + names.of(),
                        "МБОУ «СОШ № " + n + "»")));
        IntStream.rangeClosed(7, 8)
                .forEach(n -> institutions.add(institution(
                        region,
                        id,
                        authority,
                        OrganizationKind.KINDERGARTEN,
                        "Муниципальное бюджетное дошкольное образовательное учреждение «Детский сад № " + n + "» "
                                + names.of(),
                        "МБДОУ «Детский сад № " + n + "»")));
        institutions.add(institution(
                region,
                id,
                authority,
                OrganizationKind.SUPPLEMENTARY,
                "Муниципальное бюджетное учреждение дополнительного образования «Дом творчества» " + names.of(),
                "МБУ ДО «Дом творчества»"));
        UUID association = registry.establish(new NewOrganization(
                region.id(),
                id,
                service,
                null,
                OrganizationKind.ASSOCIATION,
                names.association(),
                names.association(),
                List.of()));
        registry.appointReporter(association, service);
        return new Town(
                names.key(), names.town(), region, id, authority, service, List.copyOf(institutions), association);
    }

    private Institution institution(
            Region region, UUID town, UUID authority, OrganizationKind kind, String fullName, String shortName) {
        UUID id = registry.establish(
                new NewOrganization(region.id(), town, authority, null, kind, fullName, shortName, List.of()));
        return new Institution(id, shortName);
    }
}
