package io.likeness.engine.image;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The chunks of a PNG (third edition, section 5) or WebP file (RFC 9649, section 2.3): parts with a name of four letters and a length.
 *
 * @param file all of it
 * @param all in the order of the file
 */
record Chunks(byte[] file, List<Chunk> all) {

    /**
     * One of them.
     *
     * @param start of its content
     */
    record Chunk(String name, int start, int length) {}

    /** Those of a PNG: after eight bytes length, name, content, checksum. What the file lacks behind the last content is not missed. */
    static Chunks ofPng(byte[] file) throws EOFException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        List<Chunk> all = new ArrayList<>();
        long at = 8;
        while (at + 8 <= file.length) {
            Chunk chunk = chunk(file, name(file, (int) at + 4), at + 8, Integer.toUnsignedLong(bytes.getInt((int) at)));
            all.add(chunk);
            if (chunk.name().equals("IEND")) {
                break;
            }
            at += 12L + chunk.length();
        }
        return new Chunks(file, all);
    }

    /** Those of a WebP: after twelve bytes name, length, content, a byte more after odd lengths. */
    static Chunks ofWebp(byte[] file) throws EOFException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Chunk> all = new ArrayList<>();
        long end = Math.min(file.length, 8 + Integer.toUnsignedLong(bytes.getInt(4)));
        long at = 12;
        while (at + 8 <= end) {
            Chunk chunk = chunk(file, name(file, (int) at), at + 8, Integer.toUnsignedLong(bytes.getInt((int) at + 4)));
            all.add(chunk);
            at += 8L + chunk.length() + chunk.length() % 2;
        }
        return new Chunks(file, all);
    }

    private static Chunk chunk(byte[] file, String name, long start, long length) throws EOFException {
        if (start + length > file.length) {
            throw new EOFException("the chunk " + name + " ends behind the file");
        }
        return new Chunk(name, (int) start, (int) length);
    }

    private static String name(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }

    /** The content of the first of a name. */
    Optional<ByteBuffer> first(String name) {
        return named(name).stream().findFirst().map(ByteBuffer::wrap);
    }

    /** The contents of all of a name. */
    List<byte[]> named(String name) {
        return all.stream()
                .filter(chunk -> chunk.name().equals(name))
                .map(this::content)
                .toList();
    }

    /** Whether there is one of this name. */
    boolean has(String name) {
        return all.stream().anyMatch(chunk -> chunk.name().equals(name));
    }

    private byte[] content(Chunk chunk) {
        return Arrays.copyOfRange(file, chunk.start(), chunk.start() + chunk.length());
    }

    /** Copies a chunk's content. */
    void write(Chunk chunk, ByteArrayOutputStream out) {
        out.write(file, chunk.start(), chunk.length());
    }
}
