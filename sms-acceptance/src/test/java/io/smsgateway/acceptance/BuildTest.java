package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Build files: published modules, the BOM, banned dependencies, file lengths. */
class BuildTest {

    private static final int MAX_LINES = 225;

    /** Longer because factory methods that users see first, or the types of a sealed interface, belong together. */
    private static final Set<String> LONGER = Set.of(
            "CircuitBreakingGateway.java",
            "Dispatcher.java",
            "FailoverCall.java",
            "RetryingGateway.java",
            "ScriptedProvider.java",
            "SmsContent.java",
            "SmsGatewayRefresher.java",
            "SmsOutbox.java",
            "SmsClientBuilder.java");

    /** Depends on the vendor's SDK, which switches off the TLS checks of its JVM. */
    private static final String DIFFERENTIAL = "sms-differential";

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*)</artifactId>");

    static List<String> published() {
        return Sources.modules()
                .filter(module -> !module.equals("sms-bom") && Sources.isPublished(module))
                .toList();
    }

    static Stream<String> allButTheDifferential() {
        return Sources.modules().filter(module -> !module.equals(DIFFERENTIAL));
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyPublishedJarHasAModuleName(String module) {
        assertThat(pom(module))
                .containsPattern("<Automatic-Module-Name>io\\.smsgateway\\.[a-z]+</Automatic-Module-Name>");
    }

    @Test
    void theBomListsThePublishedModulesOnly() {
        String bom = pom("sms-bom");
        String managed = bom.substring(bom.indexOf("<dependencyManagement>"), bom.indexOf("</dependencyManagement>"));

        assertThat(ARTIFACT.matcher(managed).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(published());
    }

    @ParameterizedTest
    @MethodSource("allButTheDifferential")
    void noOtherModuleDependsOnTheVendorsSdkOrChangesTheBan(String module) {
        assertThat(pom(module)).doesNotContain("cn.jpush", "cn.jiguang", DIFFERENTIAL, "bannedDependencies");
    }

    /** The ban covers transitive dependencies, too. */
    @Test
    void theVendorsSdkIsBannedFromEveryModule() {
        String[] ban = pom(".").split("</?bannedDependencies>");
        assertThat(ban).hasSize(3);
        assertThat(ban[1])
                .contains(
                        "<exclude>cn.jpush.api</exclude>",
                        "<exclude>cn.jiguang.*</exclude>",
                        "<exclude>io.smsgateway:" + DIFFERENTIAL + "</exclude>")
                .doesNotContain("<include");
    }

    @Test
    void theDifferentialModuleUsesTheVendorsSdkInTestsOnlyAndIsNotPublished() {
        assertThat(published()).isNotEmpty().doesNotContain(DIFFERENTIAL);
        assertThat(pom(DIFFERENTIAL))
                .containsPattern("<artifactId>jsms-client</artifactId>\\s*<version>[^<]*</version>\\s*<scope>test<")
                .containsOnlyOnce("<include>")
                .contains("<include>cn.jpush.api:*:*:*:test</include>");
        assertThat(Sources.ROOT.resolve(DIFFERENTIAL).resolve("src/main")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("published")
    void noMainSourceFileIsLongerThanAllowed(String module) {
        assertThat(Sources.files(file -> file.startsWith(module + "/src/main/java/") && file.endsWith(".java"))
                        .filter(file -> !LONGER.contains(file.getFileName().toString())))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Sources.text(file).lines()).hasSizeLessThanOrEqualTo(MAX_LINES));
    }

    private static String pom(String module) {
        return Sources.text(Sources.ROOT.resolve(module).resolve("pom.xml"));
    }
}
