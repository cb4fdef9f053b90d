package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import ru.metodkarta.evidence.WebLink;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * The report as typed. A draft needs only to be readable; sending asks for what the outcome needs.
 *
 * @param docPreset kind of document the form suggested: by itself it is no document
 * @param eventMedia an address a line
 * @param ahead «true» when a report before the work's time is really meant
 */
record ReportForm(
        String text,
        String doneOn,
        String result,
        String outcome,
        String count,
        String reason,
        String link,
        String docKind,
        String docPreset,
        String docNumber,
        String docDate,
        String eventPlace,
        String eventFrom,
        String eventFormat,
        String eventParticipants,
        String eventMedia,
        List<String> removed,
        String ahead,
        String capacity,
        String base,
        String requestKey) {

    /** work may have been done before the plan was approved, not before it was thought of */
    private static final int YEARS_BEFORE = 3;

    static final int MAX_TEXT = 10_000;
    static final int MAX_RESULT = 4_000;
    static final int MAX_REASON = 2_000;
    static final int MAX_REQUISITE = 200;
    static final int MAX_COUNT = 100_000;
    private static final int MAX_PLACE = 500;
    private static final int MAX_PARTICIPANTS = 10_000_000;
    private static final int MAX_MEDIA = 20;

    /**
     * What a report of this work is asked for.
     *
     * @param proofs ids of the proofs the page showed
     * @param live those of them that are not withdrawn
     * @param files how many came with this form
     * @param forYear the year the work is for
     * @param ahead its time has not begun
     */
    record Asked(
            List<UUID> proofs,
            List<UUID> live,
            int files,
            boolean asNeeded,
            String resultKind,
            int forYear,
            boolean ahead) {}

    /** What the form starts with: the draft, the returned report, or nothing. */
    static ReportForm of(AssignmentPage page) {
        return of(page.base(), page.stored());
    }

    private static ReportForm of(String base, ReportContent report) {
        ReportEvent event = report.event();
        return new ReportForm(
                report.text(),
                day(report.doneOn()),
                report.result(),
                report.outcome().name(),
                number(report.count()),
                report.reason(),
                null,
                null,
                null,
                null,
                null,
                event.place(),
                day(event.fromOn()),
                event.format() == null ? null : event.format().name(),
                number(event.participants()),
                event.media().isEmpty() ? null : String.join("\n", event.media()),
                null,
                null,
                null,
                base,
                null);
    }

    private static String day(LocalDate day) {
        return day == null ? null : new Dates().day(day);
    }

    private static String number(Integer number) {
        return number == null ? null : number.toString();
    }

    /** The same text over what is stored now: the writer has seen both. */
    ReportForm over(AssignmentPage page) {
        return with(page.base(), count, named());
    }

    /** The same over what was kept of it: a link or a document that has become a proof is not added twice. */
    ReportForm kept(AssignmentPage page, FormErrors unread) {
        return with(page.base(), count, named().without(unread));
    }

    /** Only work done as needed is counted; the count comes from the log of instances where one is kept. */
    ReportForm counting(AssignmentPage page) {
        boolean typed = page.detail().asNeeded() && page.instances() == 0;
        return typed ? this : with(base, page.instances() == 0 ? null : String.valueOf(page.instances()), named());
    }

    private ReportForm with(String newBase, String newCount, Named proofs) {
        return new ReportForm(
                text,
                doneOn,
                result,
                outcome,
                newCount,
                reason,
                proofs.link,
                proofs.docKind,
                proofs.docPreset,
                proofs.docNumber,
                proofs.docDate,
                eventPlace,
                eventFrom,
                eventFormat,
                eventParticipants,
                eventMedia,
                removed,
                ahead,
                capacity,
                newBase,
                newBase == null || !newBase.equals(base) ? null : requestKey);
    }

    /** @param proofs ids of the proofs the page showed */
    ReportContent toDraft(List<UUID> proofs, FormErrors errors) {
        return toNotes(kept(proofs), errors).and(added(errors));
    }

    /** The words alone: what is kept while somebody is still typing. */
    ReportContent toNotes(List<UUID> kept, FormErrors errors) {
        String what = errors.optional("text", text, MAX_TEXT);
        LocalDate fact = Dates.parse("doneOn", doneOn, errors);
        String actual = errors.optional("result", result, MAX_RESULT);
        Integer times = whole("count", count, MAX_COUNT, "execution.error.count", errors);
        String why = errors.optional("reason", reason, MAX_REASON);
        return new ReportContent(
                what, fact, actual, chosenOutcome(), times, why, kept, List.of(), capacity, base, event(errors));
    }

    /**
     * What can be read of a form that is not in order, for the draft: what is too long leaves what was written before, and no
     * proof is taken away as long as it is not sent.
     */
    ReportContent readable(AssignmentPage page, FormErrors unread) {
        ReportContent before = page.stored();
        ReportContent notes = toNotes(null, unread);
        return new ReportContent(
                unread.of("text") == null ? notes.text() : before.text(),
                notes.doneOn(),
                unread.of("result") == null ? notes.result() : before.result(),
                notes.outcome(),
                notes.count(),
                unread.of("reason") == null ? notes.reason() : before.reason(),
                null,
                named().whole(unread),
                capacity,
                base,
                unread.of("eventPlace") == null ? notes.event() : null);
    }

    /** As a draft, and with everything a report needs. */
    ReportContent toReport(Asked asked, LocalDate today, FormErrors errors) {
        if (asked.ahead() && !"true".equals(ahead)) {
            errors.add("ahead", "execution.error.ahead-one");
        }
        ReportContent content = toDraft(asked.proofs(), errors);
        if (content.outcome().carriedOut()) {
            need("text", content.text(), "execution.error.text", errors);
            need("doneOn", content.doneOn(), "execution.error.done-on", errors);
            need("result", content.result(), "execution.error.result", errors);
            checkFact(content.doneOn(), asked.forYear(), today, errors);
            if (asked.asNeeded()) {
                need("count", content.count(), "execution.error.count", errors);
            }
            boolean proved = asked.files() > 0
                    || !content.added().isEmpty()
                    || !kept(asked.live()).isEmpty();
            requireProof(asked.resultKind(), proved, errors);
            LocalDate from = content.event() == null ? null : content.event().fromOn();
            if (from != null && content.doneOn() != null && from.isAfter(content.doneOn())) {
                errors.add("eventFrom", "execution.error.event-from");
            }
        }
        if (content.outcome() != Outcome.DONE) {
            need("reason", content.reason(), "execution.error.reason", errors);
        }
        return content;
    }

    /** Not ahead, and not years before the period it is for: that is a misprint. */
    static void checkFact(LocalDate doneOn, int forYear, LocalDate today, FormErrors errors) {
        if (doneOn == null) {
            return;
        }
        if (doneOn.isAfter(today)) {
            errors.add("doneOn", "execution.error.future");
        } else if (doneOn.getYear() < forYear - YEARS_BEFORE) {
            errors.add("doneOn", "execution.error.long-ago", String.valueOf(forYear));
        }
    }

    /** Only what the column of the result asks for is compulsory, in whatever form it comes. */
    static void requireProof(String resultKind, boolean proved, FormErrors errors) {
        WantedProof wanted = WantedProof.of(resultKind);
        if (proved || !wanted.asks()) {
            return;
        }
        if (wanted == WantedProof.PUBLICATION) {
            errors.add("link", "execution.error.publication");
        } else {
            errors.add(
                    "docNumber",
                    "execution.error.document",
                    new DefaultMessageSourceResolvable("editor.result-kind." + resultKind));
        }
    }

    private static void need(String field, Object value, String code, FormErrors errors) {
        if (value == null && errors.of(field) == null) {
            errors.add(field, code);
        }
    }

    private Outcome chosenOutcome() {
        return Arrays.stream(Outcome.values())
                .filter(value -> value.name().equals(outcome))
                .findFirst()
                .orElse(Outcome.DONE);
    }

    static Integer whole(String field, String typed, int max, String code, FormErrors errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            int value = Integer.parseInt(typed.replaceAll("\\s", ""));
            if (value >= 0 && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        errors.add(field, code);
        return null;
    }

    /** Null when the form had no such fields. */
    private ReportEvent event(FormErrors errors) {
        boolean asked = eventPlace != null || eventFrom != null || eventFormat != null || eventMedia != null;
        if (!asked && eventParticipants == null) {
            return null;
        }
        return new ReportEvent(
                errors.optional("eventPlace", eventPlace, MAX_PLACE),
                Dates.parse("eventFrom", eventFrom, errors),
                ReportEvent.Format.of(eventFormat),
                whole("eventParticipants", eventParticipants, MAX_PARTICIPANTS, "execution.error.participants", errors),
                media(errors));
    }

    private List<String> media(FormErrors errors) {
        List<String> addresses = eventMedia == null
                ? List.of()
                : eventMedia
                        .lines()
                        .map(WebLink::complete)
                        .filter(line -> !line.isBlank())
                        .toList();
        if (addresses.size() > MAX_MEDIA) {
            errors.add("eventMedia", "execution.error.media-many", String.valueOf(MAX_MEDIA));
        }
        addresses.stream()
                .map(WebLink::problem)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .ifPresent(problem -> errors.add("eventMedia", problem, String.valueOf(WebLink.MAX_LENGTH)));
        return errors.of("eventMedia") == null ? addresses : List.of();
    }

    private List<UUID> kept(List<UUID> proofs) {
        List<String> gone = removed == null ? List.of() : removed;
        return proofs.stream().filter(id -> !gone.contains(id.toString())).toList();
    }

    private List<ReportContent.Proof> added(FormErrors errors) {
        return named().proofs(errors);
    }

    private Named named() {
        return new Named(link, docKind, docPreset, docNumber, docDate);
    }

    /** A link and a document as typed in any form. */
    record Named(String link, String docKind, String docPreset, String docNumber, String docDate) {

        List<ReportContent.Proof> proofs(FormErrors errors) {
            List<ReportContent.Proof> added = new ArrayList<>();
            if (link != null && !link.isBlank()) {
                String address = WebLink.complete(link);
                String problem = WebLink.problem(address);
                if (problem != null) {
                    errors.add("link", problem, String.valueOf(WebLink.MAX_LENGTH));
                }
                added.add(ReportContent.Proof.link(address));
            }
            String kind = errors.optional("docKind", docKind, MAX_REQUISITE);
            String number = errors.optional("docNumber", docNumber, MAX_REQUISITE);
            LocalDate date = Dates.parse("docDate", docDate, errors);
            boolean suggested = kind != null && docPreset != null && kind.equals(docPreset.strip());
            if ((kind != null && !suggested) || number != null || date != null) {
                need("docKind", kind, "execution.error.doc-kind", errors);
                added.add(ReportContent.Proof.document(kind, number, date));
            }
            return added;
        }

        /** Those alone that are in order. */
        List<ReportContent.Proof> whole(FormErrors unread) {
            return proofs(unread).stream()
                    .filter(proof -> proof.url() == null ? documentRead(unread) : unread.of("link") == null)
                    .toList();
        }

        private static boolean documentRead(FormErrors unread) {
            return unread.of("docKind") == null && unread.of("docNumber") == null && unread.of("docDate") == null;
        }

        /** What is left to be put in order when {@link #whole} is kept. */
        Named without(FormErrors unread) {
            String address = unread.of("link") == null ? null : link;
            return documentRead(unread)
                    ? new Named(address, null, null, null, null)
                    : new Named(address, docKind, docPreset, docNumber, docDate);
        }
    }
}
