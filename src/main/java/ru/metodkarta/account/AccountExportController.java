package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.PageRequestParams;

/** Accounts of the administrator's zone as a spreadsheet, under the filter of the list; never a password. */
@Controller
class AccountExportController {

    private static final List<Column> COLUMNS = List.of(
            new Column("login", 24),
            new Column("person", 32),
            new Column("posts", 60),
            new Column("state", 24),
            new Column("last-sign-in", 17));

    private final AccountKeeping keeping;
    private final AccountQueries queries;
    private final ListExports exports;
    private final Clock clock;

    AccountExportController(AccountKeeping keeping, AccountQueries queries, ListExports exports, Clock clock) {
        this.keeping = keeping;
        this.queries = queries;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/accounts/export.xlsx")
    void accounts(@ModelAttribute("filter") AccountFilter filter, Actor actor, HttpServletResponse response)
            throws IOException {
        keeping.administrator(actor);
        exports.write(
                actor,
                "accounts",
                COLUMNS,
                queries
                        .list(
                                actor.scope(Role.ADMINISTRATOR),
                                filter,
                                actor.today(clock),
                                new PageRequestParams(1, ListExports.MAX_ROWS))
                        .rows()
                        .stream()
                        .map(row -> Arrays.asList(
                                row.login(),
                                row.fullName(),
                                row.posts(),
                                exports.word("account.state." + row.state()),
                                row.lastSignInAt() == null
                                        ? null
                                        : row.lastSignInAt()
                                                .atZone(actor.zone())
                                                .toLocalDateTime()))
                        .toList(),
                response);
    }
}
