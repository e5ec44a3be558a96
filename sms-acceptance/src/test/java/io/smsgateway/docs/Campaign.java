package io.smsgateway.docs;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.client.SmsClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

record Campaign(SmsClient client, PrintWriter results) {

    BulkProgress send(Path numbers) throws IOException, InterruptedException {
        AtomicInteger row = new AtomicInteger();
        try (Stream<String> counted = Files.lines(numbers);
                Stream<String> lines = Files.lines(numbers)) {
            return client.bulk()
                    .total(counted.count())
                    .readAhead(5_000)
                    .onResult((message, result) -> results.println(message.to().e164() + "," + outcome(result)))
                    .onProgress(Duration.ofSeconds(1), progress -> System.out.print("\r" + progress))
                    .start(lines.flatMap(line -> message(row.incrementAndGet(), line)))
                    .await();
        }
    }

    private Stream<SmsMessage> message(int row, String line) {
        try {
            PhoneNumber to = PhoneNumber.of(line, "CN");
            return Stream.of(SmsMessage.template(to, "autumn-sale", Map.of()).keyed("autumn-sale-" + row));
        } catch (IllegalArgumentException invalid) {
            results.println(line + ",INVALID");
            return Stream.empty();
        }
    }

    private static String outcome(SendResult result) {
        if (result instanceof Accepted accepted) {
            return "ACCEPTED," + accepted.provider() + "," + accepted.messageId();
        }
        return result instanceof Refused refused ? "REFUSED," + refused.reason() : "UNCONFIRMED";
    }
}
