package io.retroflex.cli;

import io.retroflex.scenes.Scene;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What is done with one scene; done for many, one a core at a time. */
interface SceneWork {
    /** Does it for the scene of that place in its plan. */
    void take(int index, Scene scene) throws IOException;

    /** Does it for all scenes of a plan. */
    static void forEach(List<Scene> scenes, String task, SceneWork work) throws IOException, InterruptedException {
        try (Progress progress = Progress.of(task, "scenes", 1, scenes.size());
                ExecutorService threads =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            CompletionService<Boolean> done = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < scenes.size(); i++) {
                int index = i;
                done.submit(() -> {
                    work.take(index, scenes.get(index));
                    return true;
                });
            }
            try {
                for (int i = 1; i <= scenes.size(); i++) {
                    done.take().get();
                    progress.at(i);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
