package io.smsgateway.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequirementTest {

    @TempDir
    private Path folder;

    /** The classes of a library. */
    public static final class Library {}

    /** The class that uses it, in another jar. */
    public static final class User {}

    private static Requirement needs(String minimum) {
        return Requirement.of("org.acme:acme-client", minimum, Library.class.getName());
    }

    private void check(Requirement requirement, String file, @Nullable String version) throws Exception {
        URL[] library = {jar(Library.class, file, version)};
        URL[] user = {jar(User.class, "user.jar", "0.1")};
        // not below the loader of this test, so that the classes come from the jars; a package has one version in a
        // loader
        try (URLClassLoader parent = new URLClassLoader(library, null);
                URLClassLoader loader = new URLClassLoader(user, parent)) {
            requirement.check(loader.loadClass(User.class.getName()));
        }
    }

    private URL jar(Class<?> type, String file, @Nullable String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (version != null) {
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        }
        Path path = folder.resolve(file);
        String entry = type.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(path);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry(entry));
            try (var bytes = type.getClassLoader().getResourceAsStream(entry)) {
                jar.write(bytes.readAllBytes());
            }
            jar.closeEntry();
        }
        return path.toUri().toURL();
    }

    @ParameterizedTest
    @CsvSource({
        "5.4, 5.4",
        "5.4, 5.4.0",
        "5.4, 5.10.1",
        "5.4, 6.0-beta1",
        "2.15, 2.15.0-rc1",
        "2.2, 2.2.0",
        "5.4.1, 5.4.1.Final",
        "31.1, 33.8.0-jre",
        "5.4, unknown"
    })
    void isMetByTheSameVersionAndNewerOnes(String minimum, String version) throws Exception {
        check(needs(minimum), "acme.jar", version);
    }

    @ParameterizedTest
    @CsvSource({"5.4, 5.3.1", "5.4, 4.9", "5.4.1, 5.4", "2.15, 2.9.10", "31.1, 30.1.1-jre"})
    void namesLibraryVersionPlaceAndWhatIsNeeded(String minimum, String version) {
        assertThatExceptionOfType(Requirement.UnmetException.class)
                .isThrownBy(() -> check(needs(minimum), "acme.jar", version))
                .withMessage("SMS gateway needs org.acme:acme-client " + minimum + " or newer, but the class path has "
                        + version + ", from file:" + folder + "/acme.jar");
    }

    @Test
    void readsTheVersionFromTheNameOfAJarThatDoesNotTell() throws Exception {
        check(needs("5.4"), "acme-client-5.4.1.jar", null);
        check(needs("5.4"), "acme.jar", null);
        assertThatExceptionOfType(Requirement.UnmetException.class)
                .isThrownBy(() -> check(needs("5.4"), "acme-client-5.3.1-jre.jar", null))
                .withMessageContaining("has 5.3.1-jre, from file:/");
    }

    @ParameterizedTest
    @CsvSource({
        "jar:nested:/opt/shop-1.0.0.jar/!BOOT-INF/lib/acme-client-5.4.2-jre.jar!/, 5.4.2-jre",
        "jar:file:/opt/shop-1.0.0.jar!/BOOT-INF/lib/acme-client-5.4.2.jar!/, 5.4.2",
        "file:/opt/acme-client-2/lib/acme-client-5.4.2.jar, 5.4.2",
        "file:/opt/shop-1.0.jar,",
        "file:/opt/acme-client-extras-1.0.jar,"
    })
    void readsTheVersionOfTheLibraryAndNotOfTheApplicationAroundIt(String place, @Nullable String version) {
        assertThat(needs("5.4").versionIn(place)).isEqualTo(version);
    }

    @Test
    void aLibraryInTheJarOfItsUserPassesBecauseThatVersionIsTheApplications() throws Exception {
        URL jar = jar(Library.class, "shop-1.0.jar", "1.0");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, null)) {
            Class<?> user = loader.loadClass(Library.class.getName());

            assertThatCode(() -> needs("5.4").check(user)).doesNotThrowAnyException();
        }
    }

    @Test
    void isNotMetWhereTheLibraryIsMissing() {
        Requirement requirement = Requirement.of("org.acme:acme-client", "5.4", "org.acme.Client");

        assertThatExceptionOfType(Requirement.UnmetException.class)
                .isThrownBy(() -> requirement.check(RequirementTest.class))
                .withMessage("SMS gateway needs org.acme:acme-client 5.4 or newer, but the class path has none");
        assertThat(requirement).hasToString("Requirement{org.acme:acme-client 5.4}");
    }

    @Test
    void aClassWhoseVersionIsUnknownPasses() {
        assertThatCode(() -> needs("99").check(RequirementTest.class)).doesNotThrowAnyException();
    }
}
