package ru.metodkarta.evidence;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.evidence.FileStore.StoredFile;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;

/**
 * Files of a form that came back with an error: the form carries their ids, so that nobody has to choose them again. They
 * belong to whoever sent them, and go after a day when nothing has taken them.
 */
@Service
public class KeptUploads {

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptUploads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record Kept(UUID id, StoredFile file, String fileName) {}

    @Transactional
    public Kept keep(Actor actor, StoredFile file, String fileName) {
        UUID id = Ids.next();
        String name = FileNames.fitting(fileName, file.mediaType());
        jdbc.sql("insert into kept_upload (id, account_id, file_id, file_name, kept_at) values (?, ?, ?, ?, ?)")
                .params(id, actor.accountId(), file.id(), name, OffsetDateTime.now(clock))
                .update();
        return new Kept(id, file, name);
    }

    /** Those of the ids that are the actor's own and still there, in the order they came. */
    @Transactional(readOnly = true)
    public List<Kept> of(Actor actor, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select k.id kept, k.file_name, f.* from kept_upload k join stored_file f on f.id = k.file_id
                                where k.account_id = :me and k.id in (:ids) order by k.kept_at, k.id
                                """)
                        .param("me", actor.accountId())
                        .param("ids", ids)
                        .query((row, n) -> new Kept(
                                row.getObject("kept", UUID.class),
                                new StoredFile(
                                        row.getObject("id", UUID.class),
                                        row.getObject("region_id", UUID.class),
                                        row.getString("sha256"),
                                        row.getLong("size"),
                                        row.getString("media_type"),
                                        row.getString("storage_key")),
                                row.getString("file_name")))
                        .list();
    }

    /** A report refers to them now. */
    @Transactional
    public void taken(Actor actor, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("delete from kept_upload where account_id = :me and id in (:ids)")
                    .param("me", actor.accountId())
                    .param("ids", ids)
                    .update();
        }
    }

    /** Their content goes with the other files nothing refers to. */
    void sweep(OffsetDateTime before) {
        jdbc.sql("delete from kept_upload where kept_at < ?").param(before).update();
    }
}
