package io.likeness.common;

import java.util.function.Function;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/** Asks repositories for a stretch by offset and limit, as virtual lists do. */
public final class Pages {

    private static final int MOST = 500;

    private Pages() {}

    /**
     * A request for {@code limit} items starting at {@code offset}, which need not be a multiple of the limit.
     *
     * @param limit how many items at most; more than 500 are refused, so that no caller loads a whole table
     */
    public static Pageable request(int offset, int limit, Sort sort) {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("offset must be 0 or more and limit 1 to %d, but they are %d and %d"
                    .formatted(MOST, offset, limit));
        }
        return new OffsetRequest(offset, limit, sort);
    }

    /** Converts Spring Data's page into ours. */
    public static <T, R> Page<R> of(
            org.springframework.data.domain.Page<T> page, Function<? super T, ? extends R> conversion) {
        return new Page<>(
                page.map(conversion).getContent().stream().<R>map(item -> item).toList(), page.getTotalElements());
    }

    /** Spring Data's own request knows whole pages only; a virtual list asks for any offset. */
    private record OffsetRequest(int offset, int limit, Sort sort) implements Pageable {

        @Override
        public int getPageNumber() {
            return offset / limit;
        }

        @Override
        public int getPageSize() {
            return limit;
        }

        @Override
        public long getOffset() {
            return offset;
        }

        @Override
        public Sort getSort() {
            return sort;
        }

        @Override
        public Pageable next() {
            return new OffsetRequest(offset + limit, limit, sort);
        }

        @Override
        public Pageable previousOrFirst() {
            return new OffsetRequest(Math.max(0, offset - limit), limit, sort);
        }

        @Override
        public Pageable first() {
            return new OffsetRequest(0, limit, sort);
        }

        @Override
        public Pageable withPage(int pageNumber) {
            return new OffsetRequest(pageNumber * limit, limit, sort);
        }

        @Override
        public boolean hasPrevious() {
            return offset > 0;
        }
    }
}
