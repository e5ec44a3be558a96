package io.smsgateway.springboot.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.PhoneNumbers;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/** Controller of the page. */
@Controller
@RequestMapping(PageController.PATH)
final class PageController {

    static final String PATH = "/sms-gateway/page";

    private static final String NUMBERS = "sms-gateway-numbers";

    private final AsyncSmsGateway gateway;
    private final CurrentClient current;
    private final PhoneNumbers numbers;
    private final BulkRuns bulk;
    private final PageAssembler assembler;
    private final Template template =
            Mustache.compiler().nullValue("").emptyStringIsFalse(true).compile(Assets.text("page.mustache"));
    private final String style = Assets.text("page.css");
    private final String script = Assets.text("page.js");

    PageController(
            AsyncSmsGateway gateway,
            CurrentClient current,
            PhoneNumbers numbers,
            BulkRuns bulk,
            PageAssembler assembler) {
        this.gateway = gateway;
        this.current = current;
        this.numbers = numbers;
        this.bulk = bulk;
        this.assembler = assembler;
    }

    @GetMapping
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        return page(request, assembler.fresh(), "");
    }

    @GetMapping("/page.css")
    ResponseEntity<byte[]> style() {
        return body(HttpStatus.OK, "text/css", style);
    }

    @GetMapping("/page.js")
    ResponseEntity<byte[]> script() {
        return body(HttpStatus.OK, "text/javascript", script);
    }

    /** Shows the form with its message as code, and sends nothing. */
    @PostMapping("/code")
    ResponseEntity<byte[]> code(HttpServletRequest request, @RequestParam Map<String, String> fields) {
        return page(request, SendForm.of(fields), "");
    }

    /** Sends asynchronously and redirects, so that reloading the page sends nothing again. */
    @PostMapping("/messages")
    ResponseEntity<byte[]> send(HttpServletRequest request, @RequestParam Map<String, String> fields) {
        SendForm form = SendForm.of(fields);
        try {
            send(form.message(numbers, assembler.texts()), form.durable());
        } catch (IllegalArgumentException impossible) {
            return page(request, form, "Nothing was sent: " + impossible.getMessage());
        }
        return back(request);
    }

    private void send(SmsMessage message, boolean durable) {
        MessageLog log = assembler.log();
        log.add(message, durable);
        if (!durable) {
            var unused = gateway.send(message).thenAccept(result -> log.completed(message, result));
            return;
        }
        try {
            assembler
                    .durable()
                    .orElseThrow(() -> new IllegalArgumentException("this application has no outbox"))
                    .submit(message);
        } catch (IllegalArgumentException impossible) {
            log.remove(message);
            throw impossible;
        }
    }

    /** Sends the message of the form to this many numbers, the entered one and those after it. */
    @PostMapping("/bulk")
    ResponseEntity<byte[]> sendToMany(
            HttpServletRequest request, @RequestParam Map<String, String> fields, @RequestParam("count") int count) {
        SendForm form = SendForm.of(fields);
        try {
            // made-up numbers are those of strangers
            simulation();
            if (count < 1 || count > BulkRuns.MAX) {
                throw new IllegalArgumentException(
                        "the number of recipients must be 1 to " + Words.count(BulkRuns.MAX));
            }
            bulk.start(form.messages(count, numbers, assembler.texts()), count);
        } catch (IllegalArgumentException impossible) {
            return page(request, form, "Nothing was sent: " + impossible.getMessage());
        }
        return back(request);
    }

    private Simulation simulation() {
        return assembler.simulation().orElseThrow(() -> new IllegalArgumentException("no vendor is simulated"));
    }

    @PostMapping("/bulk/cancel")
    ResponseEntity<byte[]> cancel(HttpServletRequest request) {
        bulk.cancel();
        return back(request);
    }

    @PostMapping("/providers/{name}/suspension")
    ResponseEntity<byte[]> suspend(
            HttpServletRequest request,
            @PathVariable("name") String name,
            @RequestParam("suspended") boolean suspended) {
        ProviderId provider = ProviderId.of(name);
        return current.with(client -> {
            if (suspended) {
                client.suspend(provider, Refusal.SUSPENDED);
            } else {
                client.resume(provider);
            }
            return back(request);
        });
    }

    @PostMapping("/vendors/{name}/fault")
    ResponseEntity<byte[]> fail(
            HttpServletRequest request, @PathVariable("name") String name, @RequestParam("preset") String preset) {
        simulation().fail(name, preset);
        return back(request);
    }

    /** Shows numbers in full in this browser until it is closed, or masks them again. */
    @PostMapping("/numbers")
    ResponseEntity<byte[]> numbers(HttpServletRequest request, @RequestParam("shown") boolean shown) {
        ResponseCookie cookie = ResponseCookie.from(NUMBERS, Boolean.toString(shown))
                .path(path(request))
                .httpOnly(true)
                .sameSite("Strict")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(URI.create(path(request)))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> impossible(IllegalArgumentException why) {
        return body(HttpStatus.BAD_REQUEST, "text/plain", String.valueOf(why.getMessage()));
    }

    private static ResponseEntity<byte[]> back(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path(request)))
                .build();
    }

    private ResponseEntity<byte[]> page(HttpServletRequest request, SendForm form, String problem) {
        var cookie = WebUtils.getCookie(request, NUMBERS);
        PageAssembler.View view = new PageAssembler.View(
                path(request),
                prefix(request.getRequestURL().toString()),
                cookie != null && Boolean.parseBoolean(cookie.getValue()));
        return body(
                problem.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
                "text/html",
                template.execute(assembler.page(view, form, problem)));
    }

    private static String path(HttpServletRequest request) {
        return prefix(request.getRequestURI());
    }

    /** The path is below those of the application and of its dispatcher servlet. */
    private static String prefix(String url) {
        return url.substring(0, url.indexOf(PATH) + PATH.length());
    }

    private static ResponseEntity<byte[]> body(HttpStatus status, String type, String text) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
                .body(text.getBytes(UTF_8));
    }
}
