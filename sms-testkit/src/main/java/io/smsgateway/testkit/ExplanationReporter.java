package io.smsgateway.testkit;

import io.smsgateway.testkit.FaultyServer.Request;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.IncompleteExecutionException;

/** Adds to the failure of a check which bug it shows, what the adapter sent, and how to mend it. */
final class ExplanationReporter implements TestExecutionExceptionHandler {

    private static final int MAX_REQUESTS = 3;
    private static final int MAX_BODY = 200;

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Explanation explanation = context.getRequiredTestMethod().getAnnotation(Explanation.class);
        if (explanation == null || failure instanceof IncompleteExecutionException) {
            throw failure;
        }
        FaultyServer server = ((ContractChecks) context.getRequiredTestInstance()).server;
        AssertionError explained = new AssertionError(
                "%s%n  Case: %s%n  Requests: %s%n  Remedy: %s%n  Found: %s"
                        .formatted(
                                explanation.bug(),
                                context.getDisplayName(),
                                requests(server),
                                explanation.remedy(),
                                failure instanceof AssertionError ? failure.getMessage() : failure),
                failure);
        explained.setStackTrace(failure.getStackTrace());
        throw explained;
    }

    private static String requests(FaultyServer server) {
        List<Request> all = server.requests();
        String begun = server.begunRequests() + " begun";
        return all.isEmpty()
                ? begun
                : all.stream()
                        .skip(Math.max(0, all.size() - MAX_REQUESTS))
                        .map(ExplanationReporter::line)
                        .collect(Collectors.joining("; ", begun + ", the last: ", ""));
    }

    private static String line(Request request) {
        String body = request.body().length() > MAX_BODY ? request.body().substring(0, MAX_BODY) + "…" : request.body();
        return request.method() + " " + request.path() + (body.isEmpty() ? "" : " " + body.strip());
    }
}
