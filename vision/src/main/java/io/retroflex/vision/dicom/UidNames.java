package io.retroflex.vision.dicom;

import java.util.Map;
import java.util.Optional;

/** The standard's names (PS3.6 annex A), most shortened, for what is read and for what people are likely to hand in besides. */
final class UidNames {
    private static final Map<String, String> SYNTAXES = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2", "Implicit VR Little Endian"),
            Map.entry("1.2.840.10008.1.2.1", "Explicit VR Little Endian"),
            Map.entry("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian"),
            Map.entry("1.2.840.10008.1.2.2", "Explicit VR Big Endian"),
            Map.entry("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)"),
            Map.entry("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 & 4)"),
            Map.entry("1.2.840.10008.1.2.4.57", "JPEG Lossless (Process 14)"),
            Map.entry("1.2.840.10008.1.2.4.70", "JPEG Lossless (Process 14, Selection Value 1)"),
            Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"),
            Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless"),
            Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless"),
            Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level"),
            Map.entry("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level"),
            Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1"),
            Map.entry("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1"),
            Map.entry("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1"),
            Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless"),
            Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.5", "RLE Lossless"));

    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("1.2.840.10008.1.3.10", "Media Storage Directory"),
            Map.entry("1.2.840.10008.5.1.4.1.1.1", "Computed Radiography Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.2", "CT Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.3.1", "Ultrasound Multi-frame Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.4", "MR Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.6.1", "Ultrasound Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.7", "Secondary Capture Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.7.4", "Multi-frame True Color Secondary Capture Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.77.1.1", "VL Endoscopic Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.77.1.1.1", "Video Endoscopic Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.77.1.2", "VL Microscopic Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.77.1.4", "VL Photographic Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.77.1.4.1", "Video Photographic Image"),
            Map.entry("1.2.840.10008.5.1.4.1.1.88.11", "Basic Text SR"),
            Map.entry("1.2.840.10008.5.1.4.1.1.104.1", "Encapsulated PDF"));

    private UidNames() {}

    static Optional<String> of(String uid) {
        return Optional.ofNullable(SYNTAXES.get(uid)).or(() -> Optional.ofNullable(CLASSES.get(uid)));
    }

    /** The name with its UID. What is no UID is not repeated, as nobody knows what it is. */
    static String describe(String uid) {
        if (uid.isEmpty()) {
            return "not stated";
        } else if (!Uid.isUid(uid)) {
            return "no UID";
        }
        return of(uid).map(name -> name + ", " + uid).orElse(uid);
    }
}
