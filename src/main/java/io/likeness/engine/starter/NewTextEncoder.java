package io.likeness.engine.starter;

import java.util.List;

/** Lists the tensors of an untrained CLIPTextModel. */
final class NewTextEncoder {

    private NewTextEncoder() {}

    static void add(NewTensors t, int vocabulary, int positions, int width, int layers) {
        String model = "text_model.";
        t.embedding(model + "embeddings.token_embedding.weight", vocabulary, width);
        t.embedding(model + "embeddings.position_embedding.weight", positions, width);
        for (int i = 0; i < layers; i++) {
            String layer = model + "encoder.layers." + i;
            for (String projection : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
                t.linear(layer + ".self_attn." + projection, width, width);
            }
            t.norm(layer + ".layer_norm1", width);
            t.linear(layer + ".mlp.fc1", 4L * width, width);
            t.linear(layer + ".mlp.fc2", width, 4L * width);
            t.norm(layer + ".layer_norm2", width);
        }
        t.norm(model + "final_layer_norm", width);
    }
}
