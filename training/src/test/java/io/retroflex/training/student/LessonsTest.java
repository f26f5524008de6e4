package io.retroflex.training.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.training.data.DrawnPictures;
import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Preprocessing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher is asked, and what the student is told. */
class LessonsTest {
    private static final int VIEWS = 3;

    @TempDir
    private Path folder;

    @Test
    void theStudentIsShownTheVeryCopyThatTheTeacherSaw() throws Exception {
        Model teacher = SmallModel.of("retroflex", 16);
        StudentSettings settings = settings();
        Framing own = Student.preprocessing(settings).framing();
        List<LabelledPicture> drawn = DrawnPictures.write(folder);
        try (TrainingPictures pictures = pictures(drawn, teacher, own)) {
            HeldOut data = HeldOut.of(
                    pictures,
                    picture -> !picture.name().startsWith("red"),
                    (gallery, queries) -> new ValidationFigures(0, 0, 0));
            Lessons lessons = Lessons.of(teacher, data, settings);
            Lessons again = Lessons.of(teacher, data, settings);

            assertThat(lessons.views()).isEqualTo(VIEWS);
            assertThat(lessons.width()).isEqualTo(16);
            for (int place = 0; place < data.learning().size(); place++) {
                for (int view = 0; view < VIEWS; view++) {
                    float[] taught = lessons.taught(place, view);
                    assertThat(length(taught)).isCloseTo(1, within(1e-5));
                    assertThat(again.taught(place, view)).isEqualTo(taught);
                    assertThat(again.picture(place, view, own).rgb())
                            .isEqualTo(lessons.picture(place, view, own).rgb());
                }
                assertThat(lessons.picture(place, 0, own).rgb())
                        .isNotEqualTo(lessons.picture(place, 1, own).rgb());
                assertThat(lessons.taught(place, 0)).isNotEqualTo(lessons.taught(place, 1));
            }
        }
    }

    @Test
    void pictureAndWordsStayTogether() throws Exception {
        Model teacher = SmallModel.of("retroflex", 16);
        StudentSettings settings = settings();
        Framing seen = teacher.description().views().getFirst().framing();
        List<LabelledPicture> drawn = DrawnPictures.write(folder);
        try (TrainingPictures pictures = pictures(drawn, teacher, seen)) {
            HeldOut data = HeldOut.of(pictures, picture -> true, (gallery, queries) -> new ValidationFigures(0, 0, 0));
            Lessons lessons = Lessons.of(teacher, data, settings);

            // Copies that look alike are spoken of alike: the mean colour of a copy's nearest in words is near its own.
            double alike = 0;
            double others = 0;
            int pairs = 0;
            int count = data.learning().size();
            for (int place = 0; place < count; place++) {
                int nearest = place == 0 ? 1 : 0;
                for (int other = 0; other < count; other++) {
                    if (other != place
                            && dot(lessons.taught(place, 0), lessons.taught(other, 0))
                                    > dot(lessons.taught(place, 0), lessons.taught(nearest, 0))) {
                        nearest = other;
                    }
                }
                double[] own = colour(lessons.picture(place, 0, seen).rgb());
                alike += distance(own, colour(lessons.picture(nearest, 0, seen).rgb()));
                for (int other = 0; other < count; other++) {
                    others += other == place
                            ? 0
                            : distance(
                                    own, colour(lessons.picture(other, 0, seen).rgb()));
                    pairs += other == place ? 0 : 1;
                }
            }
            assertThat(alike / count).isLessThan(0.8 * others / pairs);
        }
    }

    private static StudentSettings settings() {
        StudentSettings small = StudentPreset.SMALL.settings();
        return new StudentSettings(
                small.run(), small.network(), 32, 4, small.augmentation(), small.temperature(), VIEWS);
    }

    private static TrainingPictures pictures(List<LabelledPicture> drawn, Model teacher, Framing own) throws Exception {
        List<Framing> framings = new ArrayList<>(List.of(own));
        teacher.description().views().stream().map(Preprocessing::framing).forEach(framings::add);
        return new TrainingPictures(drawn, framings, done -> {});
    }

    private static double length(float[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double[] colour(byte[] rgb) {
        double[] mean = new double[3];
        for (int i = 0; i < rgb.length; i++) {
            mean[i % 3] += 3.0 * (rgb[i] & 0xff) / rgb.length;
        }
        return mean;
    }

    private static double distance(double[] one, double[] other) {
        return Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
    }
}
