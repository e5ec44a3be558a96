package io.smsgateway.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ends a request to the control API with an error. */
public final class ControlException extends Exception {

    private final int status;

    private ControlException(int status, String message) {
        super(message, null, false, false); // the client sees the message only
        this.status = status;
    }

    /** Returns an error for an invalid request, status 400. */
    public static ControlException invalid(String message) {
        return new ControlException(400, message);
    }

    /** Returns an error for something that does not exist, status 404. */
    public static ControlException unknown(String message) {
        return new ControlException(404, message);
    }

    /** Returns an error for a request from elsewhere, status 403. */
    static ControlException forbidden(String message) {
        return new ControlException(403, message);
    }

    /** Returns an error for a body that is too large, status 413. */
    static ControlException tooLarge(String message) {
        return new ControlException(413, message);
    }

    /** Reads a JSON object from the body; the example is part of the error when there is none. */
    public static ObjectNode read(VendorRequest request, String example) throws ControlException {
        return Json.readObject(request.body())
                .orElseThrow(() -> invalid("the body is not a JSON object; example: " + example));
    }

    /** Reads a recipient's message, whose {@code number} and {@code content} are required. */
    public static ObjectNode readMessage(VendorRequest request, String example) throws ControlException {
        ObjectNode given = read(request, example);
        if (Json.empty(given.path("number")) || Json.absent(given.path("content"))) {
            throw invalid("a reply needs a number and a content; example: " + example);
        }
        return given;
    }

    /** Returns the response with the error in JSON. */
    public VendorResponse response() {
        JsonNode body = Json.newObject().put("error", getMessage());
        return VendorResponse.json(status, "application/json", body);
    }
}
