package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import java.util.Optional;

/**
 * What a file says that it is, in the elements about the file itself (PS3.10 section 7.1): enough to name it to whoever sent it,
 * also where nothing else of it can be read.
 *
 * @param sopClass of the object
 * @param instance this object
 * @param syntax how it is stored; empty where the file does not say
 */
public record SopReference(Uid sopClass, Uid instance, String syntax) {
    /** Of the bytes of a file; nothing where they are not DICOM's, or do not say it. */
    public static Optional<SopReference> of(byte[] bytes) {
        if (!DicomFile.isDicom(bytes)) {
            return Optional.empty();
        }
        try {
            DataSet meta = new DataSetReader(bytes, DicomFile.START, "file").readMeta();
            return Optional.of(new SopReference(
                    meta.uid(Attribute.MEDIA_STORAGE_SOP_CLASS_UID),
                    meta.uid(Attribute.MEDIA_STORAGE_SOP_INSTANCE_UID),
                    meta.text(Attribute.TRANSFER_SYNTAX_UID)));
        } catch (PictureException e) {
            return Optional.empty();
        }
    }

    /** Whether {@link DicomFile} reads objects of this class. */
    public boolean isClassRead() {
        return SopClass.isRead(sopClass.value());
    }

    /** Whether {@link DicomFile} reads what is stored so. */
    public boolean isSyntaxRead() {
        return TransferSyntax.isRead(syntax);
    }
}
