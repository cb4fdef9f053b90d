package ru.metodkarta.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.AccountRegistry;
import ru.metodkarta.account.NewAccount;
import ru.metodkarta.account.NewRole;
import ru.metodkarta.shared.Role;

/** Invented people; every institution has somebody who reports, the sign-in page lists the ones worth trying. */
@Component
class DemoPeople {

    static final String PASSWORD = "demo";
    private static final LocalDate SINCE = LocalDate.of(2021, 1, 11);
    private static final String[] SCHOOL_STAFF = {
        "Кузнецова Е. О.",
        "Соболева И. П.",
        "Тихонов А. Р.",
        "Воробьёва Л. С.",
        "Мельник О. В.",
        "Жукова Т. А.",
        "Панова Н. Ю.",
        "Лапина С. Г.",
        "Беляев К. Н."
    };

    /** @param heading territory under which the sign-in page lists it */
    record Listed(String heading, String login, String position) {}

    static final List<Listed> LISTED = List.of(
            new Listed(
                    "город Кунгур, Пермский край",
                    "methodist.kungur",
                    "методист МАУ «ЦРО»: пишет карту, принимает отчёты"),
            new Listed("город Кунгур, Пермский край", "official.kungur", "начальник управления: утверждает"),
            new Listed("город Кунгур, Пермский край", "control.kungur", "заместитель начальника: контроль исполнения"),
            new Listed("город Кунгур, Пермский край", "school1.kungur", "МБОУ «СОШ № 1»: отчитывается"),
            new Listed("город Кунгур, Пермский край", "school2.kungur", "МБОУ «СОШ № 2»: отчитывается"),
            new Listed("Лысьвенский городской округ, Пермский край", "methodist.lysva", "методист методической службы"),
            new Listed("Лысьвенский городской округ, Пермский край", "official.lysva", "начальник управления"),
            new Listed("Лысьвенский городской округ, Пермский край", "control.lysva", "заместитель начальника"),
            new Listed("Лысьвенский городской округ, Пермский край", "school1.lysva", "МБОУ «СОШ № 1»"),
            new Listed("Лысьвенский городской округ, Пермский край", "school2.lysva", "МБОУ «СОШ № 2»"),
            new Listed("Пермский край", "ministry.perm", "министерство: край целиком"),
            new Listed("Пермский край", "methodist.perm", "методист ЦНППМ"),
            new Listed("Пермский край", "admin.perm", "администратор: организации и учётные записи"),
            new Listed("город Мегион, Югра", "methodist.megion", "методист МКУ «ЦРО»"),
            new Listed("город Мегион, Югра", "official.megion", "директор департамента"),
            new Listed("город Мегион, Югра", "control.megion", "заместитель директора"),
            new Listed("город Мегион, Югра", "school1.megion", "МБОУ «СОШ № 1»"),
            new Listed("город Мегион, Югра", "school2.megion", "МБОУ «СОШ № 2»"),
            new Listed("город Мегион, Югра", "admin.megion", "администратор города"),
            new Listed("городской округ Дубна, Московская область", "methodist.dubna", "методист ЦРО"),
            new Listed("городской округ Дубна, Московская область", "official.dubna", "начальник ГОРУНО"),
            new Listed("городской округ Дубна, Московская область", "control.dubna", "заместитель начальника"),
            new Listed("городской округ Дубна, Московская область", "school1.dubna", "МБОУ «СОШ № 1»"),
            new Listed("городской округ Дубна, Московская область", "school2.dubna", "МБОУ «СОШ № 2»"),
            new Listed("городской округ Дубна, Московская область", "admin.dubna", "администратор города"),
            new Listed("Кировская область", "ministry.kirov", "министерство: утверждает"),
            new Listed("Кировская область", "methodist.kirov", "методист ИРО"),
            new Listed("Кировская область", "methodist.gorod-kirov", "методист города: берёт из карты области"),
            new Listed("Кировская область", "school1.kirov", "МБОУ «СОШ № 1» города Кирова"),
            new Listed("Кировская область", "admin.kirov", "администратор области"));

