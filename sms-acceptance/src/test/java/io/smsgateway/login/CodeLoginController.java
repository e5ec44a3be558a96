package io.smsgateway.login;

import io.smsgateway.codes.CodeService;
import io.smsgateway.springboot.PhoneNumbers;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
record CodeLoginController(CodeService codes, PhoneNumbers numbers) {

    @PostMapping("/login/code")
    String send(@RequestParam String number, @RequestParam String device) {
        return codes.start(numbers.read(number), "login-code", device).id();
    }

    @PostMapping("/login")
    boolean logIn(String id, String number, String device, String code) {
        return codes.check(id, numbers.read(number), "login-code", device, code).isValid();
    }
}
