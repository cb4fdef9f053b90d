package ru.metodkarta.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

@AnalyzeClasses(packages = "ru.metodkarta", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final Set<Class<?>> TIMES = Set.of(
            Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class, Year.class);

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .should(callMethodWhere(target(name("now"))
                    .and(target(owner(oneOf(TIMES))))
                    .and(target(rawParameterTypes(new Class<?>[0])))))
            .because("\"today\" is the region's, and tests set the time");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule controllersStayInTheirModule = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule transactionsBelongToUseCases = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Controller.class)
            .should()
            .beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule aggregatesHaveVerbsNotSetters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule stateOfAggregatesIsPrivate = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .doNotHaveModifier(JavaModifier.STATIC)
            .should()
            .bePrivate();

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses().should().accessField(System.class, "out");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should(callMethodWhere(
                    target(name("sleep")).and(target(owner(JavaClass.Predicates.equivalentTo(Thread.class))))));

    @ArchTest
    static final ArchRule rowsAreReadAtOnce = noClasses()
            .should()
            .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
            .because("the stream keeps its connection until somebody closes it: sixteen pages later nothing answers");

    private static DescribedPredicate<JavaClass> oneOf(Set<Class<?>> types) {
        return DescribedPredicate.describe(
                "a type of java.time", type -> types.stream().anyMatch(wanted -> type.isEquivalentTo(wanted)));
    }
}
