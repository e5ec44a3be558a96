package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Words in sources and documents")
class WordsTest {

    private static final Pattern VAGUE =
            Pattern.compile("\\b(nobody|somebody|whoever|whomever)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHECKED =
            Pattern.compile(".*\\.md|(.*/)?pom\\.xml|[^/]+/src/main/.*|\\.(ci|github)/.*");

    /** Names that were replaced by standard terms; CHANGELOG.md lists the replacements. */
    private static final Pattern RETIRED = Pattern.compile(String.join(
            "|",
            List.of(
                    "Rest|SideBySide|CuttingGateway|Piece|Pieces|ObservedGateway|SteadyClock|SlowCodes|WatchedBalance",
                    "Planning|Sign|Stop|Lane|Lanes|LaneSettings|LaneStatus|Doubt|Finding|HeardReports|Breakdown",
                    "QuietConnection|Incoming|Watchdog|OneRequest|CallTime|Answers|AnswerReader|AnswerTimes|VendorWords",
                    "Pace|Pull|KeptSchedule|PlanAnswer|PlanAnswers|Span|Site|Unique|Listing|BalanceReply|JsmsReplies",
                    "Generation|LentProvider|Vendors|LookListener|SentMessages|QuietObservation|TimedBody|Bad[A-Z].*",
                    "SmsGatewayHints|Paper|Story|.*Door|.*News|.*Screen|CallbackAnswer")));

    @Test
    void mainSourcesAndDocumentsNameTheirSubject() {
        assertThat(Sources.files(CHECKED.asMatchPredicate()).flatMap(WordsTest::vague))
                .as("name the component or the person who acts (caller, provider, vendor, listener, operator)"
                        + " or use the passive voice, instead of: " + VAGUE)
                .isEmpty();
    }

    @Test
    void noTypeHasARetiredName() {
        Sources sources = Sources.of(file -> true);

        assertThat(sources.types().stream()
                        .filter(type -> isRetired(((ClassTree) type.getLeaf()).getSimpleName()))
                        .map(type -> sources.place(type) + " " + ((ClassTree) type.getLeaf()).getSimpleName()))
                .as("give the type the standard term that CHANGELOG.md lists for it (Bad… is Invalid… or Faulty…)")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lane", "BadServer", "JsmsDoor"})
    void findsARetiredName(String name) {
        assertThat(isRetired(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pipeline", "Badge", "RestClient", "Doors"})
    void leavesAnyOtherName(String name) {
        assertThat(isRetired(name)).isFalse();
    }

    private static boolean isRetired(CharSequence name) {
        return RETIRED.matcher(name).matches();
    }

    private static Stream<String> vague(Path file) {
        List<String> lines = Sources.text(file).lines().toList();
        return IntStream.range(0, lines.size())
                .filter(line -> VAGUE.matcher(lines.get(line)).find())
                .mapToObj(line -> Sources.name(file) + ":" + (line + 1) + " "
                        + lines.get(line).strip());
    }
}
