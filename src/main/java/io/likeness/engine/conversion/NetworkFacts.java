package io.likeness.engine.conversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What the shapes of a network's tensors say about it, under the keys of diffusers' and transformers' configurations. */
final class NetworkFacts {

    private NetworkFacts() {}

    static SequencedMap<String, Object> of(TensorShapes network) {
        return switch (network.part()) {
            case "unet" -> UNetFacts.of(network);
            case "vae" -> ofVae(network);
            default -> ofTextEncoder(network);
        };
    }

    private static SequencedMap<String, Object> ofVae(TensorShapes vae) {
        List<Integer> channels = new ArrayList<>();
        for (int i = 0; i < vae.count("encoder.down_blocks."); i++) {
            channels.add(vae.size("encoder.down_blocks." + i + ".resnets.0.conv1.weight", 0));
        }
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("in_channels", vae.size("encoder.conv_in.weight", 1));
        facts.put("out_channels", vae.size("decoder.conv_out.weight", 0));
        facts.put("latent_channels", vae.size("decoder.conv_in.weight", 1));
        facts.put("block_out_channels", channels);
        facts.put("layers_per_block", vae.count("encoder.down_blocks.0.resnets."));
        return facts;
    }

    private static SequencedMap<String, Object> ofTextEncoder(TensorShapes text) {
        String layers = "text_model.encoder.layers.";
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("vocab_size", text.size("text_model.embeddings.token_embedding.weight", 0));
        facts.put("max_position_embeddings", text.size("text_model.embeddings.position_embedding.weight", 0));
        facts.put("hidden_size", text.size("text_model.embeddings.token_embedding.weight", 1));
        facts.put("intermediate_size", text.size(layers + "0.mlp.fc1.weight", 0));
        facts.put("num_hidden_layers", text.count(layers));
        if (text.has("text_projection.weight")) {
            facts.put("projection_dim", text.size("text_projection.weight", 0));
        }
        return facts;
    }
}
