package io.smsgateway.docs;

import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.springboot.callbacks.SmsCallbacks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
record SmsCallbackController(SmsCallbacks callbacks) {

    @RequestMapping("/sms-gateway/callbacks/{provider}/{token}")
    Mono<ResponseEntity<String>> receive(
            ServerHttpRequest request,
            @PathVariable String provider,
            @PathVariable String token,
            @RequestBody(required = false) byte @Nullable [] body) {
        Map<String, List<String>> headers = new HashMap<>();
        request.getHeaders().forEach(headers::put);
        CallbackRequest received = CallbackRequest.of(request.getMethod().name(), body == null ? new byte[0] : body)
                .withQuery(Objects.requireNonNullElse(request.getURI().getRawQuery(), ""))
                .withHeaders(headers)
                .at(token);
        // listeners may block
        return Mono.fromCallable(() -> callbacks.receive(provider, received))
                .subscribeOn(Schedulers.boundedElastic())
                .map(response -> ResponseEntity.status(response.status())
                        .headers(to -> response.headers().forEach(to::set))
                        .body(response.body()));
    }
}