    /** Invented surnames by place: methodologist, head, deputy. */
    private static final Map<String, List<String>> LEADERS = Map.of(
            "kungur", List.of("Ветрова Н. П.", "Соловьёв И. М.", "Гордеева Т. С."),
            "lysva", List.of("Ермакова О. Д.", "Поляков Д. А.", "Чернова В. К."),
            "megion", List.of("Сафина Г. Р.", "Логинов П. Е.", "Рыбакова М. И."),
            "dubna", List.of("Зимина А. В.", "Крылова Е. Н.", "Фомин С. Л."),
            "kirov", List.of("Шубина Л. Г.", "Носков В. В.", "Дёмина О. П."));

    private final AccountRegistry accounts;
    private final PasswordEncoder encoder;

    DemoPeople(AccountRegistry accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    void open(DemoPlaces.World world) {
        String hash = encoder.encode(PASSWORD);
        world.towns().values().stream()
                .sorted(java.util.Comparator.comparing(DemoPlaces.Town::key))
                .forEach(town -> openTown(town, hash));
        DemoPlaces.Region perm = world.regions().get("perm");
        open(
                "ministry.perm",
                "Ларионова А. В.",
                hash,
                region(Role.OFFICIAL, "заместитель министра", perm.ministry(), perm.id()),
                region(Role.METHODOLOGIST, "консультант отдела", perm.ministry(), perm.id()));
        open(
                "methodist.perm",
                "Субботина Е. Ю.",
                hash,
                region(Role.METHODOLOGIST, "методист", perm.centre(), perm.id()));
        open(
                "admin.perm",
                "Орлов Г. И.",
                hash,
                region(Role.ADMINISTRATOR, "администратор", perm.ministry(), perm.id()));
        DemoPlaces.Region kirov = world.regions().get("kirov");
        open(
                "ministry.kirov",
                "Суворова И. А.",
                hash,
                region(Role.OFFICIAL, "заместитель министра", kirov.ministry(), kirov.id()));
        open(
                "methodist.kirov",
                "Бушуева М. С.",
                hash,
                region(Role.METHODOLOGIST, "методист", kirov.centre(), kirov.id()));
        open(
                "specialist.kirov",
                "Пестова Ю. Б.",
                hash,
                region(Role.METHODOLOGIST, "консультант", kirov.ministry(), kirov.id()));
        open(
                "admin.kirov",
                "Вахрушев Н. А.",
                hash,
                region(Role.ADMINISTRATOR, "администратор", kirov.ministry(), kirov.id()));
        DemoPlaces.Town megion = world.towns().get("megion");
        open(
                "admin.megion",
                "Хасанов Т. Р.",
                hash,
                town(Role.ADMINISTRATOR, "администратор", megion.authority(), megion.id()));
        DemoPlaces.Town dubna = world.towns().get("dubna");
        open(
                "admin.dubna",
                "Левин Р. К.",
                hash,
                town(Role.ADMINISTRATOR, "администратор", dubna.authority(), dubna.id()));
    }

    private void openTown(DemoPlaces.Town town, String hash) {
        List<String> leaders = LEADERS.get(town.key());
        boolean regionalOnly = town.key().equals("kirov");
        String suffix = regionalOnly ? "gorod-kirov" : town.key();
        open(
                "methodist." + suffix,
                leaders.get(0),
                hash,
                town(Role.METHODOLOGIST, "методист", town.service(), town.id()));
        open("official." + suffix, leaders.get(1), hash, town(Role.OFFICIAL, "начальник", town.authority(), town.id()));
        open(
                "control." + suffix,
                leaders.get(2),
                hash,
                town(Role.SUPERVISOR, "заместитель начальника", town.authority(), town.id()));
        for (int n = 0; n < town.institutions().size(); n++) {
            UUID institution = town.institutions().get(n).id();
            open(
                    (n < 6 ? "school" : "staff") + (n + 1) + "." + town.key(),
                    SCHOOL_STAFF[n],
                    hash,
                    new NewRole(
                            Role.STAFF,
                            n < 6 ? "заместитель директора" : "методист",
                            institution,
                            List.of(),
                            List.of(institution),
                            false,
                            SINCE,
                            null));
        }
    }

    private void open(String login, String name, String hash, NewRole... roles) {
        accounts.open(new NewAccount(login, name, null, hash, false, List.of(roles)));
    }

    private static NewRole region(Role role, String position, UUID employer, UUID region) {
        return town(role, position, employer, region);
    }

    private static NewRole town(Role role, String position, UUID employer, UUID territory) {
        return new NewRole(
                role, position, employer, List.of(territory), List.of(), role == Role.SUPERVISOR, SINCE, null);
    }
}
