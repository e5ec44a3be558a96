package io.smsgateway.jsms;

import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes one recipient of a batch with the streaming API, because a request has up to 1,000 of them. */
final class RecipientWriter extends StdSerializer<Wire.Recipient> {

    RecipientWriter() {
        super(Wire.Recipient.class);
    }

    @Override
    public void serialize(Wire.Recipient recipient, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("mobile", recipient.to().national());
        Map<String, String> parameters = recipient.content().parameters();
        if (!parameters.isEmpty()) {
            out.writeObjectPropertyStart("temp_para");
            parameters.forEach(out::writeStringProperty);
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
