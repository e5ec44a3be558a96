package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import io.smsgateway.Accepted;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.slf4j.LoggerFactory;

/** Bugs that authors of adapters make. The contract catches each, and says what it is, what was sent, and what to do. */
final class PlantedBugsTest {

    /** A bug, the part of the contract that catches it, and words of its message. */
    enum Bug {
        CALLS_A_500_REFUSED(
                SmsProviderContract.Results.class,
                "may have been sent",
                "1 begun, the last: POST / 13800138000",
                "a 5xx proves nothing") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> read(List<OutboundMessage> messages, String response) {
                        return response.startsWith("HTTP/1.1 5")
                                ? each(messages, new Refused(ID, Refusal.UNAVAILABLE, "server error"))
                                : super.read(messages, response);
                    }
                };
            }
        },
        RETRIES_BY_ITSELF(
                SmsProviderContract.SingleRequest.class,
                "another number of requests than one",
                "2 begun, the last: POST / 13800138000; POST / 13800138000",
                "Switch off retries") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> sendAll(List<OutboundMessage> messages) {
                        List<SendResult> results = super.sendAll(messages);
                        return results.get(0) instanceof Unconfirmed ? super.sendAll(messages) : results;
                    }
                };
            }
        },
        PRINTS_ITS_SECRET(
                SmsProviderContract.Secrecy.class,
                "prints a credential",
                "POST / 13800138000",
                "Keep credentials in Secret") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    public String toString() {
                        return "Toy{" + ToyProviderContractTest.SECRET + "}";
                    }
                };
            }
        },
        LOGS_THE_NUMBER(
                SmsProviderContract.Secrecy.class,
                "a number",
                "POST / 13800138000",
                "nothing of requests and responses") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> sendAll(List<OutboundMessage> messages) {
                        LoggerFactory.getLogger(ToyProvider.class)
                                .trace("sending to {}", messages.get(0).to().national());
                        return super.sendAll(messages);
                    }
                };
            }
        },
        REVERSES_RESULTS(
                SmsProviderContract.Batches.class,
                "own id of each message",
                "POST / 13800138000",
                "order of the messages") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> read(List<OutboundMessage> messages, String response) {
                        List<SendResult> results = new ArrayList<>(super.read(messages, response));
                        Collections.reverse(results);
                        return results;
                    }
                };
            }
        },
        IGNORES_A_PARTIAL_FAILURE(
                SmsProviderContract.Batches.class,
                "ignores the refusal",
                "POST / 13800138000",
                "Read the entry of each recipient") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> read(List<OutboundMessage> messages, String response) {
                        return super.read(messages, response.replace('!', '='));
                    }
                };
            }
        },
        GIVES_ALL_MESSAGES_THE_FIRST_ID(
                SmsProviderContract.Batches.class,
                "own id of each message",
                "POST / 13800138000",
                "the id of its own entry") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> read(List<OutboundMessage> messages, String response) {
                        SendResult first = super.read(messages, response).get(0);
                        return first instanceof Accepted ? each(messages, first) : super.read(messages, response);
                    }
                };
            }
        },
        SENDS_A_LIST_ONE_BY_ONE(
                SmsProviderContract.Batches.class, "one request", "10 begun", "Make one request for the list") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> sendAll(List<OutboundMessage> messages) {
                        return messages.stream()
                                .flatMap(message -> super.sendAll(List.of(message)).stream())
                                .toList();
                    }
                };
            }
        },
        ACCEPTS_WHAT_IT_CANNOT_READ(
                SmsProviderContract.Results.class,
                "accepts a response that is not the documented success",
                "POST / 13800138000",
                "only for the documented success") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> read(List<OutboundMessage> messages, String response) {
                        return response.startsWith("HTTP/1.1 2")
                                ? each(messages, new Accepted(ID, "1"))
                                : super.read(messages, response);
                    }
                };
            }
        },
        THROWS_WHEN_THE_RESPONSE_IS_LOST(
                SmsProviderContract.Results.class, "or throws", "1 begun", "java.lang.IllegalStateException: lost") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> read(List<OutboundMessage> messages, String response) {
                        List<SendResult> results = super.read(messages, response);
                        if (results.get(0) instanceof Unconfirmed) {
                            throw new IllegalStateException("lost");
                        }
                        return results;
                    }
                };
            }
        },
        SWALLOWS_THE_INTERRUPT(
                SmsProviderContract.Lifecycle.class, "clears the interrupt flag", "POST / 13800138000", "interrupt()") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    List<SendResult> sendAll(List<OutboundMessage> messages) {
                        Thread.interrupted();
                        return super.sendAll(messages);
                    }
                };
            }
        },
        SENDS_AFTER_IT_IS_CLOSED(
                SmsProviderContract.Lifecycle.class, "sends after close()", "2 begun", "Refused with CLOSED") {
            @Override
            SmsProvider provider(URI url, Duration timeout) {
                return new ToyProvider(url, timeout) {
                    @Override
                    public void close() {}
                };
            }
        };

        private final Class<?> part;
        private final List<String> words;

        Bug(Class<?> part, String... words) {
            this.part = part;
            this.words = List.of(words);
        }

        abstract SmsProvider provider(URI url, Duration timeout);
    }

    /** Not run by itself: the build runs no nested classes. */
    static final class Contract extends ToyProviderContractTest {

        private static volatile Bug planted = Bug.REVERSES_RESULTS;

        @Override
        protected SmsProvider provider(URI baseUrl, Duration responseTimeout) {
            return planted.provider(baseUrl, responseTimeout);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isCaughtWithTheBugTheRequestAndTheRemedy(Bug bug) {
        Contract.planted = bug;

        assertThat(failures(bug.part))
                .as("messages of the failures that %s causes", bug)
                .anySatisfy(message ->
                        assertThat(message).contains("Case: ", "Remedy: ").contains(bug.words));
    }

    private static List<String> failures(Class<?> part) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectNestedClass(List.of(Contract.class), part))
                                .build(),
                        listener);
        return listener.getSummary().getFailures().stream()
                .flatMap(failure -> Stream.ofNullable(failure.getException().getMessage()))
                .toList();
    }
}
