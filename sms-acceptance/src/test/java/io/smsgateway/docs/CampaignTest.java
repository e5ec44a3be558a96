package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.client.SmsClient;
import io.smsgateway.testkit.ScriptedProvider;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example of docs/bulk.md. */
class CampaignTest {

    @Test
    void writesALineForEachOfTwentyThousandNumbers(@TempDir Path folder) throws Exception {
        Path numbers = folder.resolve("numbers.csv");
        List<String> lines = IntStream.range(0, 20_000)
                .mapToObj(i -> i == 7 ? "110" : "138" + (10_000_000 + i))
                .toList();
        Files.write(numbers, lines);
        Path results = folder.resolve("results.csv");
        BulkProgress progress;
        try (SmsClient client = SmsClient.builder()
                        .provider(ScriptedProvider.accepting("main"))
                        .catalog(MessageCatalog.of(MessageTemplate.of("autumn-sale")
                                .withClass(MessageClass.MARKETING)
                                .text("Ten per cent off until Sunday")))
                        .build();
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(results))) {
            progress = new Campaign(client, out).send(numbers);
        }

        assertThat(progress.accepted()).isEqualTo(19_999);
        assertThat(Files.readAllLines(results))
                .hasSize(20_000)
                .contains("110,INVALID")
                .anySatisfy(line -> assertThat(line).startsWith("+8613810000042,ACCEPTED,main,"));
    }
}
