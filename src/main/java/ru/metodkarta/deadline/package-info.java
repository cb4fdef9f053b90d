/**
 * Reads the «Срок» cell of a roadmap into dates. Pure Java: text in, facts out; no clock, no store, no framework.
 *
 * <p>The way of a phrase: {@code SourceText} (characters) → {@code Tokenizer} + {@code Vocabulary} (words) → {@code Scanner}
 * with small recognisers (facts) → {@code Assembler} (one {@link ru.metodkarta.deadline.Reading}) →
 * {@link ru.metodkarta.deadline.Occurrences} (dates in a plan's period).
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Deadlines",
        allowedDependencies = {})
package ru.metodkarta.deadline;
