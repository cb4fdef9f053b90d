package ru.metodkarta.web;

import java.util.function.Supplier;
import org.thymeleaf.context.LazyContextVariable;

/** Model attribute {@code shell}: in templates {@code ${shell}} is the {@link Shell}. */
class LazyShell extends LazyContextVariable<Shell> {

    private final Supplier<Shell> source;

    LazyShell(Supplier<Shell> source) {
        this.source = source;
    }

    @Override
    protected Shell loadValue() {
        return source.get();
    }
}
