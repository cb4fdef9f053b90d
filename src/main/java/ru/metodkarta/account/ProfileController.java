package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** The own profile: who one is here, in which roles, when one signed in. */
@Controller
class ProfileController {

    private static final int SIGN_INS = 10;

    private final OwnAccount own;
    private final AccountQueries queries;
    private final RoleViews roles;
    private final SubstitutionQueries substitutions;
    private final JdbcClient jdbc;
    private final LocaleResolver locales;
    private final MessageSource messages;
    private final Clock clock;

    ProfileController(
            OwnAccount own,
            AccountQueries queries,
            RoleViews roles,
            SubstitutionQueries substitutions,
            JdbcClient jdbc,
            LocaleResolver locales,
            MessageSource messages,
            Clock clock) {
        this.own = own;
        this.queries = queries;
        this.roles = roles;
        this.substitutions = substitutions;
        this.jdbc = jdbc;
        this.locales = locales;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/profile")
    String profile(Actor actor, Locale locale, Model model) {
        AccountQueries.Head head = head(actor);
        return page(head, new ProfileForm(head.email(), locale.getLanguage()), null, actor, model);
    }

    @PostMapping("/profile")
    String change(
            @ModelAttribute("form") ProfileForm form,
            Actor actor,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        FormErrors errors = new FormErrors();
        ProfileForm.Command command = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(head(actor), form, errors, actor, model);
        }
        own.change(actor, command.email(), command.language());
        locales.setLocale(request, response, Locale.forLanguageTag(command.language()));
        Flash.ok(redirect, "profile.changed");
        return "redirect:/profile";
    }

    private AccountQueries.Head head(Actor actor) {
        return queries.head(actor.accountId()).orElseThrow(() -> new NotFound("account"));
    }

    record SignInRow(Instant at, String action) {}

    private String page(AccountQueries.Head head, ProfileForm form, FormErrors errors, Actor actor, Model model) {
        model.addAttribute("account", head);
        model.addAttribute(
                "roles",
                roles.of(actor.accountId()).stream()
                        .map(role -> RoleRow.of(role, actor, actor.accountId(), actor.today(clock), false))
                        .toList());
        model.addAttribute(
                "substitutions",
                substitutions.of(actor.accountId(), actor.today(clock)).stream()
                        .filter(SubstitutionQueries.Row::mayEnd)
                        .toList());
        model.addAttribute("signIns", signIns(actor.accountId()));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "languages",
                List.of(
                        new Option("ru", messages.getMessage("profile.language.ru", null, Locale.ROOT)),
                        new Option("en", messages.getMessage("profile.language.en", null, Locale.ROOT))));
        return "account/profile";
    }

    private List<SignInRow> signIns(UUID accountId) {
        return jdbc.sql("""
                        select at, action from journal
                        where account_id = ? and action in ('SIGNED_IN', 'SIGN_IN_FAILED', 'SIGN_IN_REFUSED')
                        order by at desc limit ?
                        """)
                .params(accountId, SIGN_INS)
                .query((row, n) ->
                        new SignInRow(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("action")))
                .list();
    }
}
