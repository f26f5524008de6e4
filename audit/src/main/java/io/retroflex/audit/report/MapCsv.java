package io.retroflex.audit.report;

import io.retroflex.audit.map.GalleryMap;
import io.retroflex.audit.map.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A gallery in the plane as a table: a row a picture, then a row a photograph of the procedure. */
public final class MapCsv {
    private MapCsv() {}

    /** The whole text, header first. */
    public static String of(GalleryMap map, SortedMap<Integer, Place> photographs) {
        List<List<Object>> rows = new ArrayList<>();
        map.pictures()
                .values()
                .forEach(pictures -> pictures.forEach(picture -> rows.add(List.of(
                        "picture",
                        picture.id(),
                        Tables.foreign(picture.label()),
                        picture.place().x(),
                        picture.place().y()))));
        photographs.forEach((number, place) -> rows.add(List.of("photograph", number, "", place.x(), place.y())));
        return Tables.csv(List.of("kind", "id", "label", "x", "y"), rows);
    }
}
