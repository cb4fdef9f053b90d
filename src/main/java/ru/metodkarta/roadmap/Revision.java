package ru.metodkarta.roadmap;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.shared.Conflict;

/** Редакция: one text of a roadmap. Its rows are kept apart, each with its own version. */
@Entity
@Table(name = "revision")
class Revision {

    @Id
    private UUID id;

    private UUID roadmapId;
    private int no;

    @Enumerated(EnumType.STRING)
    private RevisionState state;

    private String title;
    private LocalDate periodFrom;
    private LocalDate periodTo;
    private String periodText;

    @Enumerated(EnumType.STRING)
    private YearKind yearKind;

    private LocalDate controlFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ColumnContent> columns;

    private UUID coordinatorId;
    private String coordinatorText;
    private String supervisorText;
    private UUID supervisorAccountId;
    private UUID actId;
    private String contentSha256;
    private UUID approvedBy;
    private Instant approvedAt;

    @Version
    private Integer version;

    protected Revision() {}

    Revision(UUID id, UUID roadmapId, int no, NewRoadmap requisites) {
        this.id = id;
        this.roadmapId = roadmapId;
        this.no = no;
        this.state = RevisionState.DRAFT;
        write(requisites);
    }

    /** New requisites with complete columns; place and owner are the roadmap's and stay. */
    void rewrite(NewRoadmap requisites) {
        requireDraft();
        write(requisites);
    }

    private void write(NewRoadmap requisites) {
        title = requisites.title();
        periodFrom = requisites.periodFrom();
        periodTo = requisites.periodTo();
        periodText = requisites.periodText();
        yearKind = requisites.yearKind();
        columns = requisites.columns();
        coordinatorId = requisites.coordinatorId();
        coordinatorText = requisites.coordinatorText();
        supervisorText = requisites.supervisorText();
        supervisorAccountId = requisites.supervisorAccountId();
        controlFrom = requisites.controlFrom();
    }

    /** The text comes from another document: its title and period may be other ones. */
    void retitle(String newTitle) {
        requireDraft();
        title = newTitle;
    }

    void respan(LocalDate from, LocalDate to, String printed) {
        requireDraft();
        periodFrom = from;
        periodTo = to;
        periodText = printed;
    }

    void widen(List<ColumnContent> complete) {
        requireDraft();
        columns = complete;
    }

    void submit(String sha256) {
        become(RevisionState.IN_REVIEW);
        contentSha256 = sha256;
    }

    void reopen() {
        become(RevisionState.DRAFT);
        contentSha256 = null;
    }

    /** The approver names the day control starts; part of what is approved. */
    void startControl(LocalDate from) {
        requireInReview();
        controlFrom = from;
    }

    /** Hash of the text as it takes effect, the approver's own changes included. */
    void seal(String sha256) {
        requireInReview();
        contentSha256 = sha256;
    }

    private void requireInReview() {
        if (state != RevisionState.IN_REVIEW) {
            throw new Conflict("roadmap.edit.wrong-state");
        }
    }

    void approve(UUID approvingActId, UUID by, Instant at) {
        become(RevisionState.APPROVED);
        actId = approvingActId;
        approvedBy = by;
        approvedAt = at;
    }

    Revision next(UUID newId, int newNo) {
        Revision next = new Revision();
        next.id = newId;
        next.roadmapId = roadmapId;
        next.no = newNo;
        next.state = RevisionState.DRAFT;
        next.title = title;
        next.periodFrom = periodFrom;
        next.periodTo = periodTo;
        next.periodText = periodText;
        next.yearKind = yearKind;
        next.controlFrom = controlFrom;
        next.columns = List.copyOf(columns);
        next.coordinatorId = coordinatorId;
        next.coordinatorText = coordinatorText;
        next.supervisorText = supervisorText;
        next.supervisorAccountId = supervisorAccountId;
        return next;
    }

    private void become(RevisionState next) {
        if (!state.mayBecome(next)) {
            throw new Conflict("roadmap.edit.wrong-state");
        }
        state = next;
    }

    /** Only a draft text is edited. */
    void requireDraft() {
        if (state == RevisionState.IN_REVIEW) {
            throw new Conflict("roadmap.edit.in-review");
        }
        if (state == RevisionState.APPROVED) {
            throw new Conflict("roadmap.edit.approved");
        }
    }

    PlanPeriod period() {
        return new PlanPeriod(periodFrom, periodTo, yearKind);
    }

    UUID id() {
        return id;
    }

    UUID roadmapId() {
        return roadmapId;
    }

    int no() {
        return no;
    }

    RevisionState state() {
        return state;
    }

    String title() {
        return title;
    }

    LocalDate periodFrom() {
        return periodFrom;
    }

    LocalDate periodTo() {
        return periodTo;
    }

    String periodText() {
        return periodText;
    }

    YearKind yearKind() {
        return yearKind;
    }

    LocalDate controlFrom() {
        return controlFrom;
    }

    List<ColumnContent> columns() {
        return columns;
    }

    UUID coordinatorId() {
        return coordinatorId;
    }

    String coordinatorText() {
        return coordinatorText;
    }

    String supervisorText() {
        return supervisorText;
    }

    UUID supervisorAccountId() {
        return supervisorAccountId;
    }

    UUID actId() {
        return actId;
    }

    String contentSha256() {
        return contentSha256;
    }

    Instant approvedAt() {
        return approvedAt;
    }

    Integer version() {
        return version;
    }
}
