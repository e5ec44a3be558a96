package io.smsgateway.faults;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;

/** A message and what the library said of it. */
record SentMessage(SmsMessage message, SendResult result) {}
