package ru.metodkarta.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SubjectTest {

    private static final String ID = "0197c5a0-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource({
        "/roadmaps/ID/submission, /roadmaps/ID, error.open.roadmaps",
        "/occurrences/ID/list-entry, /occurrences/ID, error.open.occurrences",
        "/organizations/lists/ID/members, /organizations/lists/ID, error.open.organizations-lists",
        "/acceptance/dates, , "
    })
    void anErrorLeadsBackToTheThingTheAddressIsAbout(String address, String thing, String code) {
        Subject subject = Subject.of(new MockHttpServletRequest("POST", address.replace("ID", ID)));
        assertThat(subject).isEqualTo(thing == null ? null : new Subject(thing.replace("ID", ID), code));
    }
}
