package io.likeness.engine.export;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** The names under which programs look up the layers of an adapter: one for each layer of the models that they know. */
final class LoraModules {

    /** CLIP's text encoders have 12 layers (OpenAI), 24 and 32 (OpenCLIP). */
    private static final int MOST_TEXT_LAYERS = 32;

    private LoraModules() {}

    /** lora_unet_ and a UNet's module path in diffusers with underscores, lora_te_ and so on for the text encoders. */
    static Set<String> kohya(boolean xl) {
        Set<String> modules = flat("lora_unet_", paths(DiffusersKeys.unet(shape(xl))));
        modules.addAll(text(xl));
        return modules;
    }

    /** The same with the UNet's module path in the original code, which kohya's scripts write for SDXL. */
    static Set<String> kohyaOriginal(boolean xl) {
        Set<String> modules = flat("lora_unet_", paths(LdmKeys.unet(shape(xl), "")));
        modules.addAll(text(xl));
        return modules;
    }

    /** unet. and text_encoder. before diffusers' paths. */
    static Set<String> dotted(boolean xl) {
        Set<String> modules = new LinkedHashSet<>();
        paths(DiffusersKeys.unet(shape(xl))).forEach(path -> modules.add("unet." + path));
        for (String encoder : new String[] {"text_encoder.", "text_encoder_2."}) {
            paths(LdmKeys.clip(MOST_TEXT_LAYERS, "text_model.")).forEach(path -> modules.add(encoder + path));
        }
        return modules;
    }

    private static Set<String> text(boolean xl) {
        Set<String> paths = paths(LdmKeys.clip(MOST_TEXT_LAYERS, "text_model."));
        Set<String> modules = new LinkedHashSet<>();
        for (String prefix : xl ? new String[] {"lora_te1_", "lora_te2_"} : new String[] {"lora_te_"}) {
            modules.addAll(flat(prefix, paths));
        }
        return modules;
    }

    private static UNetShape shape(boolean xl) {
        return xl ? UNetShape.STABLE_DIFFUSION_XL : UNetShape.STABLE_DIFFUSION;
    }

    private static Set<String> paths(Keys keys) {
        Set<String> paths = new TreeSet<>();
        keys.names().forEach(name -> paths.add(name.substring(0, name.lastIndexOf('.'))));
        return paths;
    }

    private static Set<String> flat(String prefix, Set<String> paths) {
        Set<String> modules = new LinkedHashSet<>();
        paths.forEach(path -> modules.add(prefix + path.replace('.', '_')));
        return modules;
    }
}
