package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Examples")
class ExamplesTest {

    private static final Pattern IMPORT = Pattern.compile("(?m)^import ([\\w.]+);?$");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** Kotlin needs neither: every value of the API that can be null says so, and no name is a keyword. */
    private static final Pattern WORKAROUND = Pattern.compile("!!|`");

    @ParameterizedTest
    @ValueSource(strings = {"java", "kotlin"})
    void usePublicTypesOfTheCore(String language) {
        String examples = examples(language);
        List<String> imported =
                IMPORT.matcher(examples).results().map(found -> found.group(1)).toList();
        List<String> words = WORD.matcher(
                        IMPORT.matcher(COMMENT.matcher(examples).replaceAll("")).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(publicTypesOfTheCore())
                .as("show how an application uses the type in sms-acceptance/src/test/" + language)
                .isNotEmpty()
                .allSatisfy(type -> {
                    assertThat(imported).contains(type);
                    assertThat(words).contains(type.substring(type.lastIndexOf('.') + 1));
                });
    }

    @Test
    void inKotlinAssertNoValueAndQuoteNoName() {
        assertThat(WORKAROUND.matcher(examples("kotlin")).results().map(MatchResult::group))
                .isEmpty();
    }

    private static String examples(String language) {
        String folder = "sms-acceptance/src/test/" + language + "/io/smsgateway/examples/";
        return Sources.files(file -> file.startsWith(folder)).map(Sources::text).collect(Collectors.joining("\n"));
    }

    private static List<String> publicTypesOfTheCore() {
        Sources core = Sources.of(file -> file.startsWith("sms-core/src/main/java/"));
        return core.types().stream()
                .filter(type -> type.getParentPath().getLeaf() instanceof CompilationUnitTree)
                .filter(ExamplesTest::isPublic)
                .map(type ->
                        type.getCompilationUnit().getPackageName() + "." + ((ClassTree) type.getLeaf()).getSimpleName())
                .toList();
    }

    private static boolean isPublic(TreePath type) {
        return ((ClassTree) type.getLeaf()).getModifiers().getFlags().contains(Modifier.PUBLIC);
    }
}
