package ru.metodkarta.approval;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import java.util.UUID;

/**
 * Whom a step is addressed to: never a person, always an office, so that a successor inherits it.
 *
 * @see AddresseeKind
 */
@Embeddable
public class Addressee {

    @Enumerated(EnumType.STRING)
    private AddresseeKind addressee;

    private UUID organizationId;
    private String office;
    private String body;

    protected Addressee() {}

    private Addressee(AddresseeKind kind, UUID organizationId, String office, String body) {
        this.addressee = kind;
        this.organizationId = organizationId;
        this.office = office;
        this.body = body;
    }

    public static Addressee authority() {
        return new Addressee(AddresseeKind.AUTHORITY, null, null, null);
    }

    public static Addressee above() {
        return new Addressee(AddresseeKind.ABOVE, null, null, null);
    }

    /** @param office position as it stands in the accounts: «заместитель начальника» */
    public static Addressee office(UUID organizationId, String office) {
        return new Addressee(
                AddresseeKind.OFFICE, Objects.requireNonNull(organizationId), Objects.requireNonNull(office), null);
    }

    /** @param organizationId where the body sits, null when that is of no account */
    public static Addressee body(UUID organizationId, String body) {
        return new Addressee(AddresseeKind.BODY, organizationId, null, Objects.requireNonNull(body));
    }

    public static Addressee of(AddresseeKind kind, UUID organizationId, String office, String body) {
        return switch (kind) {
            case AUTHORITY -> authority();
            case ABOVE -> above();
            case OFFICE -> office(organizationId, office);
            case BODY -> body(organizationId, body);
        };
    }

    /**
     * Decided on paper and entered from it: a collegial body always, an office where its step says so.
     *
     * @param onPaper what the step says
     */
    boolean paper(boolean onPaper) {
        return onPaper || addressee == AddresseeKind.BODY;
    }

    /** Addressed to the same office, body or official. */
    boolean same(Addressee other) {
        return addressee == other.addressee
                && Objects.equals(organizationId, other.organizationId)
                && Objects.equals(office, other.office)
                && Objects.equals(body, other.body);
    }

    public AddresseeKind kind() {
        return addressee;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public String office() {
        return office;
    }

    public String body() {
        return body;
    }
}
