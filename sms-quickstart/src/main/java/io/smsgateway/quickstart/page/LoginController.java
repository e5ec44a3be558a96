package io.smsgateway.quickstart.page;

import io.smsgateway.PhoneNumber;
import io.smsgateway.codes.CodeCheck;
import io.smsgateway.codes.CodeSending;
import io.smsgateway.codes.CodeService;
import io.smsgateway.springboot.InvalidPhoneNumberException;
import io.smsgateway.springboot.PhoneNumbers;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Login by a one-time code: send, enter, resend after a countdown. What the browser has typed is in its session. */
@Controller
final class LoginController {

    private static final String LOGIN = "login-code";
    private static final String BACK = "redirect:/login";

    private final CodeService codes;
    private final PhoneNumbers numbers;

    LoginController(CodeService codes, PhoneNumbers numbers) {
        this.codes = codes;
        this.numbers = numbers;
    }

    /**
     * What the page shows.
     *
     * @param number that a code was sent to; null before
     * @param id of the code
     * @param resendAt when it may be sent again; null where it may not
     * @param message for the person
     * @param loggedIn whether the code was right
     */
    record State(
            @Nullable PhoneNumber number,
            String id,
            @Nullable Instant resendAt,
            String message,
            boolean loggedIn) {

        static final State NEW = new State(null, "", null, "", false);

        State saying(String other) {
            return new State(number, id, resendAt, other, loggedIn);
        }
    }

    private static State state(HttpSession session) {
        return session.getAttribute(LOGIN) instanceof State state ? state : State.NEW;
    }

    @GetMapping("/login")
    ModelAndView show(HttpSession session) {
        State state = state(session);
        Instant resendAt = state.resendAt();
        long wait = resendAt == null
                ? 0
                : Math.max(0, resendAt.getEpochSecond() - Instant.now().getEpochSecond() + 1);
        return new ModelAndView("login")
                .addObject("state", state)
                .addObject(
                        "number", state.number() == null ? "" : state.number().toString())
                .addObject("wait", wait);
    }

    @PostMapping("/login/code")
    String send(@RequestParam String number, HttpSession session) {
        try {
            PhoneNumber read = numbers.read(number);
            CodeSending started = codes.start(read, LOGIN, session.getId());
            session.setAttribute(LOGIN, sent(read, started, "If the number is right, a code is on its way."));
        } catch (InvalidPhoneNumberException invalid) {
            session.setAttribute(LOGIN, State.NEW.saying(String.valueOf(invalid.getMessage())));
        }
        return BACK;
    }

    @PostMapping("/login/resend")
    String resend(HttpSession session) {
        State state = state(session);
        PhoneNumber number = state.number();
        if (number != null) {
            CodeSending again = codes.resend(state.id(), number);
            String message = again.resendAt().isPresent() || again.endsAt().isPresent()
                    ? "The same code is on its way again, unless it was sent a moment ago."
                    : "The code cannot be sent again; start again.";
            session.setAttribute(LOGIN, sent(number, again, message));
        }
        return BACK;
    }

    private static State sent(PhoneNumber number, CodeSending sending, String message) {
        return new State(number, sending.id(), sending.resendAt().orElse(null), message, false);
    }

    @PostMapping("/login")
    String logIn(@RequestParam String code, HttpSession session) {
        State state = state(session);
        PhoneNumber number = state.number();
        if (number != null) {
            CodeCheck check = codes.check(state.id(), number, LOGIN, session.getId(), code);
            session.setAttribute(LOGIN, after(state, number, check));
        }
        return BACK;
    }

    private static State after(State state, PhoneNumber number, CodeCheck check) {
        return switch (check.verdict()) {
            case VALID -> new State(number, "", null, "You are logged in.", true);
            case WRONG -> state.saying("That is not the code; " + check.triesLeft() + " tries are left.");
            case EXPIRED, USED, TOO_MANY_TRIES, UNKNOWN ->
                State.NEW.saying("The code can no longer be used; start again.");
            case UNAVAILABLE -> state.saying("The code cannot be checked now; try again in a moment.");
        };
    }

    @PostMapping("/login/again")
    String again(HttpSession session) {
        session.removeAttribute(LOGIN);
        return BACK;
    }
}
