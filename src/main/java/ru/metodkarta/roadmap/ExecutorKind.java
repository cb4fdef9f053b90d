package ru.metodkarta.roadmap;

public enum ExecutorKind {
    ORG,
    GROUP,
    LIST,
    /** plain text: its occurrences belong to the coordinator («от имени …») */
    TEXT
}
