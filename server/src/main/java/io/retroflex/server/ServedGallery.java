package io.retroflex.server;

import io.retroflex.audit.report.Provenance;
import io.retroflex.gallery.Gallery;
import io.retroflex.vision.model.Model;

/**
 * The gallery that answers, and the model that asks it; both stay their opener's to close.
 *
 * @param provenance by what answers are made
 * @param pictures of the gallery, as far as they are at hand
 */
public record ServedGallery(Gallery gallery, Model model, Provenance provenance, GalleryPictures pictures) {}
