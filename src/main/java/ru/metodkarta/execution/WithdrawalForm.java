package ru.metodkarta.execution;

import ru.metodkarta.web.FormErrors;

/** «Изъять файл» as typed. */
record WithdrawalForm(String reason, String capacity, String requestKey) {

    private static final int MAX_REASON = 500;

    static WithdrawalForm empty() {
        return new WithdrawalForm(null, null, null);
    }

    String toReason(FormErrors errors) {
        return errors.required("reason", reason, MAX_REASON);
    }
}
