package ru.metodkarta.account;

import java.util.List;

/** Says which demo log-ins the sign-in page lists; there is such a bean only where demo content is loaded. */
public interface DemoLogins {

    List<Group> groups();

    /** @param territory heading: «город Кунгур» */
    record Group(String territory, List<Login> logins) {}

    /** @param position whom the log-in stands for */
    record Login(String login, String position) {}
}
