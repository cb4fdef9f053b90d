package ru.metodkarta.organization;

/** "All schools of the territory" says which of the two it means. */
public enum GroupBasis {
    /** under the governing body of the territory: a regional school in town is not meant */
    SUBORDINATION,
    /** standing in the territory, whoever governs them */
    TERRITORY
}
