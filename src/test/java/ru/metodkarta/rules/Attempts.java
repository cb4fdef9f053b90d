package ru.metodkarta.rules;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests whose effects are counted and rolled back, so that each finds the same world. */
record Attempts(MockMvcTester mvc, PlatformTransactionManager transactions, JdbcClient jdbc) {

    /** Only how it was answered. */
    int status(MockHttpServletRequestBuilder request) {
        return new TransactionTemplate(transactions).execute(transaction -> {
            transaction.setRollbackOnly();
            return response(request).getStatus();
        });
    }

    /** Rows are counted only where a refused request has touched any: to lock one is no change, and counting takes time. */
    Answer ask(MockHttpServletRequestBuilder request) {
        boolean[] touched = {false};
        Answer answer = new TransactionTemplate(transactions).execute(transaction -> {
            transaction.setRollbackOnly();
            Answer first = new Answer(response(request), 0);
            touched[0] = first.refused()
                    && jdbc.sql("select pg_current_xact_id_if_assigned() is not null")
                            .query(Boolean.class)
                            .single();
            return first;
        });
        return touched[0] ? counted(request) : answer;
    }

    private Answer counted(MockHttpServletRequestBuilder request) {
        return new TransactionTemplate(transactions).execute(transaction -> {
            transaction.setRollbackOnly();
            long before = changes();
            return new Answer(response(request), changes() - before);
        });
    }

    private MockHttpServletResponse response(MockHttpServletRequestBuilder request) {
        MvcTestResult result = mvc.perform(request);
        if (result.getUnresolvedException() != null) {
            throw new AssertionError(result.getUnresolvedException());
        }
        return result.getResponse();
    }

    /** Rows written by this connection so far; the server forgets the count now and then, but not within a transaction. */
    private long changes() {
        return jdbc.sql("select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_xact_user_tables")
                .query(Long.class)
                .single();
    }

    record Answer(MockHttpServletResponse response, long changes) {

        int status() {
            return response.getStatus();
        }

        boolean refused() {
            return status() == 403 || status() == 404 || status() == 409;
        }

        List<String> looseHeaders() {
            List<String> loose = new ArrayList<>();
            expect("Content-Security-Policy", "default-src 'none'", loose);
            expect("X-Content-Type-Options", "nosniff", loose);
            expect("Cache-Control", "no-store", loose);
            if (String.valueOf(response.getHeader("Content-Security-Policy")).contains("unsafe")) {
                loose.add("the content policy is not strict");
            }
            return loose;
        }

        private void expect(String header, String part, List<String> loose) {
            if (!String.valueOf(response.getHeader(header)).contains(part)) {
                loose.add(header + " is " + response.getHeader(header));
            }
        }
    }
}
