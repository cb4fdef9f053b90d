package ru.metodkarta.office;

import java.util.regex.Pattern;

/** How a line begins that heads a section of a plan: read, never shown. */
final class SectionWords {

    static final Pattern HEAD = Pattern.compile(
            "(?:[IVXLC\u0406\u0425]{1,6}|\\d{1,2})[.)]\\s*\\p{L}|(?:раздел|направление|блок|модуль|этап|задача|часть|глава)\\s",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private SectionWords() {}
}
