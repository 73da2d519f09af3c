package io.likeness.engine.starter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Lists the tensors of an untrained UNet2DConditionModel of the Stable Diffusion 1.x kind. */
final class NewUNet {

    private final NewTensors t;
    private final UNetShape shape;
    private final int timeWidth;

    /**
     * What decides the tensors' sizes.
     *
     * @param attends for each level from the top, whether its blocks carry cross attention
     */
    record UNetShape(int latentChannels, List<Integer> channels, int layers, List<Boolean> attends, int textWidth) {}

    private NewUNet(NewTensors t, UNetShape shape) {
        this.t = t;
        this.shape = shape;
        this.timeWidth = 4 * shape.channels().getFirst();
    }

    static void add(NewTensors t, UNetShape shape) {
        NewUNet unet = new NewUNet(t, shape);
        int first = shape.channels().getFirst();
        t.conv("conv_in", first, shape.latentChannels(), 3);
        t.linear("time_embedding.linear_1", unet.timeWidth, first);
        t.linear("time_embedding.linear_2", unet.timeWidth, unet.timeWidth);
        Deque<Integer> skips = unet.down();
        unet.middle();
        unet.up(skips);
        t.norm("conv_norm_out", first);
        t.conv("conv_out", shape.latentChannels(), first, 3);
        t.silence("conv_out");
    }

    private Deque<Integer> down() {
        List<Integer> channels = shape.channels();
        Deque<Integer> skips = new ArrayDeque<>(List.of(channels.getFirst()));
        int in = channels.getFirst();
        for (int i = 0; i < channels.size(); i++) {
            String block = "down_blocks." + i;
            for (int j = 0; j < shape.layers(); j++) {
                resnet(block + ".resnets." + j, in, channels.get(i));
                in = channels.get(i);
                skips.push(in);
                attention(block, i, j);
            }
            if (i + 1 < channels.size()) {
                t.conv(block + ".downsamplers.0.conv", in, in, 3);
                skips.push(in);
            }
        }
        return skips;
    }

    private void middle() {
        int width = shape.channels().getLast();
        resnet("mid_block.resnets.0", width, width);
        transformer("mid_block.attentions.0", width);
        resnet("mid_block.resnets.1", width, width);
    }

    private void up(Deque<Integer> skips) {
        List<Integer> channels = shape.channels();
        int in = channels.getLast();
        for (int i = 0; i < channels.size(); i++) {
            int level = channels.size() - 1 - i;
            String block = "up_blocks." + i;
            for (int j = 0; j <= shape.layers(); j++) {
                resnet(block + ".resnets." + j, in + skips.pop(), channels.get(level));
                in = channels.get(level);
                attention(block, level, j);
            }
            if (level > 0) {
                t.conv(block + ".upsamplers.0.conv", in, in, 3);
            }
        }
    }

    private void attention(String block, int level, int index) {
        if (shape.attends().get(level)) {
            transformer(block + ".attentions." + index, shape.channels().get(level));
        }
    }

    private void resnet(String name, int in, int out) {
        t.norm(name + ".norm1", in);
        t.conv(name + ".conv1", out, in, 3);
        t.linear(name + ".time_emb_proj", out, timeWidth);
        t.norm(name + ".norm2", out);
        t.conv(name + ".conv2", out, out, 3);
        t.silence(name + ".conv2");
        if (in != out) {
            t.conv(name + ".conv_shortcut", out, in, 1);
        }
    }

    private void transformer(String name, int width) {
        t.norm(name + ".norm", width);
        t.conv(name + ".proj_in", width, width, 1);
        String block = name + ".transformer_blocks.0";
        for (int i = 1; i <= 3; i++) {
            t.norm(block + ".norm" + i, width);
        }
        for (int i = 1; i <= 2; i++) {
            int context = i == 1 ? width : shape.textWidth();
            t.linearWithoutBias(block + ".attn" + i + ".to_q", width, width);
            t.linearWithoutBias(block + ".attn" + i + ".to_k", width, context);
            t.linearWithoutBias(block + ".attn" + i + ".to_v", width, context);
            t.linear(block + ".attn" + i + ".to_out.0", width, width);
        }
        t.linear(block + ".ff.net.0.proj", 8L * width, width);
        t.linear(block + ".ff.net.2", width, 4L * width);
        t.conv(name + ".proj_out", width, width, 1);
        t.silence(name + ".proj_out");
    }
}
