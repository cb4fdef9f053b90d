package ru.metodkarta.web;

/** One choice of a select or radio group: the label is shown as it is (already translated or verbatim data). */
public record Option(String value, String label) {}
