package ru.metodkarta.shared;

/** No such thing, or the viewer may not know that it exists: both answer 404 with the same page. */
public class NotFound extends RuntimeException {

    public NotFound(String what) {
        super(what);
    }
}
