package io.jenkins.plugins.monitoringimages.http.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is sent with a request. It may be opened several times: a redirect or a retry sends it again. */
public interface RequestBody {

    /** In bytes; exactly so many are sent. */
    long length();

    /** Begins at the first byte. */
    InputStream open() throws IOException;

    /** A small body in memory. */
    static RequestBody of(byte[] bytes) {
        return new RequestBody() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
