package io.likeness.workshop.bench;

import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.workshop.referee.Referee;
import io.likeness.workshop.referee.RefereeConfig;
import java.nio.file.Path;
import java.util.List;

/** A referee that knows nothing, for tests of everything around it. */
public final class TinyReferee {

    private TinyReferee() {}

    /** Writes its folder. */
    public static void write(Path folder) {
        RefereeConfig config = new RefereeConfig(64, List.of(8, 8, 8, 8), 4, 16, 8);
        try (Scope owner = Scope.open()) {
            SafetensorsWriter weights = new SafetensorsWriter();
            new Referee(Weights.fresh(new Seeds(1), owner), config)
                    .parameters()
                    .byName()
                    .forEach((name, tensor) -> weights.add(
                            name, tensor.toFloatArray(), tensor.getShape().getShape()));
            config.write(folder.resolve(Referee.CONFIG));
            weights.write(folder.resolve(Referee.WEIGHTS));
        }
    }
}
