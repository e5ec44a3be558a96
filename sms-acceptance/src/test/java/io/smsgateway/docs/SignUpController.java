package io.smsgateway.docs;

import io.smsgateway.springboot.InvalidPhoneNumberException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
record SignUpController(LoginCodes codes) {

    @PostMapping("/sign-up")
    void signUp(@RequestParam String number) {
        codes.send(number, "471100");
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidPhoneNumberException invalid) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, invalid.getMessage());
        problem.setProperty("reason", invalid.reason());
        return problem;
    }
}
