package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One immutable state of a gallery in memory: ids, facts and embeddings by row. */
final class ExactSnapshot implements GalleryReader {
    private final GalleryHeader header;
    private final VectorMatrix vectors;
    private final String[] ids;
    private final Facts[] facts;
    private final Map<String, Integer> rowOf;
    private final FactColumns columns;
    /** Made when it is first asked for: most states are only searched. */
    private volatile @Nullable IdOrder order;

    private ExactSnapshot(
            GalleryHeader header, VectorMatrix vectors, String[] ids, Facts[] facts, Map<String, Integer> rowOf) {
        this.header = header;
        this.vectors = vectors;
        this.ids = ids;
        this.facts = facts;
        this.rowOf = rowOf;
        this.columns = new FactColumns(facts);
    }

    static ExactSnapshot empty(GalleryHeader header) {
        VectorMatrix none = VectorMatrix.of(header.dimension(), List.of());
        return new ExactSnapshot(header, none, new String[0], new Facts[0], Map.of());
    }

    /** The state after some changes by id: another entry, or none. */
    ExactSnapshot with(Map<String, Optional<Entry>> changes) {
        Map<String, Integer> newRowOf = new HashMap<>(rowOf);
        List<String> newIds = new ArrayList<>(Arrays.asList(ids));
        List<Facts> newFacts = new ArrayList<>(Arrays.asList(facts));
        Map<Integer, float[]> newRows = new HashMap<>();
        changes.forEach((id, change) -> {
            if (change.isPresent()) {
                int row = newRowOf.computeIfAbsent(id, key -> {
                    newIds.add(id);
                    newFacts.add(change.get().facts());
                    return newIds.size() - 1;
                });
                newFacts.set(row, change.get().facts());
                newRows.put(row, change.get().embedding().values());
            } else {
                Integer row = newRowOf.remove(id);
                if (row == null) {
                    return;
                }
                // The last row fills the gap.
                int last = newIds.size() - 1;
                float[] moved = newRows.remove(last);
                String movedId = newIds.removeLast();
                Facts movedFacts = newFacts.removeLast();
                if (row != last) {
                    newIds.set(row, movedId);
                    newFacts.set(row, movedFacts);
                    newRowOf.put(movedId, row);
                    newRows.put(row, moved == null ? vectors.row(last) : moved);
                }
            }
        });
        return new ExactSnapshot(
                header,
                vectors.with(newIds.size(), newRows),
                newIds.toArray(String[]::new),
                newFacts.toArray(Facts[]::new),
                newRowOf);
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public Optional<Entry> get(String id) {
        return Optional.ofNullable(rowOf.get(id)).map(this::entry);
    }

    @Override
    public List<Neighbour> neighbours(Embedding query, int k, Filter filter) {
        header.requireQuery(query, k);
        TopRows top;
        if (filter instanceof Filter.All) {
            top = new TopRows(Math.min(k, ids.length), ids);
            vectors.scan(query.values(), top);
        } else {
            RowSet accepted = columns.matching(filter);
            top = new TopRows(Math.min(k, accepted.size()), ids);
            vectors.scan(query.values(), accepted, top);
        }
        return neighbours(top);
    }

    /** One pass over the vectors for all queries and all labels. */
    @Override
    public List<SortedMap<String, List<Neighbour>>> neighboursByLabel(List<Embedding> queries, int k, Filter filter) {
        queries.forEach(query -> header.requireQuery(query, k));
        float[][] cosines = new float[queries.size()][vectors.rows()];
        vectors.cosines(queries.stream().map(Embedding::values).toArray(float[][]::new), cosines);
        BitSet accepted = columns.matching(filter).bits();
        return Arrays.stream(cosines)
                .map(ofQuery -> nearestByLabel(ofQuery, k, accepted))
                .toList();
    }

    private SortedMap<String, List<Neighbour>> nearestByLabel(float[] cosines, int k, BitSet accepted) {
        FactColumns.Column labels = columns.numbered(Facts.LABEL);
        TopRows[] best = new TopRows[labels.numbers().size() + 1];
        Arrays.setAll(best, label -> new TopRows(Math.min(k, ids.length), ids));
        for (int row = accepted.nextSetBit(0); row >= 0; row = accepted.nextSetBit(row + 1)) {
            best[labels.number(row)].offer(cosines[row], row);
        }
        SortedMap<String, List<Neighbour>> nearest = new TreeMap<>();
        labels.numbers().forEach((label, number) -> {
            if (best[number].size() > 0) {
                nearest.put(label, neighbours(best[number]));
            }
        });
        return nearest;
    }

    private List<Neighbour> neighbours(TopRows top) {
        top.sort();
        return IntStream.range(0, top.size())
                .mapToObj(rank -> new Neighbour(ids[top.row(rank)], facts[top.row(rank)], top.score(rank)))
                .toList();
    }

    @Override
    public SortedMap<String, Integer> countByLabel() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (Facts row : facts) {
            counts.merge(row.label(), 1, Integer::sum);
        }
        return counts;
    }

    @Override
    public void forEach(Filter filter, Consumer<Entry> action) {
        BitSet accepted = columns.matching(filter).bits();
        order().rows(accepted::get).mapToObj(this::entry).forEach(action);
    }

    @Override
    public Page page(Filter filter, int from, int size) {
        BitSet accepted = columns.matching(filter).bits();
        List<Entry> entries =
                order().page(accepted::get, from, size).mapToObj(this::entry).toList();
        return new Page(entries, accepted.cardinality());
    }

    private IdOrder order() {
        IdOrder made = order;
        if (made == null) {
            made = new IdOrder(ids);
            order = made;
        }
        return made;
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }

    private Entry entry(int row) {
        return new Entry(ids[row], new Embedding(vectors.row(row)), facts[row]);
    }
}
