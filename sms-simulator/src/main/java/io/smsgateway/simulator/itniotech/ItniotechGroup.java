package io.smsgateway.simulator.itniotech;

import java.util.List;

/** One text and the numbers it goes to, checked; the order ids are as many as the numbers, blank where none was given. */
record ItniotechGroup(String appId, String content, List<String> numbers, List<String> orderIds) {

    int parts() {
        return ItniotechText.parts(content);
    }
}
