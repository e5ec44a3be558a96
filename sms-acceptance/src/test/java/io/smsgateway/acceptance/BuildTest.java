package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build promises to those who take its artifacts. */
class BuildTest {

    private static final Path ROOT = Path.of("..");
    private static final int SCREENS = 220;

    /** One fake each, with the factory methods that its users see first; to cut them would hide what belongs together. */
    private static final Set<String> LONGER = Set.of("ScriptedProvider.java");

    /** Has the vendor's SDK, which switches the TLS checks of its whole JVM off. */
    private static final String DIFFERENTIAL = "sms-differential";

    static List<String> published() throws IOException {
        return modules()
                .filter(module -> !module.equals("sms-bom") && isPublished(module))
                .toList();
    }

    static Stream<String> allButTheDifferential() throws IOException {
        return modules().filter(module -> !module.equals(DIFFERENTIAL));
    }

    private static Stream<String> modules() throws IOException {
        return Pattern.compile("<module>(.*)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1));
    }

    private static boolean isPublished(String module) {
        try {
            return !Files.readString(pom(module)).contains("<maven.deploy.skip>true<");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path pom(String module) {
        return ROOT.resolve(module).resolve("pom.xml");
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyPublishedJarHasAModuleNameAndAPlaceInTheBom(String module) throws IOException {
        assertThat(Files.readString(pom(module)))
                .containsPattern("<Automatic-Module-Name>io\\.smsgateway\\.[a-z]+</Automatic-Module-Name>");
        assertThat(Files.readString(pom("sms-bom"))).contains("<artifactId>" + module + "</artifactId>");
    }

    @Test
    void theBomListsOurModulesOnly() throws IOException {
        List<String> listed = Pattern.compile("<artifactId>(.*)</artifactId>")
                .matcher(Files.readString(pom("sms-bom")))
                .results()
                .map(found -> found.group(1))
                .filter(artifact -> !artifact.equals("sms-bom"))
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(published());
    }

    @ParameterizedTest
    @MethodSource("allButTheDifferential")
    void noOtherModuleNamesTheVendorsSdkOrIsLetOffTheBan(String module) throws IOException {
        assertThat(Files.readString(pom(module)))
                .doesNotContain("cn.jpush", "cn.jiguang", DIFFERENTIAL, "bannedDependencies");
    }

    /** The ban looks at what dependencies bring along, too. */
    @Test
    void theBanKeepsTheVendorsSdkAndWhoHasItFromEveryModule() throws IOException {
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains(
                        "<exclude>cn.jpush.api</exclude>",
                        "<exclude>cn.jiguang.*</exclude>",
                        "<exclude>io.smsgateway:" + DIFFERENTIAL + "</exclude>")
                .doesNotContain("<includes>");
    }

    @Test
    void whoHasTheVendorsSdkHasItForTestsOnlyAndIsNotPublished() throws IOException {
        assertThat(published()).isNotEmpty().doesNotContain(DIFFERENTIAL);
        assertThat(Files.readString(pom(DIFFERENTIAL)))
                .containsPattern("<artifactId>jsms-client</artifactId>\\s*<version>[^<]*</version>\\s*<scope>test<")
                .containsOnlyOnce("<include>")
                .contains("<include>cn.jpush.api:*:*:*:test</include>");
        assertThat(ROOT.resolve(DIFFERENTIAL).resolve("src/main")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("published")
    void noFileOfTheMainSourcesIsLongerThanAFewScreens(String module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !LONGER.contains(file.getFileName().toString())))
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(SCREENS));
        }
    }
}
