package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a word into tokens: its bytes, then neighbours joined in the order of the merges (arXiv 1508.07909). */
final class BytePairEncoding {

    /** Two neighbours that may be joined. */
    private record Pair(String left, String right) {
        String joined() {
            return left + right;
        }
    }

    private final Map<Pair, Integer> ranks;

    private BytePairEncoding(Map<Pair, Integer> ranks) {
        this.ranks = ranks;
    }

    /** That of a merges.txt. */
    static BytePairEncoding read(Path file, Vocabulary vocabulary) {
        Map<Pair, Integer> ranks = new HashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? withoutMark(lines.get(i)) : lines.get(i);
            if (line.isBlank() || i == 0 && line.startsWith("#version")) {
                continue;
            }
            ranks.putIfAbsent(
                    pair(line.split(" ", -1), file + ": line " + (i + 1), "vocab.json", vocabulary), ranks.size());
        }
        return new BytePairEncoding(ranks);
    }

    /** Some editors put a byte order mark before a file's first line. */
    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /** That of a tokenizer.json. */
    static BytePairEncoding of(TokenizerJson json, Vocabulary vocabulary) {
        Map<Pair, Integer> ranks = new HashMap<>();
        List<String[]> merges = json.merges();
        for (int i = 0; i < merges.size(); i++) {
            ranks.putIfAbsent(
                    pair(merges.get(i), json.file() + ": merge " + (i + 1), "its vocabulary", vocabulary),
                    ranks.size());
        }
        return new BytePairEncoding(ranks);
    }

    private static Pair pair(String[] sides, String place, String where, Vocabulary vocabulary) {
        if (sides.length != 2) {
            throw new BadFile("%s must be two tokens, is '%s'".formatted(place, String.join(" ", sides)));
        }
        Pair pair = new Pair(sides[0], sides[1]);
        if (!vocabulary.has(pair.joined())) {
            throw new BadFile("%s makes the token '%s', which is not in %s".formatted(place, pair.joined(), where));
        }
        return pair;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new BadFile(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new BadFile(file + ": cannot be read as UTF-8 text: " + e.getMessage(), e);
        }
    }

    /** A word's tokens; the last one ends with the end-of-word mark. */
    List<String> split(String word) {
        List<String> symbols = bytes(word);
        symbols.set(symbols.size() - 1, symbols.getLast() + Vocabulary.END_OF_WORD);
        for (Pair best = best(symbols); best != null; best = best(symbols)) {
            symbols = join(symbols, best);
        }
        return symbols;
    }

    private @Nullable Pair best(List<String> symbols) {
        Pair best = null;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < symbols.size(); i++) {
            Pair pair = new Pair(symbols.get(i), symbols.get(i + 1));
            int rank = ranks.getOrDefault(pair, Integer.MAX_VALUE);
            if (rank < bestRank) {
                best = pair;
                bestRank = rank;
            }
        }
        return best;
    }

    private static List<String> join(List<String> symbols, Pair pair) {
        List<String> joined = new ArrayList<>(symbols.size());
        for (int i = 0; i < symbols.size(); i++) {
            boolean here = i + 1 < symbols.size()
                    && symbols.get(i).equals(pair.left())
                    && symbols.get(i + 1).equals(pair.right());
            joined.add(here ? pair.joined() : symbols.get(i));
            i += here ? 1 : 0;
        }
        return joined;
    }

    private static List<String> bytes(String word) {
        List<String> symbols = new ArrayList<>();
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            symbols.add(ByteAlphabet.symbol(b));
        }
        return symbols;
    }
}
