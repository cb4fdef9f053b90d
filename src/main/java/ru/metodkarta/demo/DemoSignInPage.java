package ru.metodkarta.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.DemoLogins;

/** The demo log-ins that exist, for the sign-in page; none where demo content is off. */
@Component
class DemoSignInPage implements DemoLogins {

    private final DemoSwitch demo;
    private final JdbcClient jdbc;

    DemoSignInPage(DemoSwitch demo, JdbcClient jdbc) {
        this.demo = demo;
        this.jdbc = jdbc;
    }

    @Override
    public List<Group> groups() {
        if (!demo.on()) {
            return List.of();
        }
        Set<String> existing = jdbc
                .sql("select login from account where login in (:logins)")
                .param(
                        "logins",
                        DemoPeople.LISTED.stream().map(DemoPeople.Listed::login).toList())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
        List<Group> groups = new ArrayList<>();
        DemoPeople.LISTED.stream()
                .collect(Collectors.groupingBy(
                        DemoPeople.Listed::heading, java.util.LinkedHashMap::new, Collectors.toList()))
                .forEach((heading, people) -> {
                    List<Login> logins = people.stream()
                            .filter(person -> existing.contains(person.login()))
                            .map(person -> new Login(person.login(), person.position()))
                            .toList();
                    if (!logins.isEmpty()) {
                        groups.add(new Group(heading, logins));
                    }
                });
        return groups;
    }
}
