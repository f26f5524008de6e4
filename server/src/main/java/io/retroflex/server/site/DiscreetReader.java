package io.retroflex.server.site;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.gallery.Neighbour;
import io.retroflex.server.engine.OwnPictures;
import io.retroflex.vision.model.Embedding;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Pictures whose neighbours do not say which procedure they are of: audits of others keep their neighbours, and would name a
 * procedure when it is long deleted. Filters know it all the same.
 */
record DiscreetReader(GalleryReader pictures) implements GalleryReader {
    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public Optional<Entry> get(String id) {
        return pictures.get(id);
    }

    @Override
    public List<Neighbour> neighbours(Embedding query, int k, Filter filter) {
        return discreet(pictures.neighbours(query, k, filter));
    }

    @Override
    public List<SortedMap<String, List<Neighbour>>> neighboursByLabel(List<Embedding> queries, int k, Filter filter) {
        return pictures.neighboursByLabel(queries, k, filter).stream()
                .map(DiscreetReader::discreet)
                .toList();
    }

    private static SortedMap<String, List<Neighbour>> discreet(SortedMap<String, List<Neighbour>> byLabel) {
        SortedMap<String, List<Neighbour>> nearest = new TreeMap<>(byLabel);
        nearest.replaceAll((label, found) -> discreet(found));
        return nearest;
    }

    private static List<Neighbour> discreet(List<Neighbour> neighbours) {
        return neighbours.stream()
                .map(near -> new Neighbour(near.id(), discreet(near.facts()), near.cosine()))
                .toList();
    }

    private static Facts discreet(Facts facts) {
        return facts.with(Facts.PROCEDURE, "").with(Facts.GROUP, "").with(OwnPictures.CONTENT, "");
    }

    @Override
    public SortedMap<String, Integer> countByLabel() {
        return pictures.countByLabel();
    }

    @Override
    public void forEach(Filter filter, Consumer<Entry> action) {
        pictures.forEach(filter, action);
    }

    @Override
    public Page page(Filter filter, int from, int size) {
        return pictures.page(filter, from, size);
    }

    @Override
    public void close() {
        pictures.close();
    }
}
