package io.likeness.engine.starter;

import java.util.List;

/** Lists the tensors of an untrained AutoencoderKL. */
final class NewAutoencoder {

    private final NewTensors t;
    private final List<Integer> channels;
    private final int layers;

    private NewAutoencoder(NewTensors t, List<Integer> channels, int layers) {
        this.t = t;
        this.channels = channels;
        this.layers = layers;
    }

    static void add(NewTensors t, List<Integer> channels, int layers, int latentChannels) {
        NewAutoencoder autoencoder = new NewAutoencoder(t, channels, layers);
        autoencoder.encoder(latentChannels);
        autoencoder.decoder(latentChannels);
        t.conv("quant_conv", 2L * latentChannels, 2L * latentChannels, 1);
        t.conv("post_quant_conv", latentChannels, latentChannels, 1);
    }

    private void encoder(int latentChannels) {
        t.conv("encoder.conv_in", channels.getFirst(), 3, 3);
        int in = channels.getFirst();
        for (int i = 0; i < channels.size(); i++) {
            String block = "encoder.down_blocks." + i;
            for (int j = 0; j < layers; j++) {
                resnet(block + ".resnets." + j, j == 0 ? in : channels.get(i), channels.get(i));
            }
            in = channels.get(i);
            if (i + 1 < channels.size()) {
                t.conv(block + ".downsamplers.0.conv", in, in, 3);
            }
        }
        middle("encoder", in);
        t.norm("encoder.conv_norm_out", in);
        t.conv("encoder.conv_out", 2L * latentChannels, in, 3);
    }

    private void decoder(int latentChannels) {
        int in = channels.getLast();
        t.conv("decoder.conv_in", in, latentChannels, 3);
        middle("decoder", in);
        for (int i = 0; i < channels.size(); i++) {
            String block = "decoder.up_blocks." + i;
            int out = channels.get(channels.size() - 1 - i);
            for (int j = 0; j <= layers; j++) {
                resnet(block + ".resnets." + j, j == 0 ? in : out, out);
            }
            in = out;
            if (i + 1 < channels.size()) {
                t.conv(block + ".upsamplers.0.conv", in, in, 3);
            }
        }
        t.norm("decoder.conv_norm_out", in);
        t.conv("decoder.conv_out", 3, in, 3);
    }

    private void middle(String part, int width) {
        resnet(part + ".mid_block.resnets.0", width, width);
        String attention = part + ".mid_block.attentions.0";
        t.norm(attention + ".group_norm", width);
        for (String projection : List.of("to_q", "to_k", "to_v", "to_out.0")) {
            t.linear(attention + "." + projection, width, width);
        }
        t.silence(attention + ".to_out.0");
        resnet(part + ".mid_block.resnets.1", width, width);
    }

    private void resnet(String name, int in, int out) {
        t.norm(name + ".norm1", in);
        t.conv(name + ".conv1", out, in, 3);
        t.norm(name + ".norm2", out);
        t.conv(name + ".conv2", out, out, 3);
        if (in != out) {
            t.conv(name + ".conv_shortcut", out, in, 1);
        }
    }
}
