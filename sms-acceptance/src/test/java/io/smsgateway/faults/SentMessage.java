package io.smsgateway.faults;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;

/** A message and its result. */
record SentMessage(SmsMessage message, SendResult result) {}
