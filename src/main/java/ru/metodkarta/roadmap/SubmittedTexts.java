package ru.metodkarta.roadmap;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.Reading;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The text as each round of review saw it: the draft goes on being changed after a return, the difference stays known. */
@Component
class SubmittedTexts {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SubmittedTexts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json.rebuild()
                .addModule(new SimpleModule()
                        .addSerializer(Reading.class, new Written())
                        .addDeserializer(Reading.class, new Read()))
                .build();
    }

    private static final class Written extends ValueSerializer<Reading> {
        @Override
        public void serialize(Reading reading, JsonGenerator out, SerializationContext context) {
            context.writeValue(out, reading.toMap());
        }
    }

    private static final class Read extends ValueDeserializer<Reading> {
        @Override
        public Reading deserialize(JsonParser in, DeserializationContext context) {
            return Reading.fromMap(in.readValueAs(MAP));
        }
    }

    void keep(UUID requestId, RevisionText text) {
        jdbc.sql("insert into submitted_text (request_id, content) values (?, cast(? as jsonb))")
                .params(requestId, json.writeValueAsString(text))
                .update();
    }

    /** Empty for rounds older than this record. */
    Optional<RevisionText> of(UUID requestId) {
        return jdbc.sql("select content from submitted_text where request_id = ?")
                .param(requestId)
                .query(String.class)
                .optional()
                .map(content -> json.readValue(content, RevisionText.class));
    }

    /** The text of the round before this one of the same revision. */
    Optional<RevisionText> before(UUID requestId) {
        return jdbc.sql("""
                        select t.content from approval_request q
                        join approval_request b on b.text_id = q.text_id and b.round = q.round - 1
                        join submitted_text t on t.request_id = b.id
                        where q.id = ?
                        """)
                .param(requestId)
                .query(String.class)
                .optional()
                .map(content -> json.readValue(content, RevisionText.class));
    }
}
