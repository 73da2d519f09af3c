package io.likeness.engine;

import io.likeness.engine.TrainingMethod.FullFineTuning;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How specs and events look as JSON: paths as plain text (Jackson's own form is a file: URL), nothing unknown accepted. */
public final class EngineJson {

    /** Names of what a file from before it was there means. */
    static final String GUIDANCE_RESCALE = "guidanceRescale";

    static final String INIT_IMAGE = "initImage";

    static final String ADAPTERS = "adapters";

    static final String MODEL_NAME = "modelName";

    public static final String IDENTIFIER_RATE = "identifierRate";

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Path.class, new PathSerializer())
                    .addDeserializer(Path.class, new PathDeserializer()))
            .injectableValues(new InjectableValues.Std()
                    .addValue(TrainingMethod.class, new FullFineTuning())
                    .addValue(GUIDANCE_RESCALE, 0.0)
                    .addValue(INIT_IMAGE, null)
                    .addValue(MODEL_NAME, null)
                    .addValue(IDENTIFIER_RATE, 1.0)
                    .addValue(ADAPTERS, List.of()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private EngineJson() {}

    private static final class PathSerializer extends StdSerializer<Path> {
        PathSerializer() {
            super(Path.class);
        }

        @Override
        public void serialize(Path path, JsonGenerator json, SerializationContext context) throws JacksonException {
            json.writeString(path.toString());
        }
    }

    private static final class PathDeserializer extends StdDeserializer<Path> {
        PathDeserializer() {
            super(Path.class);
        }

        @Override
        public Path deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
            return Path.of(json.getString());
        }
    }
}
