package io.smsgateway.simulator.itniotech;

import java.util.List;

/** A valid text with its recipients; there are as many order ids as numbers, empty when missing. */
record ItniotechGroup(String appId, String content, List<String> numbers, List<String> orderIds) {}
