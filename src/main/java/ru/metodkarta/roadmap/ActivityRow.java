package ru.metodkarta.roadmap;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;

/**
 * The text of an activity in one revision, with a version of its own: two people may write two rows at once. Its place
 * (section, position) is moved by set-based SQL and does not count as a change of the text.
 */
@Entity
@Table(name = "activity_row")
class ActivityRow {

    @Id
    private UUID id;

    private UUID revisionId;
    private UUID activityId;
    private UUID sectionId;
    private int position;
    private String number;
    private String title;
    private String result;

    @Enumerated(EnumType.STRING)
    private ResultKind resultKind;

    private String precondition;
    private String deadlineText;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> reading;

    @Enumerated(EnumType.STRING)
    private ReadingSource readingSource;

    @Enumerated(EnumType.STRING)
    private YearKind yearKind;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> extra;

    private String executorsText;
    private boolean orderClause;

    @ElementCollection
    @CollectionTable(name = "executor", joinColumns = @JoinColumn(name = "activity_row_id"))
    @OrderColumn(name = "position")
    private List<Executor> executors = new ArrayList<>();

    private UUID changedBy;
    private Instant changedAt;

    @Version
    private Integer version;

    protected ActivityRow() {}

    ActivityRow(UUID id, UUID revisionId, UUID activityId, UUID sectionId, int position) {
        this.id = id;
        this.revisionId = revisionId;
        this.activityId = activityId;
        this.sectionId = sectionId;
        this.position = position;
    }

    /** @param text executors resolved */
    void write(ActivityContent text, Reading newReading, ReadingSource source, UUID by, Instant at) {
        number = text.number();
        title = text.title();
        result = text.result();
        resultKind = text.resultKind();
        precondition = text.precondition();
        deadlineText = text.deadlineText();
        yearKind = text.yearKind();
        extra = text.extra();
        executorsText = text.executorsText();
        orderClause = text.orderClause();
        reading = newReading.toMap();
        readingSource = source;
        List<Executor> written = text.executors().stream().map(Executor::new).toList();
        if (!written.equals(executors)) {
            executors.clear();
            executors.addAll(written);
        }
        changedBy = by;
        changedAt = at;
    }

    ActivityContent text() {
        return new ActivityContent(
                number,
                title,
                executors.stream().map(Executor::content).toList(),
                deadlineText,
                result,
                resultKind,
                precondition,
                yearKind,
                extra,
                executorsText,
                orderClause);
    }

    Reading reading() {
        return Reading.fromMap(reading);
    }

    ReadingSource readingSource() {
        return readingSource;
    }

    UUID id() {
        return id;
    }

    UUID revisionId() {
        return revisionId;
    }

    UUID activityId() {
        return activityId;
    }

    UUID sectionId() {
        return sectionId;
    }

    UUID changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    int version() {
        return version == null ? 0 : version;
    }
}
