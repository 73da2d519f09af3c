package io.likeness.engine.checkpoint;

/** What to do with files in PyTorch's pickle format, which are never read here. */
final class Pickles {

    /** For who has Python and trusts the file. */
    static final String WAY_OUT =
            "convert it to safetensors where you trust it, in Python: safetensors.torch.save_file("
                    + "torch.load(\"model.ckpt\", weights_only=True)[\"state_dict\"], \"model.safetensors\")";

    private Pickles() {}
}
