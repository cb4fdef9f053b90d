package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.ReadingContext;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Option;

/** Everything the form of a row needs beside what was typed. */
@Service
class RowPages {

    private final EditionAccess access;
    private final RowEditing editing;
    private final RowOrder order;
    private final ExecutorPicker picker;
    private final ReadingPreviews previews;
    private final MessageSource messages;

    RowPages(
            EditionAccess access,
            RowEditing editing,
            RowOrder order,
            ExecutorPicker picker,
            ReadingPreviews previews,
            MessageSource messages) {
        this.access = access;
        this.editing = editing;
        this.order = order;
        this.picker = picker;
        this.previews = previews;
        this.messages = messages;
    }

    /**
     * @param activityId null: a new row
     * @param form with its executors resolved
     */
    record RowPage(
            UUID roadmapId,
            UUID activityId,
            RowForm form,
            List<ExecutorPicker.Line> executors,
            ReadingPreviews.Preview reading,
            List<ColumnContent> columns,
            List<ColumnContent> extraColumns,
            List<Option> resultKinds,
            List<Option> yearKinds,
            List<Option> deadlineKinds,
            List<Option> parts,
            List<Option> sections) {

        /** Names the row on the page and in the tab's storage. */
        public String key() {
            return activityId == null
                    ? "new-" + (form.section().isEmpty() ? "none" : form.section())
                    : activityId.toString();
        }

        public String title(String kind) {
            return Columns.title(columns, ColumnKind.valueOf(kind));
        }
    }

    @Transactional(readOnly = true)
    public RowPage page(Actor actor, UUID roadmapId, UUID activityId, RowForm typed, Locale locale) {
        EditionAccess.Edition edition = access.seeDraft(actor, roadmapId);
        RowForm form = resolved(edition, activityId, typed);
        List<ColumnContent> columns = edition.revision().columns();
        return new RowPage(
                roadmapId,
                activityId,
                form,
                picker.lines(ExecutorNames.contextOf(edition.place()), form.executors(), locale),
                preview(edition, form, actor, locale),
                columns,
                Columns.extra(columns),
                options("editor.result-kind.", ResultKind.values(), locale, true),
                options("editor.year-kind.", YearKind.values(), locale, true),
                options("editor.deadline-kind.", DeadlineKind.values(), locale, false),
                options("editor.part.", Part.values(), locale, false),
                places(edition, locale));
    }

    /** Where the row may be moved: the sections, and out of the table. */
    private List<Option> places(EditionAccess.Edition edition, Locale locale) {
        List<Option> places = new ArrayList<>(order.sections(edition.revision().id()));
        if (places.isEmpty()) {
            places.add(new Option("", messages.getMessage("clause.table", null, locale)));
        }
        places.add(new Option(RowForm.CLAUSES, messages.getMessage("clause.title", null, locale)));
        return places;
    }

    /** What the words typed so far would be read as; nothing is stored. */
    @Transactional(readOnly = true)
    public ReadingPreviews.Preview preview(Actor actor, UUID roadmapId, RowForm form, Locale locale) {
        return preview(access.seeDraft(actor, roadmapId), form, actor, locale);
    }

    /** Names typed in the box become executors. */
    private RowForm resolved(EditionAccess.Edition edition, UUID activityId, RowForm typed) {
        List<ExecutorContent> executors = new ArrayList<>();
        typed.executors().forEach(line -> executors.add(ExecutorTargets.read(line)));
        typed.executorsAdded()
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> executors.add(ExecutorContent.named(name)));
        return typed.withExecutors(editing.resolve(edition, activityId, executors).stream()
                .map(executor -> new RowForm.ExecutorLine(
                        executor.printed(),
                        ExecutorTargets.write(executor),
                        executor.part().name()))
                .toList());
    }

    private ReadingPreviews.Preview preview(EditionAccess.Edition edition, RowForm form, Actor actor, Locale locale) {
        RowChange change = RowFormReader.forReading(form);
        ReadingContext context = editing.context(edition, Ids.parse(form.section()), change);
        RowEditing.Dated dated = RowEditing.date(context, change);
        return previews.of(dated.reading(), dated.source(), context, actor, locale);
    }

    private List<Option> options(String prefix, Enum<?>[] constants, Locale locale, boolean none) {
        Stream<Option> options = Stream.of(constants)
                .map(constant ->
                        new Option(constant.name(), messages.getMessage(prefix + constant.name(), null, locale)));
        return none
                ? Stream.concat(Stream.of(new Option("", messages.getMessage(prefix + "none", null, locale))), options)
                        .toList()
                : options.toList();
    }
}
