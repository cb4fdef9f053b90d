package ru.metodkarta.execution;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of «Отметить списком»: one serves every organization on the list, therefore none of them disposes of it. */
@Component
class EntryPapers {

    private final JdbcClient jdbc;

    EntryPapers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param regionWide entered by somebody of the whole region
     * @param towns of all work it stands for; null among them for a body of the whole region
     */
    record Paper(UUID regionId, boolean regionWide, List<UUID> towns) {}

    /** Empty for a proof that only reports or notes hold. */
    Optional<Paper> of(UUID evidenceId) {
        return jdbc.sql("""
                        select b.region_id, b.region_wide, array(select distinct a.municipality_id
                          from list_entry l join assignment a on a.id = l.assignment_id where l.basis_id = b.id) towns
                        from entry_basis b where b.evidence_id = ? order by b.region_wide desc, b.id limit 1
                        """)
                .param(evidenceId)
                .query((row, n) -> new Paper(
                        row.getObject("region_id", UUID.class), row.getBoolean("region_wide"), Arrays.asList((UUID[])
                                row.getArray("towns").getArray())))
                .optional();
    }

    /** From now on the paper is this file. */
    void replace(UUID old, UUID replacement) {
        jdbc.sql("update entry_basis set evidence_id = ? where evidence_id = ?")
                .params(replacement, old)
                .update();
    }
}
