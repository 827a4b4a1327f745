package org.warta.enricher.sequence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Up to 32 lists of names as one automaton over hashed words: two hash tables of ints, one that tells upper from lower
 * case and one that does not. In each list the longest names count that do not overlap, from left to right. Safe for use
 * by many threads.
 */
public final class NameLists {
    private static final int CACHED_MARKS = 1 << 14;
    private static final int MOST_LISTS = 32;

    /** More words than any name has: bounds the time at one position. */
    private static final int LONGEST_NAME_WORDS = 12;

    private final Tree exact;
    private final Tree folded;
    private final AtomicReferenceArray<Marks> cache = new AtomicReferenceArray<>(CACHED_MARKS);

    private NameLists(Tree exact, Tree folded) {
        this.exact = exact;
        this.folded = folded;
    }

    /** A tree of words: its edges in one hash table, and for each node the lists that a name ends in there. */
    private static final class Tree {
        private final long[] edges;
        private final int[] targets;
        private final int[] lists;

        Tree(Map<Long, Integer> children, int[] lists) {
            int capacity = Integer.highestOneBit(Math.max(16, children.size() * 2)) * 2;
            this.edges = new long[capacity];
            this.targets = new int[capacity];
            this.lists = lists;
            children.forEach((edge, target) -> {
                int slot = slot(edge);
                while (targets[slot] != 0) {
                    slot = (slot + 1) & (capacity - 1);
                }
                edges[slot] = edge;
                targets[slot] = target;
            });
        }

        private int slot(long edge) {
            return Hashes.mix((int) (edge ^ (edge >>> 32) * 0x9E3779B9L)) & (edges.length - 1);
        }

        /** The node behind {@code node} by this word; 0 when there is none. */
        int step(int node, int word) {
            long edge = edge(node, word);
            int slot = slot(edge);
            while (targets[slot] != 0) {
                if (edges[slot] == edge) {
                    return targets[slot];
                }
                slot = (slot + 1) & (edges.length - 1);
            }
            return 0;
        }

        static long edge(int node, int word) {
            return ((long) node << 32) | (word & 0xFFFFFFFFL);
        }
    }

    /** Collects names. */
    public static final class Builder {
        private final Map<Long, Integer> exactChildren = new HashMap<>();
        private final Map<Long, Integer> foldedChildren = new HashMap<>();
        private int[] exactLists = new int[1 << 10];
        private int[] foldedLists = new int[1 << 10];

        /**
         * Adds a name to a list that tells upper from lower case.
         *
         * @param list number of the list, from 0 to 31
         * @param words the words of the name
         */
        public void add(int list, Iterable<String> words) {
            int node = walk(exactChildren, words, true);
            exactLists = marked(exactLists, node, list);
        }

        /** Adds a name to a list that is blind to case. */
        public void addFolded(int list, Iterable<String> words) {
            int node = walk(foldedChildren, words, false);
            foldedLists = marked(foldedLists, node, list);
        }

        private static int walk(Map<Long, Integer> children, Iterable<String> words, boolean byCase) {
            int node = 0;
            for (String text : words) {
                Word word = Word.of(text);
                int next = children.size() + 1;
                Integer there = children.putIfAbsent(Tree.edge(node, byCase ? word.exact() : word.lower()), next);
                node = there == null ? next : there;
            }
            return node;
        }

        private static int[] marked(int[] lists, int node, int list) {
            if (list < 0 || list >= MOST_LISTS) {
                throw new IllegalArgumentException("a list has a number from 0 to " + (MOST_LISTS - 1) + ": " + list);
            }
            int[] marked = node < lists.length ? lists : Arrays.copyOf(lists, node * 2);
            if (node > 0) {
                marked[node] |= 1 << list;
            }
            return marked;
        }

        /** The lists with all that was added. */
        public NameLists build() {
            return new NameLists(
                    new Tree(exactChildren, Arrays.copyOf(exactLists, exactChildren.size() + 1)),
                    new Tree(foldedChildren, Arrays.copyOf(foldedLists, foldedChildren.size() + 1)));
        }
    }

    /** Room for the marks of a sentence while they are found. */
    static final class Room {
        private final int[] free = new int[MOST_LISTS];
        private final int[] ends = new int[MOST_LISTS];
        private int[] sets = new int[0];

        private int[] cleared(int words) {
            if (sets.length < words * 4) {
                sets = new int[words * 8];
            } else {
                Arrays.fill(sets, 0, words * 4, 0);
            }
            Arrays.fill(free, 0);
            return sets;
        }
    }

    /** Writes what the lists say of each of the first {@code count} words. */
    void mark(Word[] words, int count, Marks[] marks, Room room) {
        int[] sets = room.cleared(count);
        for (int from = 0; from < count; from++) {
            int found =
                    longest(exact, true, words, from, count, room) | longest(folded, false, words, from, count, room);
            for (int rest = found; rest != 0; rest &= rest - 1) {
                int list = Integer.numberOfTrailingZeros(rest);
                cover(sets, from, room.ends[list], 1 << list);
                room.free[list] = room.ends[list];
            }
        }
        for (int i = 0; i < count; i++) {
            marks[i] = of(sets[4 * i], sets[4 * i + 1], sets[4 * i + 2], sets[4 * i + 3]);
        }
    }

    /** The lists with a name that starts here, where they are free; their ends go to the room. */
    private static int longest(Tree tree, boolean byCase, Word[] words, int from, int count, Room room) {
        int found = 0;
        int node = 0;
        int behind = Math.min(count, from + LONGEST_NAME_WORDS);
        for (int i = from; i < behind; i++) {
            node = tree.step(node, byCase ? words[i].exact() : words[i].lower());
            if (node == 0) {
                break;
            }
            for (int rest = tree.lists[node]; rest != 0; rest &= rest - 1) {
                int list = Integer.numberOfTrailingZeros(rest);
                if (room.free[list] <= from) {
                    found |= 1 << list;
                    room.ends[list] = i + 1;
                }
            }
        }
        return found;
    }

    private static void cover(int[] sets, int from, int to, int bit) {
        if (to == from + 1) {
            sets[4 * from] |= bit;
            return;
        }
        sets[4 * from + 1] |= bit;
        for (int i = from + 1; i < to - 1; i++) {
            sets[4 * i + 2] |= bit;
        }
        sets[4 * (to - 1) + 3] |= bit;
    }

    private Marks of(int alone, int first, int inner, int last) {
        if ((alone | first | inner | last) == 0) {
            return Marks.NONE;
        }
        int slot = Marks.hash(alone, first, inner, last) & (CACHED_MARKS - 1);
        Marks known = cache.getPlain(slot);
        if (known != null && known.are(alone, first, inner, last)) {
            return known;
        }
        Marks marks = new Marks(alone, first, inner, last);
        cache.setRelease(slot, marks);
        return marks;
    }
}
