package io.likeness.engine.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A TorchScript module without parameters, made from its code: a zip with four stored entries, as torch.jit.save writes it. */
final class TorchScriptArchive {

    /** Pickle protocol 2. */
    private static final byte[] PROTOCOL = {(byte) 0x80, 2};

    private TorchScriptArchive() {}

    /**
     * Packs code into an archive that torch.jit.load takes.
     *
     * @param type the name of the class that the code defines, without its package __torch__
     * @param code the class, in TorchScript's stored form
     */
    static byte[] of(String type, byte[] code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // Pickle: global "__torch__ <type>", memoised; empty tuple; new object of it; empty state; build; end.
            store(zip, "data.pkl", pickle("c__torch__\n" + type + "\nq\0)\u0081}b."));
            store(zip, "constants.pkl", pickle(")."));
            store(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
            store(zip, "code/__torch__.py", code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] pickle(String body) {
        byte[] text = body.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[PROTOCOL.length + text.length];
        System.arraycopy(PROTOCOL, 0, all, 0, PROTOCOL.length);
        System.arraycopy(text, 0, all, PROTOCOL.length, text.length);
        return all;
    }

    /** The reader maps entries into memory, so they may not be compressed. */
    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry("kernels/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
