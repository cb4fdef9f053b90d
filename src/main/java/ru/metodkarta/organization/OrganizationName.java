package ru.metodkarta.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.shared.Ids;

/** One name with the days on which it is valid, both inclusive; open ends are null. Old papers print old names. */
@Entity
@Table(name = "organization_name")
class OrganizationName {

    enum Kind {
        FULL,
        SHORT,
        ALIAS
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String name;
    private LocalDate fromOn;
    private LocalDate untilOn;

    protected OrganizationName() {}

    OrganizationName(Kind kind, String name, LocalDate fromOn, LocalDate untilOn) {
        this.id = Ids.next();
        this.kind = kind;
        this.name = name;
        this.fromOn = fromOn;
        this.untilOn = untilOn;
    }

    /** A misprint is put right: the name was never another one. */
    void correct(String right) {
        name = right;
    }

    void endOn(LocalDate lastDay) {
        untilOn = fromOn != null && lastDay.isBefore(fromOn) ? fromOn : lastDay;
    }

    boolean isCurrent(Kind wanted) {
        return kind == wanted && untilOn == null;
    }

    boolean means(String other) {
        return GroupNames.normalize(name).equals(GroupNames.normalize(other));
    }

    UUID id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    LocalDate untilOn() {
        return untilOn;
    }
}
