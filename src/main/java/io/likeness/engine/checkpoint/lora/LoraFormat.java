package io.likeness.engine.checkpoint.lora;

/** The layouts of adapter files, by who writes them or by what they hold. */
public enum LoraFormat {
    /** Flat names with lora_down, lora_up and an alpha for each layer. */
    KOHYA("kohya"),
    /** Paths with lora_A and lora_B; the alpha stands in the metadata, or is the rank. */
    PEFT("PEFT"),
    /** Paths with lora.down and lora.up; the alpha is the rank. */
    DIFFUSERS("diffusers"),
    /** LyCORIS' Hadamard products of two low-rank matrices (arXiv 2309.14859). */
    LOHA("LoHa"),
    /** LyCORIS' Kronecker products. */
    LOKR("LoKr"),
    /** Differences of whole weights. */
    DIFFERENCE("full difference"),
    /** Vectors that stand for a word (arXiv 2208.01618), and nothing else. */
    EMBEDDING("embedding");

    private final String title;

    LoraFormat(String title) {
        this.title = title;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }
}
