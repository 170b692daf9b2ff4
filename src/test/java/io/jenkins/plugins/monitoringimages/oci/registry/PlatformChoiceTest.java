package io.jenkins.plugins.monitoringimages.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.model.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformChoiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0} out of {1}: {2}")
    @CsvSource({
        "linux/arm/v7, linux/arm/v6 linux/arm linux/arm/v7, 2",
        "linux/arm/v7, linux/arm/v6 linux/arm, 1",
        "linux/arm/v7, linux/arm/v5 linux/arm/v6, 1",
        "linux/arm/v6, linux/arm/v5 linux/arm linux/arm/v7, 0",
        "linux/arm/v6, linux/arm linux/arm/v7, -1",
        "linux/arm/v5, linux/arm linux/arm/v6 linux/arm/v7, -1",
        "linux/arm64, linux/amd64 linux/arm64/v8, 1",
        "linux/arm64, linux/arm64, 0",
        "linux/arm64, linux/arm64/v9, -1",
        "linux/amd64, windows/amd64 unknown/unknown linux/amd64/v3 linux/amd64/v1, 3",
        "linux/amd64, linux/arm64, -1",
        "linux/riscv64, linux/amd64 linux/riscv64, 1"
    })
    void picksTheBestEntry(String wanted, String entries, int best) {
        ObjectNode index = JSON.createObjectNode();
        ArrayNode manifests = index.putArray("manifests");
        for (String entry : entries.split(" ")) {
            String[] parts = entry.split("/");
            ObjectNode platform = manifests.addObject().put("number", manifests.size() - 1).putObject("platform");
            platform.put("os", parts[0]).put("architecture", parts[1]);
            if (parts.length > 2) {
                platform.put("variant", parts[2]);
            }
        }

        assertThat(new PlatformChoice(Platform.parse(wanted)).among(index).map(e -> e.path("number").asInt()).orElse(-1))
                .isEqualTo(best);
    }
}
