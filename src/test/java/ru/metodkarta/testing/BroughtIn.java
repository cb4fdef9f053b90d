package ru.metodkarta.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;

/** Documents and lists somebody has brought in and not yet decided on. */
@Component
class BroughtIn {

    private final JdbcClient jdbc;
    private final ObjectProvider<MockMvcTester> mvc;
    private final SignedInAs signedIn;

    BroughtIn(JdbcClient jdbc, ObjectProvider<MockMvcTester> mvc, SignedInAs signedIn) {
        this.jdbc = jdbc;
        this.mvc = mvc;
        this.signedIn = signedIn;
    }

    /** Brought in by the methodologist: a plan of its own, and another text of the draft. */
    void add(PlannedWorld made) {
        made.put("loaded", loaded(made, "/roadmaps/import?place=MUNICIPAL:{town}"));
        made.put("loadedOver", loaded(made, "/roadmaps/import?roadmap={draft}"));
        made.put("listedOrganizations", listed(made, "organizations"));
        made.put("listedAccounts", listed(made, "accounts"));
    }

    /** The template as it is, brought in by the administrator of the town. */
    private UUID listed(PlannedWorld made, String list) {
        MvcTestResult template = mvc.getObject()
                .get()
                .uri("/" + list + "/import/template.xlsx")
                .with(signedIn.as(made.person("admin")))
                .exchange();
        assertThat(mvc.getObject()
                        .post()
                        .uri("/" + list + "/import")
                        .multipart()
                        .file(new MockMultipartFile(
                                "file",
                                "template.xlsx",
                                null,
                                template.getResponse().getContentAsByteArray()))
                        .with(signedIn.as(made.person("admin")))
                        .with(csrf()))
                .hasStatus(302);
        return one(
                "select id from list_import where account_id = ? and list = '" + list + "'",
                made.person("admin").accountId());
    }

    private UUID loaded(PlannedWorld made, String address) {
        assertThat(mvc.getObject()
                        .post()
                        .uri(made.fill(address))
                        .param("text", PlanTexts.TABLE)
                        .with(signedIn.as(made.person("methodologist")))
                        .with(csrf()))
                .hasStatus(302);
        return one(
                "select id from plan_import where account_id = ? order by created_at desc, id desc limit 1",
                made.person("methodologist").accountId());
    }

    private UUID one(String sql, UUID parameter) {
        return jdbc.sql(sql).param(parameter).query(UUID.class).single();
    }
}
