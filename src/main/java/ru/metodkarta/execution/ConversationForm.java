package ru.metodkarta.execution;

import java.time.LocalDate;
import ru.metodkarta.web.FormErrors;

/** What the two sides of an assignment say to each other, as typed; which fields count depends on the form. */
record ConversationForm(
        String message,
        String objection,
        String answer,
        String answerRemark,
        String answerUntil,
        String capacity,
        String requestKey) {

    private static final int MAX = 2_000;

    static ConversationForm empty() {
        return new ConversationForm(null, null, null, null, null, null, null);
    }

    String toMessage(FormErrors errors) {
        return errors.required("message", message, MAX);
    }

    String toObjection(FormErrors errors) {
        return errors.required("objection", objection, MAX);
    }

    record Answer(boolean reopen, String remark, LocalDate until) {}

    Answer toAnswer(LocalDate today, FormErrors errors) {
        boolean reopen = "REOPEN".equals(answer);
        if (!reopen && !"KEEP".equals(answer)) {
            errors.add("answer", "error.choice");
        }
        LocalDate until = NewTerm.optional("answerUntil", answerUntil, today, errors);
        return new Answer(reopen, errors.required("answerRemark", answerRemark, MAX), until);
    }
}
