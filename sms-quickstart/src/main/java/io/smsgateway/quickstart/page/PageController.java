package io.smsgateway.quickstart.page;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.simulator.jsms.JsmsQuota;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.PhoneNumbers;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Controller of the page. */
@Controller
final class PageController {

    private static final String BACK = "redirect:/";
    /** Price of a message of one part at the simulated vendor. */
    private static final BigDecimal PRICE = new BigDecimal("0.01");

    private final AsyncSmsGateway gateway;
    private final CurrentClient current;
    private final PhoneNumbers numbers;
    private final SmsSimulator simulator;
    private final MessageLog log;
    private final Views views;
    private final Map<String, String> templates = new LinkedHashMap<>();

    PageController(
            AsyncSmsGateway gateway,
            CurrentClient current,
            PhoneNumbers numbers,
            SmsSimulator simulator,
            MessageLog log,
            Views views,
            SmsGatewayProperties properties) {
        this.gateway = gateway;
        this.current = current;
        this.numbers = numbers;
        this.simulator = simulator;
        this.log = log;
        this.views = views;
        properties.templates().forEach((key, template) -> templates.put(key, String.valueOf(template.text())));
    }

    @GetMapping("/")
    ModelAndView page() {
        return page(SendForm.fresh(), "");
    }

    private ModelAndView page(SendForm form, String problem) {
        return new ModelAndView("page")
                .addObject("providers", views.providers())
                .addObject("messages", views.messages())
                .addObject("templates", templates)
                .addObject("classes", MessageClass.values())
                .addObject("faults", FaultChoice.ALL)
                .addObject("form", form)
                .addObject("problem", problem);
    }

    /** Sends asynchronously and redirects, so that reloading the page sends nothing again. */
    @PostMapping("/messages")
    ModelAndView send(SendForm form) {
        SmsMessage message;
        try {
            message = form.message(numbers, templates);
        } catch (IllegalArgumentException impossible) {
            ModelAndView page = page(form, "Nothing was sent: " + impossible.getMessage());
            page.setStatus(HttpStatus.BAD_REQUEST);
            return page;
        }
        SentMessage sent = log.started(simulator.now(), message.to(), form.text(templates));
        var unused = gateway.send(message).thenAccept(result -> log.completed(sent, simulator.now(), result));
        return new ModelAndView(BACK);
    }

    @PostMapping("/providers/{name}/suspension")
    String suspend(@PathVariable String name, @RequestParam boolean suspended) {
        ProviderId provider = ProviderId.of(name);
        return current.with(client -> {
            if (suspended) {
                client.suspend(provider, Refusal.SUSPENDED);
            } else {
                client.resume(provider);
            }
            return BACK;
        });
    }

    @PostMapping("/vendors/{name}/fault")
    String fail(@PathVariable String name, @RequestParam String fault) {
        FaultChoice.named(fault)
                .ifPresentOrElse(
                        choice -> views.vendor(name).fail(choice.outage()),
                        () -> views.vendor(name).heal());
        return BACK;
    }

    /** Sets the balance to the price of this many messages. */
    @PostMapping("/vendors/{name}/balance")
    String balance(@PathVariable String name, @RequestParam int messages) {
        if (views.vendor(name) == simulator.jsms()) {
            simulator.jsms().account().app(JsmsQuota.each(messages));
            simulator.jsms().account().dev(JsmsQuota.each(0));
        } else {
            BigDecimal money = PRICE.multiply(BigDecimal.valueOf(messages));
            simulator.itniotech().account().balance(ItniotechBalance.of(money.toPlainString(), "0", "0"));
        }
        return BACK;
    }

    @ExceptionHandler
    ResponseEntity<String> impossible(IllegalArgumentException why) {
        return ResponseEntity.badRequest().body(why.getMessage());
    }
}
