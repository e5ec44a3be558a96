package io.smsgateway.docs;

import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.springboot.PhoneNumbers;
import java.util.Map;
import org.springframework.stereotype.Service;

@Service
record LoginCodes(SmsGateway gateway, PhoneNumbers numbers) {

    SendResult send(String number, String code) {
        return gateway.send(SmsMessage.template(numbers.read(number), "login-code", Map.of("code", code)));
    }
}
