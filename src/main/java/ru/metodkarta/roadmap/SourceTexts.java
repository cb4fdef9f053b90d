package ru.metodkarta.roadmap;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Text of an imported document that stood round its table: the approval block, edition, what was not understood. */
@Component
class SourceTexts {

    private final JdbcClient jdbc;

    SourceTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(UUID revisionId, String text) {
        jdbc.sql("update revision set source_text = ? where id = ?")
                .params(text, revisionId)
                .update();
    }
}
