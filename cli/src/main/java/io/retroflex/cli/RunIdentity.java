package io.retroflex.cli;

import java.util.List;

/**
 * All that decides what a run gives, as {@code settings.json} has it: a run is resumed only where all of it is the same.
 *
 * @param command that was given
 * @param settings of the training
 * @param models that it starts from, by fingerprint
 * @param learning content id, label, group and file of each picture that is learnt from
 * @param heldOut the same of the pictures that are held out
 */
record RunIdentity(String command, Object settings, List<String> models, List<String> learning, List<String> heldOut) {}
