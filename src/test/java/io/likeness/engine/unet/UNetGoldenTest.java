package io.likeness.engine.unet;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.nn.Attention;
import io.likeness.engine.nn.BasicTransformerBlock;
import io.likeness.engine.nn.Conv2d;
import io.likeness.engine.nn.FeedForward;
import io.likeness.engine.nn.GroupNorm;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.TimestepEmbedding;
import io.likeness.engine.nn.Timesteps;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The UNet and the layers inside it against diffusers' numbers. */
class UNetGoldenTest {

    @TestFactory
    Stream<DynamicTest> unet() {
        return GoldenFolder.given().tests("unet/*", this::check);
    }

    private void check(GoldenCase golden, Comparison comparison) {
        Case unet = new Case(golden);
        wholeNetwork(unet, comparison);
        layers(unet, comparison);
    }

    private void wholeNetwork(Case unet, Comparison comparison) {
        try (Scope s = Scope.open()) {
            UNet2DConditionModel model = new UNet2DConditionModel(unet.weights(s), unet.config);
            NDArray sample = unet.tensor(s, "in.sample");
            Conditioning conditioning = unet.conditioning(s, "in");
            for (int t : new int[] {0, 1, 500, 999}) {
                comparison.tensor("out_t" + t, model.forward(s, sample, t, conditioning));
            }
            NDArray mixed = s.of(new long[] {999, 3}, 2);
            comparison.tensor("out_t_mixed", model.forward(s, sample, mixed, conditioning));
            NDArray odd = unet.tensor(s, "in_odd.sample");
            comparison.tensor("out_odd_size", model.forward(s, odd, 500, unet.conditioning(s, "in_odd")));
        }
    }

    private void layers(Case unet, Comparison comparison) {
        try (Scope s = Scope.open()) {
            UNetConfig config = unet.config;
            int channels = config.stages().getFirst().channels();
            long[] timesteps = new long[(int) unet.tensors.info("in.sample").dimensions()[0]];
            Arrays.fill(timesteps, 500);
            NDArray context = unet.tensor(s, "in.encoder_hidden_states");
            Timesteps timeProj = new Timesteps(channels, config.frequencyShift(), config.cosineFirst());
            comparison.tensor("act.time_proj.out", timeProj.forward(s, s.of(timesteps, timesteps.length)));
            Weights weights = unet.weights(s);
            unet.layer(
                    s,
                    comparison,
                    "time_embedding",
                    x -> new TimestepEmbedding(weights.at("time_embedding"), channels, config.timeWidth())
                            .forward(s, x));
            unet.layer(
                    s,
                    comparison,
                    "conv_in",
                    x -> Conv2d.load3x3(weights.at("conv_in"), config.inChannels(), channels)
                            .forward(s, x));
            unet.layer(
                    s,
                    comparison,
                    "mid_block",
                    x -> new MidBlock2D(weights.at("mid_block"), config)
                            .forward(s, x, unet.tensor(s, "act.resnet.temb"), context));
            unet.layer(
                    s,
                    comparison,
                    "conv_norm_out",
                    x -> GroupNorm.load(weights.at("conv_norm_out"), channels, config.normGroups(), config.normEps())
                            .forward(s, x));
            addEmbedding(unet, weights, s, comparison);
            resnet(unet, s, comparison);
            transformer(unet, s, comparison);
        }
    }

    /** SDXL's pooled text and picture sizes on their way to the time embedding. */
    private void addEmbedding(Case unet, Weights weights, Scope s, Comparison comparison) {
        if (unet.config.added() != null) {
            AddedEmbedding addEmbedding = new AddedEmbedding(weights, unet.config, unet.config.added());
            Conditioning.Added added =
                    Objects.requireNonNull(unet.conditioning(s, "in").added());
            comparison.tensor("act.add_embedding.in", addEmbedding.inputs(s, added));
            comparison.tensor("act.add_embedding.out", addEmbedding.forward(s, added));
        }
    }

