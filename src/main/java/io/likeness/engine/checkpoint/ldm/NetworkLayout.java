package io.likeness.engine.checkpoint.ldm;

import io.likeness.engine.checkpoint.StoredTensor;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** How one network is laid out in a single file, and how its tensors become those of diffusers and back. */
public sealed interface NetworkLayout {

    /** Its folder in diffusers' layout. */
    String part();

    /** What its tensors' names begin with in a single file. */
    String prefix();

    /** Its tensors under diffusers' names; names that have none are added to unknown. Names come and go without the prefix. */
    SequencedMap<String, StoredTensor> toDiffusers(Map<String, StoredTensor> original, List<String> unknown);

    /** Its tensors under the original names; names that have none are added to unknown. */
    SequencedMap<String, StoredTensor> toOriginal(Map<String, StoredTensor> diffusers, List<String> unknown);

    /** The denoising network. */
    record UNet() implements NetworkLayout {
        @Override
        public String part() {
            return "unet";
        }

        @Override
        public String prefix() {
            return LdmFamily.UNET;
        }

        @Override
        public SequencedMap<String, StoredTensor> toDiffusers(
                Map<String, StoredTensor> original, List<String> unknown) {
            LayerNames names = UNetNames.ofOriginal(original.keySet()).table();
            return Renaming.all(original, names::diffusers, unknown);
        }

        @Override
        public SequencedMap<String, StoredTensor> toOriginal(
                Map<String, StoredTensor> diffusers, List<String> unknown) {
            LayerNames names = UNetNames.ofDiffusers(diffusers.keySet()).table();
            return Renaming.all(diffusers, names::original, unknown);
        }
    }

    /** The autoencoder; its attention is made of 1x1 convolutions in the original code, of linear layers in diffusers. */
    record Vae() implements NetworkLayout {
        @Override
        public String part() {
            return "vae";
        }

        @Override
        public String prefix() {
            return "first_stage_model.";
        }

        @Override
        public SequencedMap<String, StoredTensor> toDiffusers(
                Map<String, StoredTensor> original, List<String> unknown) {
            LayerNames names = VaeNames.ofOriginal(original.keySet()).table();
            LayerNames todays = VaeNames.ofDiffusers(original.keySet()).table();
            var renamed = Renaming.all(
                    original,
                    name -> names.diffusers(VaeNames.usual(name))
                            .or(() -> Renaming.sameName(name)
                                    .filter(same -> todays.original(same).isPresent())),
                    unknown);
            renamed.replaceAll((name, tensor) -> VaeNames.isAttentionWeight(name) ? linear(tensor) : tensor);
            return renamed;
        }

        @Override
        public SequencedMap<String, StoredTensor> toOriginal(
                Map<String, StoredTensor> diffusers, List<String> unknown) {
            LayerNames names = VaeNames.ofDiffusers(diffusers.keySet()).table();
            var convolved = Renaming.all(diffusers, Renaming::sameName, unknown);
            convolved.replaceAll((name, tensor) -> VaeNames.isAttentionWeight(name) ? convolution(tensor) : tensor);
            return Renaming.all(convolved, names::original, unknown);
        }

        private static StoredTensor linear(StoredTensor weight) {
            return weight.shape().size() > 2
                    ? weight.reshaped(weight.shape().get(0), weight.shape().get(1))
                    : weight;
        }

        private static StoredTensor convolution(StoredTensor weight) {
            return weight.shape().size() == 2
                    ? weight.reshaped(weight.shape().get(0), weight.shape().get(1), 1, 1)
                    : weight;
        }
    }

    /** OpenAI's text encoder, whose names are the same in both layouts. */
    record Clip(String part, String prefix) implements NetworkLayout {
        @Override
        public SequencedMap<String, StoredTensor> toDiffusers(
                Map<String, StoredTensor> original, List<String> unknown) {
            return Renaming.all(original, Renaming::textModel, unknown);
        }

        @Override
        public SequencedMap<String, StoredTensor> toOriginal(
                Map<String, StoredTensor> diffusers, List<String> unknown) {
            return Renaming.all(diffusers, Renaming::textModel, unknown);
        }
    }

    /**
     * OpenCLIP's text encoder.
     *
     * @param projection whether its pooled output is projected (Stable Diffusion XL), or nobody asks for it (2.x)
     */
    record OpenClip(String part, String prefix, boolean projection) implements NetworkLayout {
        @Override
        public SequencedMap<String, StoredTensor> toDiffusers(
                Map<String, StoredTensor> original, List<String> unknown) {
            return OpenClipTensors.toDiffusers(original, unknown);
        }

        @Override
        public SequencedMap<String, StoredTensor> toOriginal(
                Map<String, StoredTensor> diffusers, List<String> unknown) {
            return OpenClipTensors.toOriginal(diffusers, unknown);
        }
    }
}
