package ru.metodkarta.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.office.SheetWriter;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;
import ru.metodkarta.web.RequestKeys;

/** Pages on which a list is brought in: choosing the file, looking it through, what came of it. Alike for all lists. */
@Component
public class ListImportPages {

    private static final int PAGE = 100;
    private static final int LONGEST_NAME = 200;

    private final UploadedList uploads;
    private final ListImports imports;
    private final ListExports exports;
    private final RequestKeys keys;
    private final MessageSource messages;

    ListImportPages(
            UploadedList uploads, ListImports imports, ListExports exports, RequestKeys keys, MessageSource messages) {
        this.uploads = uploads;
        this.imports = imports;
        this.exports = exports;
        this.keys = keys;
        this.messages = messages;
    }

    /** @param code of the list: its address and its menu entry */
    public record Subject(String code, List<ImportColumn> columns) {}

    public String upload(Subject list, FormErrors errors, Locale locale, Model model) {
        crumbs(list, false, locale, model);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "columns",
                list.columns().stream()
                        .map(column -> new Told(
                                exports.word("export." + column.code()),
                                column.required(),
                                "list-import." + list.code() + "." + column.code()))
                        .toList());
        return "audit/list-import";
    }

    /** How a column is filled in. */
    public record Told(String heading, boolean required, String code) {}

    /** Reads the file before any transaction begins, keeps its rows, and goes on to the dry run. */
    public String read(
            Actor actor,
            Subject list,
            MultipartFile file,
            String requestKey,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        FormErrors errors = new FormErrors();
        ImportedList content = uploads.read(file, list.columns(), errors);
        if (content == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return upload(list, errors, locale, model);
        }
        String name = name(file);
        return "redirect:"
                + keys.once(
                        requestKey,
                        actor,
                        () -> "/" + list.code() + "/imports/" + imports.create(actor, list.code(), name, content));
    }

    /** Without folders, as some browsers send them. */
    private static String name(MultipartFile file) {
        String sent = file.getOriginalFilename();
        String name = sent == null ? "" : sent.replaceAll(".*[/\\\\]", "").strip();
        if (name.isEmpty()) {
            return "—";
        }
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }

    /** @param planning works out what the list would do, while it has not been written */
    public String preview(
            Actor actor,
            Subject list,
            UUID id,
            Function<ImportedList, ListPlan> planning,
            String page,
            Locale locale,
            Model model) {
        ListImports.Stored stored = imports.read(actor, list.code(), id);
        ListPlan plan = stored.result() == null ? planning.apply(stored.content()) : null;
        crumbs(list, true, locale, model);
        model.addAttribute("imported", stored);
        model.addAttribute("url", "/" + list.code() + "/imports/" + stored.id());
        if (plan == null) {
            return "audit/list-imported";
        }
        PageRequestParams wanted = PageRequestParams.of(page, PAGE);
        model.addAttribute("plan", plan);
        if (plan.isRight()) {
            model.addAttribute(
                    "paged",
                    paged(
                            plan.lines().stream()
                                    .filter(line -> line.deed() != ListPlan.Deed.SAME)
                                    .toList(),
                            wanted));
        } else {
            model.addAttribute("paged", paged(plan.problems(), wanted));
        }
        return "audit/list-preview";
    }

    private static <T> Paged<T> paged(List<T> all, PageRequestParams page) {
        int from = (int) Math.min(page.offset(), all.size());
        return Paged.of(all.subList(from, Math.min(all.size(), from + page.size())), page, all.size());
    }

    /**
     * Writes it; when it is refused, nothing is written and the dry run of now is shown.
     *
     * @param preparation what takes long and needs no transaction
     * @param deed writes, answers where to go
     * @param planning works out the plan anew
     */
    public <T> String commit(
            Actor actor,
            Subject list,
            UUID id,
            String requestKey,
            Supplier<T> preparation,
            Function<T, String> deed,
            Function<ImportedList, ListPlan> planning,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        try {
            T prepared = preparation.get();
            return "redirect:" + keys.once(requestKey, actor, () -> deed.apply(prepared));
        } catch (ImportRefused e) {
            response.setStatus((e.isStale() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT).value());
            model.addAttribute("stale", e.isStale());
            return preview(actor, list, id, planning, null, locale, model);
        }
    }

    /** What may be written into a column. */
    public record Offer(String column, int width, List<String> texts) {}

    /** An empty spreadsheet with an example, with how to fill it in and what the columns offer. */
    public void template(Subject list, List<Offer> offers, HttpServletResponse response) throws IOException {
        String title = exports.word("menu." + list.code());
        List<SheetWriter.Column> columns = list.columns().stream()
                .map(column -> new SheetWriter.Column(
                        exports.word("export." + column.code()) + (column.required() ? "*" : ""), column.width()))
                .toList();
        String name = title + ", " + exports.word("list-import.template");
        try (SheetWriter sheet =
                new SheetWriter(Attachment.begin(response, name, "xlsx", Attachment.EXCEL), title, null, columns)) {
            sheet.row(list.columns().stream()
                    .map(column -> column == list.columns().get(0)
                            ? exports.word(UploadedList.EXAMPLE)
                            : column.example() == null ? null : exports.word(column.example()))
                    .toList());
            List<SheetWriter.Guide> all = new ArrayList<>();
            all.add(new SheetWriter.Guide(
                    -1,
                    exports.word("list-import.guide.how"),
                    90,
                    list.columns().stream()
                            .map(column -> exports.word("export." + column.code()) + ": "
                                    + exports.word("list-import." + list.code() + "." + column.code()))
                            .toList()));
            List<String> codes = list.columns().stream().map(ImportColumn::code).toList();
            offers.forEach(offer -> all.add(new SheetWriter.Guide(
                    codes.indexOf(offer.column()),
                    exports.word("export." + offer.column()),
                    offer.width(),
                    offer.texts())));
            sheet.guide(exports.word("list-import.guide"), all);
        }
    }

    private void crumbs(Subject list, boolean inner, Locale locale, Model model) {
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb(messages.getMessage("menu." + list.code(), null, locale), "/" + list.code()));
        if (inner) {
            crumbs.add(new Crumb(
                    messages.getMessage("list-import.title." + list.code(), null, locale),
                    "/" + list.code() + "/import"));
        }
        model.addAttribute("crumbs", crumbs);
        model.addAttribute("list", list.code());
    }
}
