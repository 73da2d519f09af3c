package io.likeness.common;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database that does not open means, in words; codes are H2's own, states those of the SQL standard and PostgreSQL. */
record DatabaseFailures(String url, Path home) {

    static final String ELSEWHERE = "or let LIKENESS_HOME name another folder.";

    /** DATABASE_ALREADY_OPEN_1. */
    private static final int IS_OPEN = 90020;

    /** FILE_CORRUPTED_1, FILE_VERSION_ERROR_1. */
    private static final Set<Integer> DAMAGED = Set.of(90030, 90048);

    /** GENERAL_ERROR_1, IO_EXCEPTION_1 and _2: damage, if H2's storage is what failed. */
    private static final Set<Integer> OF_FILES = Set.of(50000, 90028, 90031);

    /** What to tell, and what to do. */
    record Words(String sentence, String action) {}

    /** Empty if this is no failure of the database as a whole. */
    Optional<Words> explain(SQLException failure) {
        int code = failure.getErrorCode();
        if (code == IS_OPEN) {
            return Optional.of(new Words(
                    "Another studio is running on the data folder %s.".formatted(home),
                    "Stop the other one, " + ELSEWHERE));
        }
        if (isH2() && (DAMAGED.contains(code) || (OF_FILES.contains(code) && isOfStorage(failure)))) {
            return Optional.of(new Words(
                    "The database file %s is damaged: %s".formatted(file(), reason(failure)),
                    "Put the folder db back from a backup of the data folder; keep the damaged file until the studio runs again. Without"
                            + " a backup, H2's own tool reads what is left of it: java -cp h2.jar org.h2.tools.Recover -dir "
                            + home.resolve("db")));
        }
        return isH2() ? Optional.empty() : ofServer(failure);
    }

    private Optional<Words> ofServer(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String server = url.replaceFirst("[?;].*", "");
        if (state.startsWith("08")) {
            return Optional.of(
                    new Words(
                            "The database %s does not answer: %s".formatted(server, failure.getMessage()),
                            "Start it, or correct its address (spring.datasource.url; LIKENESS_DB_HOST and LIKENESS_DB_PORT)."));
        }
        if (state.startsWith("28")) {
            return Optional.of(new Words(
                    "The database %s does not let the studio in: %s".formatted(server, failure.getMessage()),
                    "Correct its user and password (LIKENESS_DB_USER and LIKENESS_DB_PASSWORD)."));
        }
        if (state.equals("3D000")) {
            return Optional.of(new Words(
                    "The server has no database %s: %s".formatted(server, failure.getMessage()),
                    "Create it, or correct its name (LIKENESS_DB_NAME)."));
        }
        return Optional.empty();
    }

    private boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    private String file() {
        return url.replaceFirst("jdbc:h2:(file:)?", "").replaceFirst(";.*", "") + ".mv.db";
    }

    private static boolean isOfStorage(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("org.h2.mvstore.")) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message says most; H2 adds its version and a code in brackets. */
    private static String reason(SQLException failure) {
        String message = "";
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            message = String.valueOf(cause.getMessage());
        }
        return ShortText.of(message.replaceFirst("(?s) \\[[0-9./-]+\\].*", ""), 200);
    }
}
