package ru.metodkarta.roadmap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * SHA-256 of the canonical text of a revision, counted at submission: what was reviewed is what takes effect. Covers
 * requisites, acts, sections, rows, executors and readings; not versions and not who changed what when.
 */
@Component
class ContentHash {

    /** One line of JSON per thing: fields cannot run into each other, null differs from empty. */
    private static final List<String> PARTS = List.of("""
            select jsonb_build_array(title, period_from, period_to, period_text, year_kind, control_from, columns,
              coordinator_id, coordinator_text, supervisor_text, supervisor_account_id)::text from revision where id = ?
            """, """
            select jsonb_build_array(relation, printed, in_force)::text from roadmap_basis
            where revision_id = ? order by position
            """, """
            select jsonb_build_array(section_id, number, title, year)::text from section_row
            where revision_id = ? order by position
            """, """
            select (jsonb_build_array(activity_id, section_id, number, title, result, result_kind, precondition,
              deadline_text, reading, reading_source, year_kind, extra)
              || case when executors_text is null then '[]' else jsonb_build_array(executors_text) end
              || case when order_clause then jsonb_build_array(jsonb_build_object('orderClause', true)) else '[]' end)::text
            from activity_row
            where revision_id = ? order by position
            """, """
            select jsonb_build_array(r.activity_id, e.printed, e.kind, e.organization_id, e.group_code, e.group_basis,
              e.list_id, e.part)::text
            from executor e join activity_row r on r.id = e.activity_row_id
            where r.revision_id = ? order by r.position, e.position
            """);

    private final JdbcClient jdbc;

    ContentHash(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lower-case hexadecimal. Pending changes of entities must be flushed before. */
    String of(UUID revisionId) {
        MessageDigest digest = sha256();
        for (String part : PARTS) {
            digest.update((byte) '#');
            jdbc.sql(part).param(revisionId).query(String.class).list().forEach(line -> {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            });
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
