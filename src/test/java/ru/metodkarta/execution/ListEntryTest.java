package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.lead;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.evidence.Samples;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PageForms;
import ru.metodkarta.testing.TestWorld;

/** «Отметить списком»: whom the pasted names mean, and what becomes of the paper. */
@MetodkartaTest
class ListEntryTest {

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    Actor secondWorker;
    UUID roadmap;
    UUID third;

    /** 1: led by three schools; 2: a school of this town and one of the neighbour's; 3: by the education authority. */
    @BeforeEach
    void inForce() {
        world = executions.world();
        third = world.organization(world.town, world.authority, null, "SCHOOL", "Лицей № 3", "Лицей № 3");
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        secondWorker = world.secondSchoolWorker();
        for (UUID school : List.of(world.school, world.otherSchool)) {
            jdbc.sql("update organization set short_name = 'СОШ № 1' where id = ?")
                    .param(school)
                    .update();
        }
        roadmap = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        activity("1", "декабрь 2026 года", schools(Part.LEAD)),
                        activity("2", "декабрь 2026 года", lead(world.school), lead(world.secondSchool)),
                        activity("3", "декабрь 2026 года", lead(world.authority))),
                methodologist);
        // a plan of several towns, made of the town's
        jdbc.sql(
                        "update assignment set organization_id = ?, municipality_id = ? where occurrence_id = ? and organization_id = ?")
                .params(world.otherSchool, world.otherTown, occurrence("2"), world.secondSchool)
                .update();
    }

    @Test
    void thePaperOfAListIsNoSchoolsToTakeAway() {
        entered(pdf(), "group", "ALL");
        UUID first = work("1", world.school);
        UUID paper = paper("1");
        assertThat(pages.get(worker, "/assignments/" + first))
                .bodyText()
                .contains("Лист.pdf", "Это внесено неверно")
                .doesNotContain(paper + "/withdrawal", paper + "/replacement");
        for (String deed : List.of("withdrawal", "replacement")) {
            String address = "/assignments/" + first + "/files/" + paper + "/" + deed;
            assertThat(pages.get(worker, address)).hasStatus(403);
            assertThat(pages.post(
                            worker,
                            address,
                            new MockMultipartFile("replacement", "Пусто.pdf", null, Samples.pdf("пусто")),
                            "reason",
                            "Не нравится"))
                    .hasStatus(403);
        }
        assertThat(pages.get(secondWorker, "/assignments/" + work("1", world.secondSchool) + "/files/" + paper))
                .hasStatusOk();

        assertThat(pages.get(methodologist, "/assignments/" + first))
                .bodyText()
                .contains(paper + "/withdrawal", paper + "/replacement");
        assertThat(pages.post(
                        methodologist,
                        "/assignments/" + first + "/files/" + paper + "/replacement",
                        new MockMultipartFile("replacement", "Без фамилий.pdf", null, Samples.pdf("без")),
                        "reason",
                        "Фамилии"))
                .hasStatus(302);
        UUID replaced = paper("1");
        assertThat(replaced).isNotEqualTo(paper);
        assertThat(pages.get(secondWorker, "/assignments/" + work("1", world.secondSchool) + "/files/" + replaced))
                .hasStatusOk();
    }

    @Test
    void aNameThatSeveralTownsHaveMarksNobody() {
        Actor region = world.ministryMethodologist();
        String address = "/occurrences/" + occurrence("2") + "/list-entry";
        MvcTestResult asked = pages.post(region, address, null, list("names", "СОШ № 1"));
        assertThat(asked).hasStatus(422).bodyText().contains("Не понято строк: 1", "подходит несколько");
        assertThat(states("2")).containsOnly("NOT_STARTED");
        String choice = Jsoup.parse(PageForms.body(asked))
                .select("option[value$=" + world.otherSchool + "]")
                .val();
        assertThat(pages.post(region, address, null, confirmed(asked, "names", "СОШ № 1", "pick", choice)))
                .hasStatus(302);
        assertThat(state("2", world.otherSchool)).isEqualTo("ACCEPTED");
        assertThat(state("2", world.school)).isEqualTo("NOT_STARTED");

        String here = "/occurrences/" + occurrence("1") + "/list-entry";
        MvcTestResult shown = pages.post(methodologist, here, null, list("names", "СОШ № 1"));
        assertThat(shown)
                .as("among these executors only one is called so, yet nothing is marked before that is seen")
                .hasStatusOk()
                .bodyText()
                .contains("Ничего ещё не отмечено", "Понято: 1, уточните: 0, не найдено: 0.");
        assertThat(state("1", world.school)).isEqualTo("NOT_STARTED");
        assertThat(pages.post(methodologist, here, null, confirmed(shown, "names", "СОШ № 1\nЛицей 3")))
                .as("the list has changed since")
                .hasStatusOk();
        assertThat(pages.post(methodologist, here, null, confirmed(shown, "names", "СОШ № 1")))
                .hasStatus(302);
        assertThat(state("1", world.school)).isEqualTo("ACCEPTED");
    }

    @Test
    void understandsWhatPeopleCallASchoolAndSkipsWhatIsTicked() {
        String address = "/occurrences/" + occurrence("1") + "/list-entry";
        String names = "лицей 3\nсош 1\nд/с 7";
        MvcTestResult shown = pages.post(methodologist, address, null, list("names", names));
        assertThat(shown)
                .hasStatus(422)
                .bodyText()
                .contains("Понято: 2, уточните: 0, не найдено: 1.", "Лицей № 3", "Среди исполнителей не найдена");
        String skip = Jsoup.parse(PageForms.body(shown))
                .select("tr:contains(д/с 7) input[name=pick]")
                .val();
        String notIt = Jsoup.parse(PageForms.body(shown))
                .select("tr:contains(сош 1) input[name=pick]")
                .val();
        assertThat(pages.post(
                        methodologist, address, null, confirmed(shown, "names", names, "pick", skip, "pick", notIt)))
                .hasStatus(302);
        assertThat(state("1", third)).isEqualTo("ACCEPTED");
        assertThat(state("1", world.school)).isEqualTo("NOT_STARTED");
    }

    @Test
    void whatIsToBeSkippedIsSkippedWhateverWasChosenBefore() {
        Actor region = world.ministryMethodologist();
        String address = "/occurrences/" + occurrence("2") + "/list-entry";
        MvcTestResult asked = pages.post(region, address, null, list("names", "СОШ № 1"));
        Document page = Jsoup.parse(PageForms.body(asked));
        String choice = page.select("option[value$=" + world.otherSchool + "]").val();
        String skip = page.select("input[name=pick]").val();

        assertThat(pages.post(
                        region, address, null, confirmed(asked, "names", "СОШ № 1", "pick", choice, "pick", skip)))
                .hasStatus(409)
                .bodyText()
                .contains("тмечать нечего");
        assertThat(states("2")).containsOnly("NOT_STARTED");

        assertThat(pages.post(region, address, null, confirmed(asked, "names", "СОШ № 1", "pick", choice)))
                .hasStatus(302);
        assertThat(state("2", world.otherSchool)).isEqualTo("ACCEPTED");
    }

    @Test
    void beingAskedUsesTheFormNotUp() {
        String address = "/occurrences/" + occurrence("1") + "/list-entry";
        String key = UUID.randomUUID().toString();
        MvcTestResult shown = pages.post(methodologist, address, null, list("names", "лицей 3", "requestKey", key));
        assertThat(shown).hasStatusOk().bodyText().contains("Ничего ещё не отмечено");

        assertThat(pages.post(methodologist, address, null, list("names", "лицей 3", "requestKey", key)))
                .as("loaded again, or clicked twice")
                .hasStatusOk()
                .bodyText()
                .contains("Ничего ещё не отмечено");
        assertThat(pages.post(methodologist, address, null, list("names", "лицей 3\nсош 1", "requestKey", key)))
                .as("gone back and corrected")
                .hasStatusOk()
                .bodyText()
                .contains("Понято: 2");
        assertThat(pages.post(methodologist, address, null, confirmed(shown, "names", "лицей 3", "requestKey", key)))
                .hasStatus(302);
        assertThat(state("1", third)).isEqualTo("ACCEPTED");
    }

    @Test
    void aNameOfAnotherThanTheExecutorsIsAskedAbout() {
        world.organization(world.town, world.authority, null, "SCHOOL", "Лицей 3", "Лицей 3");
        String address = "/occurrences/" + occurrence("1") + "/list-entry";
        MvcTestResult asked = pages.post(methodologist, address, null, list("names", "Лицей 3"));
        assertThat(asked).hasStatus(422).bodyText().contains("Понято: 0, уточните: 1, не найдено: 0.");
        assertThat(Jsoup.parse(PageForms.body(asked)).select("option[value$=" + third + "]"))
                .hasSize(1);
    }

    /** Every town has its school No 3: that of another is not meant, and nobody is asked. */
    @Test
    void aNameBorneInAnotherTownAsWellIsUnderstood() {
        world.organization(world.otherTown, world.otherAuthority, null, "SCHOOL", "Лицей 3", "Лицей 3");
        String address = "/occurrences/" + occurrence("1") + "/list-entry";
        assertThat(pages.post(methodologist, address, null, list("names", "Лицей 3")))
                .bodyText()
                .contains("Понято: 1, уточните: 0, не найдено: 0.");
    }

    @Test
    void theSheetNeedNotBeChosenAgain() {
        String address = "/occurrences/" + occurrence("1") + "/list-entry";
        MvcTestResult refused = pages.post(methodologist, address, pdf(), "group", "ALL");
        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains("Файлы сохранены", "Лист.pdf")
                .doesNotContain("выберите его ещё раз");
        String kept = PageForms.fields(refused).get("kept");

        assertThat(pages.post(secondWorker, address, null, list("kept", kept)))
                .as("kept for who sent it alone")
                .hasStatus(403);
        assertThat(pages.post(methodologist, address, null, list("group", "ALL", "kept", kept)))
                .hasStatus(302);
        assertThat(jdbc.sql("select file_name from evidence where id = ?")
                        .param(paper("1"))
                        .query(String.class)
                        .single())
                .isEqualTo("Лист.pdf");
        assertThat(jdbc.sql("select count(*) from kept_upload")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aConflictKeepsWhatWasTypedAndTheSheet() {
        entered(pdf(), "group", "ALL");
        assertThat(pages.post(
                        methodologist,
                        "/occurrences/" + occurrence("1") + "/list-entry",
                        pdf(),
                        list("organization", world.school.toString(), "basisNumber", "17-б")))
                .hasStatus(409)
                .bodyText()
                .contains("тмечать нечего", "17-б", "Файлы сохранены");
    }

    private static MockMultipartFile pdf() {
        return new MockMultipartFile("files", "Лист.pdf", null, Samples.pdf("лист"));
    }

    private static String[] list(String... more) {
        return Stream.concat(
                        Stream.of("basisKind", "SIGN_IN_SHEET", "enteredOn", "20.11.2026"),
                        java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    /** As the page that shows what was understood sends it on. */
    private static String[] confirmed(MvcTestResult page, String... more) {
        String[] fields = java.util.Arrays.copyOf(more, more.length + 2);
        fields[more.length] = "seal";
        fields[more.length + 1] = PageForms.fields(page).get("seal");
        return list(fields);
    }

    private void entered(MockMultipartFile sheet, String name, String value) {
        assertThat(pages.post(
                        methodologist, "/occurrences/" + occurrence("1") + "/list-entry", sheet, list(name, value)))
                .hasStatus(302);
    }

    private UUID paper(String number) {
        return jdbc.sql("select distinct b.evidence_id from entry_basis b join list_entry l on l.basis_id = b.id"
                        + " join assignment a on a.id = l.assignment_id where a.occurrence_id = ?")
                .param(occurrence(number))
                .query(UUID.class)
                .single();
    }

    private UUID occurrence(String number) {
        return plan().occurrence(number);
    }

    private UUID work(String number, UUID organization) {
        return plan().work(number, organization);
    }

    private List<String> states(String number) {
        return plan().states(number);
    }

    private String state(String number, UUID organization) {
        return pages.state(work(number, organization));
    }

    private WorkOfPlan plan() {
        return new WorkOfPlan(jdbc, roadmap);
    }
}
