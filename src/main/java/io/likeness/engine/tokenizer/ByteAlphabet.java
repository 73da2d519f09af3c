package io.likeness.engine.tokenizer;

/** GPT-2's printable stand-ins for bytes: those that are printable in Latin-1 stand for themselves, the rest follow from U+0100. */
final class ByteAlphabet {

    private static final String[] SYMBOLS = symbols();

    private ByteAlphabet() {}

    static String symbol(byte b) {
        return SYMBOLS[Byte.toUnsignedInt(b)];
    }

    private static String[] symbols() {
        String[] symbols = new String[256];
        int next = 0x100;
        for (int b = 0; b < symbols.length; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
            symbols[b] = Character.toString(printable ? b : next++);
        }
        return symbols;
    }
}
