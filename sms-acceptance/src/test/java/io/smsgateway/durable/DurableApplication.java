package io.smsgateway.durable;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class DurableApplication {}
