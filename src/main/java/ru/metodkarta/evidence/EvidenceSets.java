package ru.metodkarta.evidence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.evidence.FileStore.StoredFile;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/** The same proofs for several organizations in one statement, whatever their number. */
@Service
public class EvidenceSets {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    EvidenceSets(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A file, a link or the requisites of a document kept elsewhere.
     *
     * @param file stored before the transaction; null unless it is a file
     * @param url an address {@link WebLink} has looked at; null unless it is a link
     */
    public record Proof(
            StoredFile file, String fileName, String url, String docKind, String docNumber, LocalDate docDate) {}

    private record Row(
            UUID id,
            UUID organization,
            UUID file,
            String name,
            String sha,
            Long size,
            String type,
            String url,
            String kind,
            String number,
            LocalDate date) {

        static Row of(UUID organization, Proof proof) {
            StoredFile file = proof.file();
            return new Row(
                    Ids.next(),
                    organization,
                    file == null ? null : file.id(),
                    file == null ? null : FileNames.fitting(proof.fileName(), file.mediaType()),
                    file == null ? null : file.sha256(),
                    file == null ? null : file.size(),
                    file == null ? null : file.mediaType(),
                    proof.url(),
                    proof.docKind(),
                    proof.docNumber(),
                    proof.docDate());
        }
    }

    /** @return ids of the new proofs of each organization, in the order given */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, List<UUID>> add(Actor actor, UUID regionId, Collection<UUID> organizations, List<Proof> proofs) {
        Map<UUID, List<UUID>> ids = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (UUID organization : organizations) {
            List<Row> own =
                    proofs.stream().map(proof -> Row.of(organization, proof)).toList();
            ids.put(organization, own.stream().map(Row::id).toList());
            rows.addAll(own);
        }
        if (!rows.isEmpty()) {
            jdbc.sql("""
                            insert into evidence (id, region_id, organization_id, file_id, file_name, sha256, size, media_type,
                              url, doc_kind, doc_number, doc_date, added_by, added_at)
                            select c.id, :region, c.organization, c.file, c.name, c.sha, c.size, c.type, c.url, c.kind, c.number,
                              c.date, :by, :at
                            from jsonb_to_recordset(cast(:rows as jsonb)) as c (id uuid, organization uuid, file uuid, name text,
                              sha text, size bigint, type text, url text, kind text, number text, date date)
                            """)
                    .param("region", regionId)
                    .param("by", actor.accountId())
                    .param("at", OffsetDateTime.now(clock))
                    .param("rows", json.writeValueAsString(rows))
                    .update();
        }
        return ids;
    }
}
