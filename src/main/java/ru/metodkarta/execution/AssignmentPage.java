package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Grant;

/**
 * Everything the page of one assignment shows, with decisions already made.
 *
 * @param current the draft, or the report that waits for a verdict; null when nothing is written yet
 * @param notes instances of work done as needed and interim information, latest first
 * @param others how the same occurrence stands with other organizations the viewer may see
 */
record AssignmentPage(
        Detail detail,
        Badge badge,
        Lateness lateness,
        List<Executor> executors,
        List<Report> reports,
        Report current,
        List<WorkNote> notes,
        List<History> history,
        List<Other> others,
        Rights rights) {

    record Detail(
            UUID id,
            String organizationName,
            UUID roadmapId,
            String roadmapTitle,
            UUID activityId,
            String number,
            String title,
            String sectionNumber,
            String sectionTitle,
            String deadlineText,
            String result,
            String precondition,
            AssignmentState state,
            OccurrenceKind kind,
            Part part,
            int forYear,
            LocalDate fromOn,
            LocalDate beginsOn,
            LocalDate scheduledDue,
            LocalDate agreedDue,
            LocalDate due,
            LocalDate reportDue,
            LocalDate doneOn,
            Integer doneCount,
            boolean closedWithoutSecond,
            String onBehalfOf,
            UUID extensionId,
            LocalDate extensionUntil,
            String extensionReason,
            String extensionBy,
            Instant extensionAt,
            String resultKind,
            String executors,
            String assigneeName,
            boolean yearClosed) {

        public boolean asNeeded() {
            return kind == OccurrenceKind.AS_NEEDED;
        }

        /** The plan's result is an event: a report tells its place, dates and participants. */
        public boolean event() {
            return WantedProof.ofEvent(resultKind);
        }

        public WantedProof wanted() {
            return WantedProof.of(resultKind);
        }

        /** The day the fact is judged by, when it is another than the one shown; null while it may still move. */
        public LocalDate judgedBy() {
            return state.withExecutor() || agreedDue == null || agreedDue.equals(due) ? null : agreedDue;
        }

        /** A report sent today would come before the work's time. */
        boolean ahead(LocalDate today) {
            return beginsOn != null && beginsOn.isAfter(today);
        }

        public boolean moved() {
            return scheduledDue != null && !scheduledDue.equals(agreedDue);
        }
    }

    record Executor(String printed, Part part) {
        public boolean lead() {
            return part == Part.LEAD;
        }
    }

    record Report(
            UUID id,
            int no,
            ExecutionReport.State state,
            String text,
            LocalDate doneOn,
            String result,
            Outcome outcome,
            Integer count,
            String reason,
            String byName,
            String capacity,
            Instant updatedAt,
            Instant submittedAt,
            Instant openedAt,
            List<Evidence> proofs,
            int version,
            ReportEvent event) {

        public boolean draft() {
            return state == ExecutionReport.State.DRAFT;
        }
    }

    record History(
            Verdict verdict,
            AssignmentState fromState,
            AssignmentState toState,
            String remark,
            LocalDate dueBefore,
            LocalDate dueAfter,
            String byName,
            String capacity,
            Instant at,
            Integer reportNo) {

        public Badge badge() {
            return Badge.of(toState);
        }

        /** Whether the state changed, so that its badge says something. */
        public boolean turned() {
            return fromState != toState;
        }
    }

    record Other(UUID id, String organizationName, AssignmentState state, Part part) {
        public Badge badge() {
            return Badge.of(state);
        }
    }

    /**
     * What the viewer may do here and now.
     *
     * @param reporters capacities to choose from, when there are several
     * @param decides may accept, return, close; never for an own report
     * @param alone may close without a second person, because there is none
     * @param withdrawsProofs may take out a file with personal data
     * @param deciders capacities in which a verdict may be given, or an own report closed alone
     */
    record Rights(
            boolean report,
            boolean withdrawReport,
            boolean askExtension,
            boolean nameDate,
            boolean decides,
            boolean accepts,
            boolean closes,
            boolean reopens,
            boolean answersExtension,
            boolean alone,
            boolean withdrawsProofs,
            List<Grant> reporters,
            List<Grant> deciders) {}

    /** The last return with its remark, for the note on top. */
    public History lastReturn() {
        return detail.state() != AssignmentState.RETURNED
                ? null
                : history.stream()
                        .filter(row -> row.verdict() == Verdict.RETURNED || row.verdict() == Verdict.REOPENED)
                        .findFirst()
                        .orElse(null);
    }

    /** Why work that was over goes on, for the note on top, until a report is sent; a return has a note of its own. */
    public History broughtBack() {
        return detail.state() != AssignmentState.NOT_STARTED && detail.state() != AssignmentState.IN_PROGRESS
                ? null
                : history.stream()
                        .filter(row -> row.verdict() == Verdict.REOPENED || row.verdict() == Verdict.SUBMITTED)
                        .findFirst()
                        .filter(row -> row.verdict() == Verdict.REOPENED)
                        .orElse(null);
    }

    /** «Не исполнено» as it was decided, for the heading that tells of it. */
    public History decidedNotDone() {
        return history.stream()
                .filter(row -> row.turned() && row.toState() == AssignmentState.NOT_DONE)
                .findFirst()
                .orElse(null);
    }

    /** The words of the draft or of the returned report, which a form begins with. */
    ReportContent stored() {
        return current == null
                ? ReportContent.empty().about(ReportEvent.NOTHING)
                : new ReportContent(
                        current.text(),
                        current.doneOn(),
                        current.result(),
                        current.outcome(),
                        current.count(),
                        current.reason(),
                        null,
                        null,
                        null,
                        null,
                        current.event());
    }

    /** What the report form is filled in over. */
    public String base() {
        return current == null ? "" : ExecutionReport.mark(current.id(), current.version());
    }

    /** The report a verdict would be given on; empty when none has been sent. */
    public String seen() {
        return current == null || current.draft() ? "" : base();
    }

    /** Days a sent report came after its date; 0 when it came in time or has none. */
    public long sentLate(java.time.ZoneId zone) {
        return current == null || current.submittedAt() == null
                ? 0
                : Lateness.sentLate(detail.reportDue(), current.submittedAt(), zone);
    }

    /** The sent report came before the work's time had begun. */
    public boolean sentAhead(ZoneId zone) {
        return current != null && Lateness.ahead(detail.beginsOn(), current.submittedAt(), zone);
    }

    /** Instances in the log that count. */
    public int instances() {
        return (int) notes.stream()
                .filter(note -> note.kind() == WorkNote.Kind.INSTANCE && !note.struck())
                .count();
    }

    public List<WorkNote> notesOf(String kind) {
        return notes.stream().filter(note -> note.kind().name().equals(kind)).toList();
    }

    /** What the form of a report is checked against. */
    ReportForm.Asked asked(int files, LocalDate today) {
        return new ReportForm.Asked(
                proofs().stream().map(Evidence::id).toList(),
                proofs().stream()
                        .filter(proof -> proof.withdrawnAt() == null)
                        .map(Evidence::id)
                        .toList(),
                files,
                detail.asNeeded(),
                detail.resultKind(),
                detail.forYear(),
                detail.ahead(today));
    }

    /** Proofs a new draft starts with: its own, or those of the returned report. */
    public List<Evidence> proofs() {
        return current == null ? List.of() : current.proofs();
    }
}
