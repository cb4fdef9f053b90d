package ru.metodkarta.web;

/** One step of the path to a page. */
public record Crumb(String label, String url) {}
