package ru.metodkarta.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total rows in all pages, counted up to a cap
 * @param capped the true total is larger than {@code total}
 */
public record Paged<T>(List<T> rows, int page, int size, long total, boolean capped) {

    public static <T> Paged<T> of(List<T> rows, PageRequestParams request, long total) {
        return new Paged<>(rows, request.page(), request.size(), total, false);
    }

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public boolean hasPrevious() {
        return page > 1;
    }

    public boolean hasNext() {
        return page < pages();
    }

    public long first() {
        return rows.isEmpty() ? 0 : (long) (page - 1) * size + 1;
    }

    public long last() {
        return rows.isEmpty() ? 0 : (long) (page - 1) * size + rows.size();
    }
}
