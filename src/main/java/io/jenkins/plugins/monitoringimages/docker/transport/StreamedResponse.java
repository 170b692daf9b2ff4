package io.jenkins.plugins.monitoringimages.docker.transport;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** The engine's answer to a request with a long body. */
record StreamedResponse(ClassicHttpResponse answer, StreamingTransport transport) implements DockerHttpClient.Response {

    @Override
    public int getStatusCode() {
        return answer.getCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return Stream.of(answer.getHeaders())
                .collect(Collectors.groupingBy(
                        Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
    }

    @Override
    public InputStream getBody() {
        try {
            return answer.getEntity() == null ? InputStream.nullInputStream() : answer.getEntity().getContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection carries nothing else. */
    @Override
    public void close() {
        transport.close();
    }
}
