package io.smsgateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.Socket;

/**
 * Connections that lead nowhere: what is written is discarded, and a prepared response can be read. An exchange over one
 * loads the classes that the first real one needs.
 *
 * @param body of the response, as JSON
 */
record RehearsalSource(String body) implements ConnectionSource {

    @Override
    public VendorConnection open(CancellableRequest request) throws IOException {
        VendorConnection connection = new VendorConnection();
        request.setDependency(connection);
        connection.bind(new MemorySocket(response()));
        return connection;
    }

    private byte[] response() {
        byte[] content = body.getBytes(UTF_8);
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + content.length + "\r\n\r\n";
        return Bytes.concat(head.getBytes(UTF_8), content);
    }

    /** Never connected; opens no file descriptor. */
    private static final class MemorySocket extends Socket {
        private final InputStream response;

        MemorySocket(byte[] response) {
            // the constructor without arguments would apply the JVM's proxy settings
            super(Proxy.NO_PROXY);
            this.response = new ByteArrayInputStream(response);
        }

        @Override
        public InputStream getInputStream() {
            return response;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public void setSoTimeout(int timeout) {
            // there is nothing to wait for
        }

        @Override
        public int getSoTimeout() {
            return 0;
        }
    }
}
