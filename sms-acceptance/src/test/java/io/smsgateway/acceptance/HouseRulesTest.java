package io.smsgateway.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.SmsGateway;
import io.smsgateway.client.SmsClient;
import io.smsgateway.spi.OutboundGateway;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;

/** House rules of CONTRIBUTING.md that can be checked in class files. */
@DisplayName("C6 house rules")
@AnalyzeClasses(packages = "io.smsgateway", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String[] LIBRARY = {
        "io.smsgateway",
        "io.smsgateway.spi",
        "io.smsgateway.client",
        "io.smsgateway.routing",
        "io.smsgateway.idempotency",
        "io.smsgateway.reconciliation",
        "io.smsgateway.catalog",
        "io.smsgateway.codec",
        "io.smsgateway.verification",
        "io.smsgateway.schedule",
        "io.smsgateway.delivery",
        "io.smsgateway.http",
        "io.smsgateway.jdbc",
        "io.smsgateway.redis",
        "io.smsgateway.outbox",
        "io.smsgateway.codes",
        "io.smsgateway.guard",
        "io.smsgateway.jsms",
        "io.smsgateway.itniotech"
    };

    private static final String STARTER = "io.smsgateway.springboot..";

    private static final String[] LIBRARY_AND_STARTER =
            Stream.concat(Stream.of(LIBRARY), Stream.of(STARTER)).toArray(String[]::new);

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.smsgateway..");

    @ArchTest
    static final ArchRule theApiDependsOnNoOtherPackage = noClasses()
            .that()
            .resideInAPackage("io.smsgateway")
            .should()
            .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAPackage("io.smsgateway"))));

    @ArchTest
    static final ArchRule theSpiDependsOnTheApiOnly = noClasses()
            .that()
            .resideInAPackage("io.smsgateway.spi")
            .should()
            .dependOnClassesThat(
                    OURS.and(DescribedPredicate.not(resideInAnyPackage("io.smsgateway", "io.smsgateway.spi"))));

    @ArchTest
    static final ArchRule aServiceDependsOnTheApiOnly = classes()
            .that()
            .resideInAnyPackage("io.smsgateway.verification", "io.smsgateway.schedule", "io.smsgateway.delivery")
            .should(onlyDependOnThemselvesAnd("io.smsgateway"));

    @ArchTest
    static final ArchRule theCatalogueDoesNotDependOnTheClient = noClasses()
            .that()
            .resideInAPackage("io.smsgateway.catalog")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smsgateway.client", "io.smsgateway.http", "io.smsgateway.jsms..");

    @ArchTest
    static final ArchRule anAdapterDependsOnNeitherPoliciesNorOtherAdapters = classes()
            .that()
            .resideInAnyPackage("io.smsgateway.jsms..", "io.smsgateway.itniotech..")
            .should(onlyDependOnThemselvesAnd(
                    "io.smsgateway",
                    "io.smsgateway.spi",
                    "io.smsgateway.http",
                    "io.smsgateway.verification",
                    "io.smsgateway.schedule",
                    "io.smsgateway.delivery",
                    "io.smsgateway.reconciliation"));

    @ArchTest
    static final ArchRule onlyTheStarterDependsOnSpring = noClasses()
            .that(OURS)
            .and()
            .resideOutsideOfPackage(STARTER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", STARTER);

    @ArchTest
    static final ArchRule theStarterDependsOnEachVendorInOnePlace = noClasses()
            .that()
            .resideInAPackage(STARTER)
            .and()
            .haveNameNotMatching(".*[.$](Jsms|Itniotech)(ProviderFactory)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smsgateway.jsms..", "io.smsgateway.itniotech..");

    @ArchTest
    static final ArchRule theSimulatorDependsOnNoOtherModule = noClasses()
            .that()
            .resideInAPackage("io.smsgateway.simulator..")
            .should()
            .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAPackage("io.smsgateway.simulator.."))));

    @ArchTest
    static final ArchRule everyGatewayButTheClientIsFinalAndPackagePrivate = classes()
            .that(assignableTo(SmsGateway.class)
                    .or(assignableTo(OutboundGateway.class))
                    .or(simpleNameEndingWith("Gateway")))
            .and()
            .areNotInterfaces()
            .and()
            .doNotBelongToAnyOf(SmsClient.class, AsyncSmsGateway.class)
            .and()
            .resideInAnyPackage(LIBRARY_AND_STARTER)
            .should()
            .notBePublic()
            .andShould()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that(resideInAPackage("io.smsgateway.."))
            .and()
            .resideOutsideOfPackages("io.smsgateway.benchmarks..")
            .should(new ArchCondition<>("lie in a package with @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });

    @ArchTest
    static final ArchRule noPublicSignatureNamesATypeOfALibrary = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(LIBRARY)
            .and(arePartOfTheApi())
            .should(nameNoTypeOf(
                    "tools.jackson",
                    "com.fasterxml",
                    "org.apache.hc",
                    "io.github.bucket4j",
                    "io.github.resilience4j",
                    "com.google",
                    "org.springframework"));

    /** Every version of jackson-core from 2.15 on works beside any other artifact of Jackson. */
    @ArchTest
    static final ArchRule ofJacksonOnlyStreamingIsUsed = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY_AND_STARTER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "tools.jackson..", "com.fasterxml.jackson.annotation..", "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule onlySystemTimeReadsTheClock = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY_AND_STARTER)
            .and()
            .doNotHaveSimpleName("SystemTime")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule onlyTheTimeSourceSleeps = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY_AND_STARTER)
            .should()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule noClassPrints =
            noClasses().that().resideInAnyPackage(LIBRARY_AND_STARTER).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule noClassWeakensTls = noClasses()
            .should()
            .beAssignableTo(TrustManager.class)
            .orShould()
            .beAssignableTo(HostnameVerifier.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(HttpURLConnection.class);

    @ArchTest
    static final ArchRule noClassChangesStateOfTheJvm = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY_AND_STARTER)
            .should()
            .callMethod(System.class, "setProperty", String.class, String.class)
            .orShould()
            .callMethod(SSLContext.class, "setDefault", SSLContext.class)
            .orShould()
            .callMethod(java.net.Authenticator.class, "setDefault", java.net.Authenticator.class)
            .orShould()
            .callMethod(java.net.ProxySelector.class, "setDefault", java.net.ProxySelector.class);

    @ArchTest
    static final ArchRule adaptersDoNotUseFormatStrings = noClasses()
            .that()
            .resideInAnyPackage("io.smsgateway.jsms..", "io.smsgateway.itniotech..")
            .should()
            .callMethod(String.class, "format", String.class, Object[].class);

    @ArchTest
    static final ArchRule moneyIsNotABinaryFraction = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("io.smsgateway", "io.smsgateway.jsms..", "io.smsgateway.itniotech..")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);

    @ArchTest
    static final ArchRule noNameEndsInAVagueWord = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    private static ArchCondition<JavaClass> onlyDependOnThemselvesAnd(String... packages) {
        Set<String> allowed = Set.of(packages);
        return new ArchCondition<>("depend on themselves and " + String.join(", ", packages) + " only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> {
                            String there = dependency.getTargetClass().getPackageName();
                            return there.startsWith("io.smsgateway")
                                    && !there.equals(type.getPackageName())
                                    && !allowed.contains(there);
                        })
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static DescribedPredicate<JavaMember> arePartOfTheApi() {
        return describe(
                "are part of the API",
                member -> member.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                        && (member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED)));
    }

    private static ArchCondition<JavaMethod> nameNoTypeOf(String... packages) {
        return new ArchCondition<>("name no type of " + String.join(", ", packages)) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(
                                Stream.of(method.getRawReturnType()),
                                Stream.concat(
                                        method.getRawParameterTypes().stream(), method.getExceptionTypes().stream()))
                        .filter(type -> Stream.of(packages)
                                .anyMatch(prefix -> type.getPackageName().startsWith(prefix)))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " names " + type.getName())));
            }
        };
    }
}
