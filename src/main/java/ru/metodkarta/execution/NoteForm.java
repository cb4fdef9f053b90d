package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.evidence.WebLink;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** An entry as typed; names of its own, for it stands on one page with the report. */
record NoteForm(
        String noteKind,
        String noteOn,
        String noteText,
        String noteParticipants,
        String noteLink,
        String capacity,
        String requestKey) {

    static NoteForm empty(LocalDate today) {
        return new NoteForm(null, new Dates().day(today), null, null, null, null, null);
    }

    WorkNote.Kind kind() {
        return WorkNote.Kind.INSTANCE.name().equals(noteKind) ? WorkNote.Kind.INSTANCE : WorkNote.Kind.INTERIM;
    }

    WorkNotes.Content toContent(LocalDate today, List<ReportContent.Proof> stored, FormErrors errors) {
        LocalDate on = Dates.parse("noteOn", noteOn, errors);
        if (on == null) {
            errors.add("noteOn", "error.required");
        } else if (on.isAfter(today)) {
            errors.add("noteOn", "execution.error.note-future");
        }
        String text = errors.required("noteText", noteText, ReportForm.MAX_RESULT);
        Integer people = ReportForm.whole(
                "noteParticipants", noteParticipants, ReportForm.MAX_COUNT, "execution.error.participants", errors);
        List<ReportContent.Proof> proofs = new ArrayList<>(stored);
        if (noteLink != null && !noteLink.isBlank()) {
            String address = WebLink.complete(noteLink);
            String problem = WebLink.problem(address);
            if (problem != null) {
                errors.add("noteLink", problem, String.valueOf(WebLink.MAX_LENGTH));
            }
            proofs.add(ReportContent.Proof.link(address));
        }
        return new WorkNotes.Content(on, text, people, proofs, capacity);
    }
}
