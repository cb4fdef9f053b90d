package ru.metodkarta.shared;

/** What a person may do in a zone; with position, employer and zone it makes a {@link Grant}. */
public enum Role {
    /** Keeps organizations and accounts inside the own zone. */
    ADMINISTRATOR,
    /** Writes roadmaps, follows their execution, accepts or returns reports. */
    METHODOLOGIST,
    /** Head or deputy: reviews plans, enters the order that approves them. */
    OFFICIAL,
    /** Charged by the order with control (R017): accepts, extends, removes from control; does not edit the plan. */
    SUPERVISOR,
    /** School staff: reports for the own organization. */
    STAFF
}
