package dev.certwright.ui.asn1;

import java.util.AbstractList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javafx.collections.ObservableListBase;

/// A list of numbers that are computed and not kept, for lists of any length.
final class IndexList extends ObservableListBase<Integer> {
    private Numbers numbers = new Numbers(0, at -> at);

    /// Has these numbers from now on.
    void set(int size, IntUnaryOperator number) {
        var before = numbers;
        numbers = new Numbers(size, number);
        beginChange();
        nextReplace(0, size, before);
        endChange();
    }

    @Override
    public Integer get(int index) {
        return numbers.get(index);
    }

    @Override
    public int size() {
        return numbers.size();
    }

    private static final class Numbers extends AbstractList<Integer> {
        private final int size;
        private final IntUnaryOperator number;

        Numbers(int size, IntUnaryOperator number) {
            this.size = size;
            this.number = number;
        }

        @Override
        public Integer get(int index) {
            return number.applyAsInt(java.util.Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }

    /// Where a number stands in a sorted list; negative when it is not there.
    static int search(List<Integer> sorted, int number) {
        return java.util.Collections.binarySearch(sorted, number);
    }
}
