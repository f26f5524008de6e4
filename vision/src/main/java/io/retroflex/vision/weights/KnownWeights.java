package io.retroflex.vision.weights;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A weight file that Retroflex knows by name.
 *
 * <p>Meta publishes no sums for its files; those below are the ones that several independent projects pin. That of
 * MobileNetV1 was taken from the file at the commit that its address names.
 *
 * @param name the family, as in {@code dinov2-vits14-reg4}
 * @param licence the licence of the weights
 */
public record KnownWeights(String name, String licence, Source source) {
    private static final String META = "https://dl.fbaipublicfiles.com/";

    /** Google's test data for its Coral boards, at a commit: what is there cannot change. */
    private static final String CORAL =
            "https://raw.githubusercontent.com/google-coral/test_data/104342d2d3480b3e66203073dac24f4e2dbb4c41/";

    private static final String APACHE = "Apache-2.0";

    private static final List<KnownWeights> ALL = List.of(
            new KnownWeights(
                    "dinov2-vits14",
                    APACHE,
                    new Source.Download(
                            URI.create(META + "dinov2/dinov2_vits14/dinov2_vits14_pretrain.pth"),
                            OptionalLong.of(88_283_115),
                            Optional.of("b938bf1bc15cd2ec0feacfe3a1bb553fe8ea9ca46a7e1d8d00217f29aef60cd9"))),
            new KnownWeights(
                    "dinov2-vits14-reg4",
                    APACHE,
                    new Source.Download(
                            URI.create(META + "dinov2/dinov2_vits14/dinov2_vits14_reg4_pretrain.pth"),
                            OptionalLong.empty(),
                            Optional.of("f433177089a681826f849f194ece3bb48f4d63fb38d32fc837e3dc7a4e5641fb"))),
            withoutSum("dinov2-vitb14", "dinov2/dinov2_vitb14/dinov2_vitb14_pretrain.pth"),
            withoutSum("dinov2-vitb14-reg4", "dinov2/dinov2_vitb14/dinov2_vitb14_reg4_pretrain.pth"),
            withoutSum("dinov2-vitl14", "dinov2/dinov2_vitl14/dinov2_vitl14_pretrain.pth"),
            withoutSum("dinov2-vitl14-reg4", "dinov2/dinov2_vitl14/dinov2_vitl14_reg4_pretrain.pth"),
            withoutSum("dino-vits16", "dino/dino_deitsmall16_pretrain/dino_deitsmall16_pretrain.pth"),
            withoutSum("dino-vitb16", "dino/dino_vitbase16_pretrain/dino_vitbase16_pretrain.pth"),
            withoutSum("resnet50", "dino/dino_resnet50_pretrain/dino_resnet50_pretrain.pth"),
            new KnownWeights(
                    "mobilenet-v1",
                    APACHE,
                    new Source.Download(
                            URI.create(CORAL + "mobilenet_v1_1.0_224_quant_embedding_extractor.tflite"),
                            OptionalLong.of(3_251_736),
                            Optional.of("f409ef4f73fcbb9667841965623c5c8524aac33d41b9bf5f3667161fb4a76319"))),
            new KnownWeights(
                    "gastronet-vits16",
                    "GastroNet-5M data use agreement (CC-BY-NC-ND-4.0 on an older card)",
                    new Source.BringYourOwn(
                            "VITS_GastroNet-5M_DINOv1.pth",
                            "https://cortex.thetavision.nl/dataset-provider/listing/2/ (with a login)",
                            "its data use agreement, which every user accepts in person, forbids handing it on",
                            Optional.of("383c7a9a026cc7a8ecf0a201713714f91f51384fcacb0a7226df77212aa7da77"))));

    /** All of them, in the order in which to show them. */
    public static List<KnownWeights> all() {
        return ALL;
    }

    /** The weights of that name, if they are known. */
    public static Optional<KnownWeights> find(String name) {
        return ALL.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /**
     * The weights of that name.
     *
     * @throws IllegalArgumentException if they are not known; the message lists those that are
     */
    public static KnownWeights named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown weights '" + name + "'; known are: "
                        + ALL.stream().map(KnownWeights::name).collect(Collectors.joining(", "))));
    }

    private static KnownWeights withoutSum(String name, String path) {
        return new KnownWeights(
                name, APACHE, new Source.Download(URI.create(META + path), OptionalLong.empty(), Optional.empty()));
    }
}
