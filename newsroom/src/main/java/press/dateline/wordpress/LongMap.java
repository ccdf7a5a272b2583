package press.dateline.wordpress;

import java.util.Arrays;

/// Numbers by numbers at 16 bytes for a slot: an index over an export may have a million entries. Zero is no value. Not
/// thread-safe while it is filled.
final class LongMap {
    private long[] keys = new long[1024];
    private long[] values = new long[1024];
    private int size;
    private long ofZero;

    /// 0 when there is none.
    long get(long key) {
        if (key == 0) return ofZero;
        return values[slot(key)];
    }

    /// Puts a value that is not 0.
    void put(long key, long value) {
        if (key == 0) {
            ofZero = value;
            return;
        }
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
        if (size * 3L > keys.length * 2L) grow();
    }

    /// Adds one to what is there and gives what was there before.
    long count(long key) {
        long before = get(key);
        put(key, before + 1);
        return before;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) at = (at + 1) & mask;
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = Arrays.copyOf(new long[0], keys.length);
        for (int i = 0; i < oldKeys.length; i++)
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
    }
}
