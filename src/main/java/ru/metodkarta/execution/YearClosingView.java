package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.account.RoleHolders;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Level;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** The page of «закрыть год», and the one way its forms are answered. */
@Component
class YearClosingView {

    private final YearClosings closings;
    private final Matrix matrix;
    private final RoleHolders holders;
    private final RequestKeys keys;
    private final MessageSource messages;
    private final Clock clock;

    YearClosingView(
            YearClosings closings,
            Matrix matrix,
            RoleHolders holders,
            RequestKeys keys,
            MessageSource messages,
            Clock clock) {
        this.closings = closings;
        this.matrix = matrix;
        this.holders = holders;
        this.keys = keys;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What was typed about a year of a plan.
     *
     * @param year as it stands in the address
     */
    record Asked(UUID roadmapId, String year, YearClosingForm form, FormErrors errors) {}

    String show(Actor actor, UUID id, String year, String page, Model model) {
        return show(actor, new Asked(id, year, YearClosingForm.empty(), new FormErrors()), page, model);
    }

    /** The page again with what was typed, or the deed about the year, and back to the page. */
    String answer(Actor actor, Asked asked, Model model, HttpServletResponse response, IntConsumer deed) {
        if (!asked.errors().isEmpty()) {
            return again(actor, asked, model, response);
        }
        int year = year(actor, asked.year(), clock);
        try {
            return "redirect:"
                    + keys.once(asked.form().requestKey(), actor, () -> {
                        deed.accept(year);
                        return address(asked.roadmapId(), year);
                    });
        } catch (UnderWay.NotMeant early) {
            early.ask(asked.errors(), "execution.year.under-way");
            model.addAttribute("underWay", early.found());
            return again(actor, asked, model, response);
        }
    }

    private String again(Actor actor, Asked asked, Model model, HttpServletResponse response) {
        String view = show(actor, asked, asked.form().page(), model);
        requireForm((YearClosings.Page) model.getAttribute("page"), asked.errors());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view;
    }

    /** What cannot be done now is a conflict, whatever was typed. */
    private static void requireForm(YearClosings.Page page, FormErrors errors) {
        if (errors.of("yearRemark") != null && page.closed() != null) {
            throw new Conflict("execution.conflict.year-closed");
        }
        if (errors.of("yearRemark") != null && page.totals().left() > 0) {
            throw new Conflict(
                    "execution.conflict.year-open", String.valueOf(page.totals().left()));
        }
    }

    static String address(UUID id, int year) {
        return "/roadmaps/" + id + "/year-closing?year=" + year;
    }

    /** This year when the address names none. */
    static int year(Actor actor, String text, Clock clock) {
        return text != null && text.strip().matches("\\d{4}")
                ? Integer.parseInt(text.strip())
                : actor.today(clock).getYear();
    }

    private String show(Actor actor, Asked asked, String page, Model model) {
        UUID id = asked.roadmapId();
        int year = year(actor, asked.year(), clock);
        YearClosings.Page found = closings.read(actor, id, year, page);
        Locale locale = LocaleContextHolder.getLocale();
        model.addAttribute("page", found);
        model.addAttribute("form", asked.form());
        model.addAttribute("errors", asked.errors());
        List<Option> years = matrix.years(actor, id);
        model.addAttribute("years", years);
        model.addAttribute(
                "worked", years.stream().anyMatch(option -> option.value().equals(String.valueOf(year))));
        model.addAttribute("deciders", deciders(actor, found));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("capacities", actor.fitting(found.plan()::followedBy));
        model.addAttribute(
                "outcomes",
                YearClosingForm.offered().stream()
                        .map(value -> new Option(
                                value.name(), messages.getMessage("execution.outcome." + value, null, locale)))
                        .toList());
        model.addAttribute("url", address(id, year));
        return "execution/year-closing";
    }

    /** Who decides on what the viewer does not: named, so that somebody can be asked. */
    private List<String> deciders(Actor actor, YearClosings.Page page) {
        YearClosings.Plan plan = page.plan();
        return page.totals().open() == page.totals().mine()
                ? List.of()
                : holders.others(
                        Acceptance.SECOND_PERSONS,
                        plan.level() == Level.REGIONAL || plan.municipalityId() == null
                                ? plan.regionId()
                                : plan.municipalityId(),
                        actor.accountId(),
                        actor.today(clock));
    }
}
