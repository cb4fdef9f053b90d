package ru.metodkarta.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.FormErrors;

/** The page of one account, with what was typed into one of its forms when that was not accepted. */
@Component
class AccountPages {

    private final AccountKeeping keeping;
    private final RoleSuccessions successions;
    private final SignInThrottle throttle;
    private final ObjectProvider<RoleEndingNotes> notes;
    private final Clock clock;

    AccountPages(
            AccountKeeping keeping,
            RoleSuccessions successions,
            SignInThrottle throttle,
            ObjectProvider<RoleEndingNotes> notes,
            Clock clock) {
        this.keeping = keeping;
        this.successions = successions;
        this.throttle = throttle;
        this.notes = notes;
        this.clock = clock;
    }

    /** @param lastDay as typed for the role that was to end */
    record Ending(UUID roleId, String lastDay, String successor, FormErrors errors) {

        public FormErrors.Problem of(UUID id) {
            return id.equals(roleId) ? errors.of("lastDay") : null;
        }
    }

    String of(List<RoleView> roles, AccountQueries.Head head, Actor actor, Model model) {
        return person(roles, head, new PersonForm(head.fullName(), head.email(), null), null, actor, model);
    }

    String ending(List<RoleView> roles, AccountQueries.Head head, Ending ending, Actor actor, Model model) {
        model.addAttribute("ending", ending);
        return of(roles, head, actor, model);
    }

    String person(
            List<RoleView> roles,
            AccountQueries.Head head,
            PersonForm form,
            FormErrors errors,
            Actor actor,
            Model model) {
        LocalDate today = actor.today(clock);
        boolean mayManage = AccountPermissions.mayManage(actor, roles, today);
        model.addAttribute("account", head);
        model.addAttribute(
                "roles",
                roles.stream()
                        .map(role -> RoleRow.of(role, actor, head.id(), today, mayManage))
                        .toList());
        model.addAttribute("mayManage", mayManage);
        model.addAttribute("successors", mayManage ? successions.offers(roles, today) : Map.of());
        model.addAttribute("waiting", mayManage ? waiting(head.id()) : Map.of());
        model.addAttribute("handedTo", successions.named(roles));
        model.addAttribute("whoMay", mayManage ? null : keeping.whoManages(roles));
        model.addAttribute("own", actor.accountId().equals(head.id()));
        model.addAttribute("locked", throttle.isLocked(head.login()));
        model.addAttribute("today", today);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "account/account";
    }

    /** What waits for this person, by role. */
    private Map<UUID, List<RoleEndingNotes.Note>> waiting(UUID accountId) {
        Map<UUID, List<RoleEndingNotes.Note>> waiting = new HashMap<>();
        notes.orderedStream()
                .forEach(module -> module.of(accountId)
                        .forEach((role, said) -> waiting.computeIfAbsent(role, id -> new ArrayList<>())
                                .addAll(said)));
        return waiting;
    }
}
