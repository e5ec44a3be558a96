package io.smsgateway.faults;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;

/** A message and what the library said of it. */
record Sent(SmsMessage message, SendResult result) {}
