package ru.metodkarta.roadmap;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import java.util.UUID;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;

/** One executor of a row: the printed words and what they mean. */
@Embeddable
class Executor {

    private String printed;

    @Enumerated(EnumType.STRING)
    private ExecutorKind kind;

    private UUID organizationId;

    @Enumerated(EnumType.STRING)
    private GroupCode groupCode;

    @Enumerated(EnumType.STRING)
    private GroupBasis groupBasis;

    private UUID listId;

    @Enumerated(EnumType.STRING)
    private Part part;

    protected Executor() {}

    /** @param content resolved: kind and part are known */
    Executor(ExecutorContent content) {
        printed = content.printed();
        kind = Objects.requireNonNull(content.kind());
        organizationId = content.organizationId();
        groupCode = content.group();
        groupBasis = content.basis();
        listId = content.listId();
        part = Objects.requireNonNull(content.part());
    }

    ExecutorContent content() {
        return new ExecutorContent(printed, part, kind, organizationId, groupCode, groupBasis, listId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Executor executor && content().equals(executor.content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }
}
