package ru.metodkarta.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;

@MetodkartaTest
class RequestKeySweepTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequestKeySweep sweep;

    @Test
    void forgetsKeysAfterAWeekHoweverMany() {
        TestTime.reset();
        jdbc.sql("delete from request_key").update();
        OffsetDateTime weekAgo = TestTime.START.atOffset(ZoneOffset.UTC).minus(RequestKeySweep.KEPT);
        jdbc.sql("""
                        insert into request_key (key, account_id, at)
                        select gen_random_uuid(), gen_random_uuid(), ? from generate_series(1, ?)
                        """)
                .params(weekAgo.minusSeconds(1), RequestKeySweep.PORTION + 1)
                .update();
        UUID young = UUID.randomUUID();
        jdbc.sql("insert into request_key (key, account_id, at) values (?, gen_random_uuid(), ?)")
                .params(young, weekAgo.plus(Duration.ofSeconds(1)))
                .update();

        assertThat(sweep.sweep()).isEqualTo(RequestKeySweep.PORTION + 1);
        assertThat(jdbc.sql("select key from request_key").query(UUID.class).list())
                .containsExactly(young);
    }
}
