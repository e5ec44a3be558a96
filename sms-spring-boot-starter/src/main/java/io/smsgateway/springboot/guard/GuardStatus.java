package io.smsgateway.springboot.guard;

import io.smsgateway.guard.GuardListener;
import io.smsgateway.guard.GuardRule;
import io.smsgateway.springboot.observation.EnumCounts;
import java.util.Map;

/** How many messages each rule did not permit in this process. */
final class GuardStatus implements GuardListener {

    private final EnumCounts refused = new EnumCounts();
    private final EnumCounts reported = new EnumCounts();

    Map<String, Long> refused() {
        return refused.all();
    }

    Map<String, Long> reported() {
        return reported.all();
    }

    @Override
    public void refused(GuardRule rule, String country, boolean dryRun) {
        (dryRun ? reported : refused).add(rule);
    }
}