    private void resnet(Case unet, Scope s, Comparison comparison) {
        long inputs = unet.tensors.info("act.resnet.in").dimensions()[1];
        long outputs = unet.tensors.info("act.resnet.out").dimensions()[1];
        ResnetBlock2D resnet =
                new ResnetBlock2D(unet.hooked(s, "resnet"), inputs, outputs, UNet2DConditionModel.resnets(unet.config));
        unet.layer(s, comparison, "resnet", x -> resnet.forward(s, x, unet.tensor(s, "act.resnet.temb")));
        comparison.leaveOut("it is an input here", "act.resnet.temb");
    }

    private void transformer(Case unet, Scope s, Comparison comparison) {
        NDArray context = unet.tensor(s, "in.encoder_hidden_states");
        UNetConfig.Stage stage = unet.config.stages().get(unet.hookedStage("transformer"));
        int width = stage.channels();
        int contextWidth = unet.config.contextWidth();
        unet.layer(
                s,
                comparison,
                "transformer",
                x -> UNet2DConditionModel.transformer(unet.hooked(s, "transformer"), stage, unet.config)
                        .forward(s, x, context));
        Weights block = unet.hooked(s, "transformer").at("transformer_blocks").at(0);
        unet.layer(
                s,
                comparison,
                "attn1",
                x -> new Attention(block.at("attn1"), width, width, stage.heads()).forward(s, x, x));
        unet.layer(
                s,
                comparison,
                "attn2",
                x -> new Attention(block.at("attn2"), width, contextWidth, stage.heads()).forward(s, x, context));
        unet.layer(s, comparison, "ff", x -> new FeedForward(block.at("ff"), width).forward(s, x));
        Weights again = unet.hooked(s, "transformer").at("transformer_blocks").at(0);
        unet.layer(
                s,
                comparison,
                "transformer_block",
                x -> new BasicTransformerBlock(again, width, contextWidth, stage.heads()).forward(s, x, context));
    }

    /** A UNet case with its files. */
    private static final class Case {

        private final GoldenCase golden;
        private final SafetensorsFile tensors;
        private final UNetConfig config;

        Case(GoldenCase golden) {
            this.golden = golden;
            this.tensors = golden.tensors();
            this.config = UNetConfig.read(golden.weights().resolve("config.json"));
        }

        Weights weights(Scope s) {
            return Weights.of(SafetensorsFile.open(golden.weights().resolve("diffusion_pytorch_model.safetensors")), s);
        }

        /** The weights of the layer whose activations the case holds under a short name. */
        Weights hooked(Scope s, String name) {
            Weights weights = weights(s);
            for (String part : path(name)) {
                weights = weights.at(part);
            }
            return weights;
        }

        /** The stage of a layer under down_blocks.N, mid_block or up_blocks.N. */
        int hookedStage(String name) {
            String[] path = path(name);
            int last = config.stages().size() - 1;
            return switch (path[0]) {
                case "down_blocks" -> Integer.parseInt(path[1]);
                case "up_blocks" -> last - Integer.parseInt(path[1]);
                default -> last;
            };
        }

        private String[] path(String name) {
            return golden.json().get("hooked").get(name).asString().split("\\.");
        }

        NDArray tensor(Scope s, String name) {
            return s.of(tensors.floats(name), tensors.info(name).dimensions());
        }

        /** What a network is told, under the names that begin with "in" or "in_odd". */
        Conditioning conditioning(Scope s, String prefix) {
            NDArray context = tensor(s, prefix + ".encoder_hidden_states");
            return config.added() == null
                    ? Conditioning.of(context)
                    : new Conditioning(
                            context,
                            new Conditioning.Added(
                                    tensor(s, prefix + ".text_embeds"), tensor(s, prefix + ".time_ids")));
        }

        /** Feeds a layer what diffusers fed it and compares what comes out. */
        void layer(Scope s, Comparison comparison, String name, UnaryOperator<NDArray> layer) {
            comparison.tensor("act." + name + ".out", layer.apply(tensor(s, "act." + name + ".in")));
            comparison.leaveOut("it is an input here", "act." + name + ".in");
        }
    }
}
