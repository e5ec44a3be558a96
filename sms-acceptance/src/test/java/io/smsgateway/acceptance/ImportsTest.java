package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Imports")
class ImportsTest {

    @Test
    void noFileImportsAnInternalPackageOfALibrary() {
        Sources sources = Sources.of(file -> true);

        assertThat(sources.units().stream()
                        .flatMap(unit -> unit.getImports().stream()
                                .filter(ImportsTest::isInternalToALibrary)
                                .map(imported -> describe(sources, unit, imported))))
                .as("use the library's public API: an internal package changes in any release without notice")
                .isEmpty();
    }

    private static boolean isInternalToALibrary(ImportTree imported) {
        String name = imported.getQualifiedIdentifier().toString();
        return name.contains(".internal.") && !name.startsWith("io.smsgateway.");
    }

    private static String describe(Sources sources, CompilationUnitTree unit, ImportTree imported) {
        return sources.place(unit, imported) + " " + imported.getQualifiedIdentifier();
    }
}
