package ru.metodkarta.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.audit.ImportedList;
import ru.metodkarta.organization.Register;
import ru.metodkarta.organization.Registers;
import ru.metodkarta.shared.Actor;

/** What is known of the people and organizations that a list names, in a fixed number of statements. */
@Component
class AccountImportFacts {

    private final Registers registers;
    private final RoleViews views;
    private final JdbcClient jdbc;

    AccountImportFacts(Registers registers, RoleViews views, JdbcClient jdbc) {
        this.registers = registers;
        this.views = views;
        this.jdbc = jdbc;
    }

    /** An account that is there. */
    record Known(UUID id, String login, String fullName, String email, int version) {}

    /** @param taken sign-in names that a new one could meet */
    record Facts(
            Register register,
            Map<String, Known> byLogin,
            Map<String, List<Known>> byName,
            Map<UUID, List<RoleView>> roles,
            Set<String> taken) {

        /** Those called so. */
        List<Known> called(String name) {
            return byName.getOrDefault(key(name), List.of());
        }
    }

    /** However case, spaces and ё are written. */
    static String key(String fullName) {
        return fullName.toLowerCase(Locale.ROOT)
                .replace('\u0451', '\u0435')
                .replaceAll("\\s+", " ")
                .strip();
    }

    Facts of(Actor actor, ImportedList list) {
        Register register = registers.of(actor.regionId());
        Map<String, Known> byLogin = new HashMap<>();
        Stream.concat(
                        byLogins(texts(list, AccountImportPlan.LOGIN, SignInNames::normalize)).stream(),
                        byNames(actor, texts(list, AccountImportPlan.PERSON, AccountImportFacts::key)).stream())
                .forEach(known -> byLogin.put(known.login(), known));
        Set<String> bases = new HashSet<>();
        list.rows().stream()
                .map(row -> row.line(AccountImportPlan.ORGANIZATION))
                .distinct()
                .forEach(cell -> register.meant(cell).forEach(o -> bases.add(SignInNames.made(o.shortName()))));
        return new Facts(
                register,
                byLogin,
                byLogin.values().stream().collect(Collectors.groupingBy(known -> key(known.fullName()))),
                views.ofAll(byLogin.values().stream().map(Known::id).toList()),
                taken(bases));
    }

    private static String[] texts(
            ImportedList list, String column, java.util.function.UnaryOperator<String> normalized) {
        return list.rows().stream()
                .map(row -> normalized.apply(row.line(column)))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    private Collection<Known> byLogins(String[] logins) {
        return jdbc.sql("select id, login, full_name, email, version from account "
                        + "where login = any(cast(:logins as text[]))")
                .param("logins", logins)
                .query(Known.class)
                .list();
    }

    /** People who work or worked in the region. */
    private Collection<Known> byNames(Actor actor, String[] names) {
        return jdbc.sql("""
                        select a.id, a.login, a.full_name, a.email, a.version from account a
                        where replace(lower(regexp_replace(a.full_name, '\\s+', ' ', 'g')), chr(1105), chr(1077))
                            = any(cast(:names as text[]))
                          and exists (select from role_assignment r join organization o on o.id = r.employer_id
                            where r.account_id = a.id and o.region_id = :region)
                        """)
                .param("names", names)
                .param("region", actor.regionId())
                .query(Known.class)
                .list();
    }

    private Set<String> taken(Set<String> bases) {
        return jdbc
                .sql("select login from account "
                        + "where regexp_replace(login, '-[0-9]+$', '') = any(cast(:bases as text[]))")
                .param("bases", bases.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
