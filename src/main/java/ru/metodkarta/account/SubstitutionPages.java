package ru.metodkarta.account;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Lookup;
import ru.metodkarta.web.LookupTyping;

/** «Замещение» of one person, as that person or an administrator sees it. */
@Component
class SubstitutionPages {

    static final String OWN = "/profile/substitutions";
    static final String KEPT = "/accounts/{id}/substitutions";

    private final SubstitutionKeeping keeping;
    private final SubstitutionQueries queries;
    private final SubstituteCandidates candidates;
    private final AccountQueries accounts;
    private final Clock clock;

    SubstitutionPages(
            SubstitutionKeeping keeping,
            SubstitutionQueries queries,
            SubstituteCandidates candidates,
            AccountQueries accounts,
            Clock clock) {
        this.keeping = keeping;
        this.queries = queries;
        this.candidates = candidates;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Who is absent, and what of it may be lent.
     *
     * @param base address of the page
     * @param own the page is in the own profile
     */
    record Absence(Actor actor, UUID accountId, List<RoleView> lendable, String base, boolean own) {}

    /** @param id of an account that the actor keeps; null: the own one */
    Absence of(Actor actor, UUID id) {
        UUID absent = absent(actor, id);
        return new Absence(actor, absent, keeping.lendable(actor, absent), base(id), id == null);
    }

    static UUID absent(Actor actor, UUID id) {
        return id == null ? actor.accountId() : id;
    }

    static String base(UUID id) {
        return id == null ? OWN : KEPT.replace("{id}", id.toString());
    }

    String page(Absence absence, SubstitutionForm form, LookupTyping typing, FormErrors errors, Model model) {
        Actor actor = absence.actor();
        model.addAttribute("account", accounts.head(absence.accountId()).orElseThrow(() -> new NotFound("account")));
        model.addAttribute("own", absence.own());
        model.addAttribute("base", absence.base());
        model.addAttribute("lendable", absence.lendable());
        model.addAttribute("rows", queries.of(absence.accountId(), actor.today(clock)));
        model.addAttribute("substitute", lookup(absence, typing, form.substitute()));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "account/substitutions";
    }

    Lookup lookup(Absence absence, LookupTyping typing, String chosen) {
        return candidates.lookup(
                absence.accountId(),
                absence.lendable(),
                absence.actor().regionId(),
                absence.actor().today(clock),
                typing,
                Ids.parse(chosen),
                absence.base() + "/choices");
    }
}
