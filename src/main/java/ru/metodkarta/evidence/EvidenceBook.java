package ru.metodkarta.evidence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.evidence.FileStore.StoredFile;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;

/**
 * Proofs of work: added by the owner of the work (who has asked its own permissions and keeps the reference), read in sets,
 * withdrawn when personal data has got in.
 */
@Service
public class EvidenceBook {

    private static final int MAX_TITLE = 500;

    private final FolderFileStore files;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    EvidenceBook(FolderFileStore files, JdbcClient jdbc, Journal journal, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param file looked into and stored before this transaction: {@link FileStore#store(UUID, Upload)} */
    @Transactional
    public UUID addFile(Actor actor, UUID organizationId, UUID regionId, StoredFile file, String fileName) {
        return insert(
                actor,
                organizationId,
                regionId,
                file,
                FileNames.fitting(fileName, file.mediaType()),
                null,
                new Requisites(null, null, null, null));
    }

    /**
     * @param title what stands at the address; may be null
     * @throws FileRefused with the code of {@link WebLink#problem} when it is no address of a page
     */
    @Transactional
    public UUID addLink(Actor actor, UUID organizationId, UUID regionId, String url, String title) {
        String problem = WebLink.problem(url);
        if (problem != null) {
            throw new FileRefused(problem, String.valueOf(WebLink.MAX_LENGTH));
        }
        return insert(
                actor, organizationId, regionId, null, null, url.strip(), new Requisites(null, null, null, cut(title)));
    }

    /** The document stays where it is kept; only what names it is entered. All but the title may be null. */
    @Transactional
    public UUID addRequisites(
            Actor actor, UUID organizationId, UUID regionId, String kind, String number, LocalDate date, String title) {
        return insert(
                actor,
                organizationId,
                regionId,
                null,
                null,
                null,
                new Requisites(cut(kind), cut(number), date, cut(title)));
    }

    private record Requisites(String kind, String number, LocalDate date, String title) {}

    private UUID insert(
            Actor actor,
            UUID organizationId,
            UUID regionId,
            StoredFile file,
            String fileName,
            String url,
            Requisites requisites) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into evidence (id, region_id, organization_id, file_id, file_name, sha256, size, media_type,
                          url, title, doc_kind, doc_number, doc_date, added_by, added_at)
                        values (:id, :region, :organization, :file, :name, :sha, :size, :type,
                          :url, :title, :kind, :number, :date, :by, :at)
                        """)
                .param("id", id)
                .param("region", regionId)
                .param("organization", organizationId)
                .param("file", file == null ? null : file.id())
                .param("name", fileName)
                .param("sha", file == null ? null : file.sha256())
                .param("size", file == null ? null : file.size())
                .param("type", file == null ? null : file.mediaType())
                .param("url", url)
                .param("title", requisites.title())
                .param("kind", requisites.kind())
                .param("number", requisites.number())
                .param("date", requisites.date())
                .param("by", actor.accountId())
                .param("at", OffsetDateTime.now(clock))
                .update();
        return id;
    }

    /** In the order they were added; ids that do not exist are left out. */
    @Transactional(readOnly = true)
    public List<Evidence> listOf(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, region_id, organization_id, file_id, file_name, sha256, size, media_type, url, title,
                          doc_kind, doc_number, doc_date, added_at, withdrawn_at, withdrawn_name, withdrawn_capacity,
                          withdrawn_reason, replaced_by
                        from evidence where id = any(cast(:ids as uuid[])) order by added_at, id
                        """)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(Evidence.class)
                .list();
    }

    /** @throws NotFound when there is no such proof */
    @Transactional(readOnly = true)
    public Evidence find(UUID id) {
        return listOf(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("evidence " + id));
    }

    /** Takes an unsent proof back as if it had not been added; the caller has removed its own reference. */
    @Transactional
    public void discard(UUID id) {
        jdbc.sql("delete from evidence where id = ?").param(id).update();
    }

    /**
     * «Изъять файл»: personal data has got into a proof. The content or address goes at once and for good; requisites, hash,
     * who and why remain.
     *
     * @param grant in whose capacity the actor does it; the owner of the work has asked whether it may
     * @param reason must not be blank
     */
    @Transactional
    public void withdrawContent(Actor actor, UUID id, Grant grant, String reason) {
        String why = cut(reason);
        if (why == null) {
            throw new IllegalArgumentException("a reason is needed");
        }
        Place place = placeForChange(id);
        Evidence evidence = find(id);
        if (evidence.withdrawnAt() != null) {
            throw new Conflict("evidence.already-withdrawn");
        }
        if (evidence.fileId() == null && evidence.url() == null) {
            throw new Conflict("evidence.nothing-to-withdraw");
        }
        jdbc.sql("""
                        update evidence set file_id = null, url = null, withdrawn_at = :at, withdrawn_by = :by,
                          withdrawn_name = :name, withdrawn_capacity = :capacity, withdrawn_reason = :reason
                        where id = :id
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("reason", why)
                .param("id", id)
                .update();
        journal.record(
                actor,
                grant.capacity(),
                "EVIDENCE_WITHDRAWN",
                new Journal.Subject(
                        "ORGANIZATION",
                        place.organizationId(),
                        evidence.label(),
                        place.regionId(),
                        place.municipalityId(),
                        place.organizationId()),
                Map.of("reason", why, "sha256", evidence.sha256() == null ? "" : evidence.sha256()));
        if (evidence.fileId() != null) {
            removeContentAfterCommit(evidence.fileId());
        }
    }

    /**
     * «Заменить обезличенным»: the content goes as in {@link #withdrawContent}; another file takes its place, under the
     * requisites of the old one.
     *
     * @param file looked into and stored before this transaction
     * @return the new proof; the caller puts it where the old one stands
     */
    @Transactional
    public UUID replaceContent(Actor actor, UUID id, Grant grant, String reason, StoredFile file, String fileName) {
        Evidence old = find(id);
        withdrawContent(actor, id, grant, reason);
        UUID replacement = insert(
                actor,
                old.organizationId(),
                old.regionId(),
                file,
                FileNames.fitting(fileName, file.mediaType()),
                null,
                new Requisites(old.docKind(), old.docNumber(), old.docDate(), null));
        jdbc.sql("update evidence set replaced_by = ? where id = ?")
                .params(replacement, id)
                .update();
        return replacement;
    }

    private record Place(UUID regionId, UUID municipalityId, UUID organizationId) {}

    private Place placeForChange(UUID id) {
        return jdbc.sql("""
                        select e.region_id, o.municipality_id, e.organization_id
                        from evidence e join organization o on o.id = e.organization_id where e.id = ? for update of e
                        """).param(id).query(Place.class).optional().orElseThrow(() -> new NotFound("evidence " + id));
    }

    /** The same content may serve as another proof: it stays then, and goes with the last one. */
    private void removeContentAfterCommit(UUID fileId) {
        OffsetDateTime any = OffsetDateTime.now(clock).plusYears(100);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    files.discard(fileId, any);
                }
            }
        });
    }

    private static String cut(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String value = text.strip();
        return value.length() <= MAX_TITLE ? value : value.substring(0, MAX_TITLE);
    }
}
