package ru.metodkarta.notices;

/**
 * A mailbox and who reads it there.
 *
 * @param name what the letter begins with: an organization or a person
 */
record Addressee(String email, String name, Preset wish) {

    static Addressee of(Person person) {
        return new Addressee(person.email(), person.name(), person.wish());
    }

    static Addressee of(Body body) {
        return new Addressee(body.email(), body.name(), body.wish());
    }
}
