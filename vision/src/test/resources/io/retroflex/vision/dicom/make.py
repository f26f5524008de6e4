"""Makes the DICOM files of the tests with pydicom and DCMTK, and the pixels that those two read from them.

Run it in this folder: python3 make.py. It needs pydicom, numpy, Pillow and the commands of DCMTK; README.md says which versions
made the files that are here. Everybody in them is invented.
"""

import copy
import subprocess
import tempfile
from pathlib import Path

import numpy
from PIL import Image, ImageDraw
from pydicom import dcmread
from pydicom.datadict import DicomDictionary
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.pixels import pixel_array
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian

HERE = Path(__file__).resolve().parent
WORK = Path(tempfile.mkdtemp())
ENDOSCOPIC = "1.2.840.10008.5.1.4.1.1.77.1.1"
WIDTH, HEIGHT = 32, 24
NAME = "Zebra^Quagga"


def drawn(seed):
    """A picture with edges, flat parts and a slope, so that no mistake in order or colour stays unseen."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    picture.putdata([(60 + 5 * x, 200 - 6 * y, (40 + 3 * x + 4 * y + 50 * seed) % 256) for y in range(HEIGHT) for x in range(WIDTH)])
    pencil = ImageDraw.Draw(picture)
    pencil.ellipse((4 + 4 * seed, 3, 16 + 4 * seed, 15), fill=(220, 40, 60))
    pencil.rectangle((20, 14, 29, 21), fill=(20, 90, 230))
    pencil.rectangle((0, 0, 2, 2), fill=(255, 255, 0))
    return picture


def described(uid=1):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = ENDOSCOPIC
    meta.MediaStorageSOPInstanceUID = f"2.25.1000{uid}"
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.SourceApplicationEntityTitle = "ZEBRA"
    data = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    data.SOPClassUID = ENDOSCOPIC
    data.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
    data.StudyInstanceUID = "2.25.1001"
    data.SeriesInstanceUID = "2.25.1002"
    data.StudyDate, data.StudyTime = "20240305", "0950"
    data.ContentDate, data.ContentTime = "20240305", "101530.25"
    data.Modality = "ES"
    data.Manufacturer = "Okapi Optics"
    data.ManufacturerModelName = "OX-1"
    data.PatientName = NAME
    data.PatientID = "ZEBRA-1"
    data.PatientBirthDate = "19700101"
    data.PatientSex = "O"
    data.InstanceNumber = 7
    data.BurnedInAnnotation = "NO"
    return data


def pixels(data, array, photometric, planar=0):
    frames = array.shape[0] if array.ndim == 4 else 1
    data.SamplesPerPixel = 1 if photometric.startswith(("MONO", "PALETTE")) else 3
    data.PhotometricInterpretation = photometric
    if data.SamplesPerPixel == 3:
        data.PlanarConfiguration = planar
    if frames > 1:
        data.NumberOfFrames = frames
    data.Rows, data.Columns = HEIGHT, WIDTH
    data.BitsAllocated = data.BitsStored = array.dtype.itemsize * 8
    data.HighBit = data.BitsStored - 1
    data.PixelRepresentation = 0
    data.PixelData = array.tobytes()
    return data


def save(data, name):
    data.save_as(HERE / name, enforce_file_format=True)
    return HERE / name


def run(*command):
    subprocess.run([str(part) for part in command], check=True)


def save_reference(array, name):
    Image.fromarray(array.astype(numpy.uint8)).save(HERE / name)


def ycc(array):
    """After PS3.3 C.7.6.3.1.2, rounded."""
    r, g, b = (array[..., i].astype(float) for i in range(3))
    y = 0.299 * r + 0.587 * g + 0.114 * b
    cb = -0.1687 * r - 0.3313 * g + 0.5 * b + 128
    cr = 0.5 * r - 0.4187 * g - 0.0813 * b + 128
    return numpy.clip(numpy.rint(numpy.stack([y, cb, cr], -1)), 0, 255).astype(numpy.uint8)


def uncompressed():
    rgb = numpy.array(drawn(0))
    save_reference(rgb, "drawn-0.png")
    explicit = save(pixels(described(), rgb, "RGB"), "explicit.dcm")
    run("dcmconv", "+ti", explicit, HERE / "implicit.dcm")
    save(pixels(described(), rgb.transpose(2, 0, 1).copy(), "RGB", planar=1), "planar.dcm")
    save(pixels(described(), ycc(rgb), "YBR_FULL"), "ybr-full.dcm")
    full = ycc(rgb)
    shared = (full[:, 0::2, 1:].astype(int) + full[:, 1::2, 1:] + 1) // 2
    packed = numpy.stack([full[:, 0::2, 0], full[:, 1::2, 0], shared[..., 0], shared[..., 1]], -1).astype(numpy.uint8)
    save(pixels(described(), packed, "YBR_FULL_422"), "ybr-full-422.dcm")
    # DCMTK rounds each part of this conversion down; pydicom rounds the whole, as is meant.
    for name in ("ybr-full", "ybr-full-422"):
        save_reference(pixel_array(HERE / f"{name}.dcm"), f"{name}.png")
    grey = numpy.array(drawn(0).convert("L"))
    save_reference(grey, "grey.png")
    save(pixels(described(), grey, "MONOCHROME2"), "grey.dcm")
    three = numpy.stack([numpy.array(drawn(seed)) for seed in range(3)])
    for seed in (1, 2):
        save_reference(three[seed], f"drawn-{seed}.png")
    save(pixels(described(), three, "RGB"), "three.dcm")


def jpegs():
    # With DCMTK: a table of frames; its own decoder says what the frames are.
    three = HERE / "three.dcm"
    run("dcmcjpeg", "+eb", three, HERE / "jpeg-three.dcm")
    for frame in range(3):
        run("dcmj2pnm", "+on", "+F", frame + 1, HERE / "jpeg-three.dcm", HERE / f"jpeg-three-{frame}.png")
    run("dcmcjpeg", "+eb", "+cr", HERE / "explicit.dcm", HERE / "jpeg-rgb.dcm")
    run("dcmj2pnm", "+on", HERE / "jpeg-rgb.dcm", HERE / "jpeg-rgb.png")
    run("dcmcjpeg", "+eb", HERE / "grey.dcm", HERE / "jpeg-grey.dcm")
    run("dcmj2pnm", "+on", HERE / "jpeg-grey.dcm", HERE / "jpeg-grey.png")
    # The same streams as pydicom lays them: an empty table, and two fragments a frame.
    stored = dcmread(HERE / "jpeg-three.dcm")
    streams = list(generate_frames(stored.PixelData, number_of_frames=3))
    for name, fragments, table in (("jpeg-no-table.dcm", 1, False), ("jpeg-fragments.dcm", 2, True), ("refused-fragments.dcm", 2, False)):
        other = copy.deepcopy(stored)
        other.PixelData = encapsulate(streams, fragments_per_frame=fragments, has_bot=table)
        other["PixelData"].is_undefined_length = True
        save(other, name)
    # A camera's JPEG with a comment, wrapped by DCMTK, which drops the JFIF segment.
    picture = WORK / "camera.jpg"
    drawn(0).save(picture, quality=90, subsampling=0, comment=NAME)
    # img2dcm knows the class VL Photographic Image, not the endoscopic one.
    for name, sop_class in (("jpeg-wrapped.dcm", ENDOSCOPIC), ("refused-photograph.dcm", None)):
        keys = ["-k", f"PatientName={NAME}", "-k", "Modality=ES", "-k", "StudyInstanceUID=2.25.1001", "-k", "SeriesInstanceUID=2.25.1002"]
        run("img2dcm", "-vlp", *keys, picture, HERE / name)
        if sop_class:
            data = dcmread(HERE / name)
            data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = sop_class
            save(data, name)
    run("dcmj2pnm", "+on", HERE / "jpeg-wrapped.dcm", HERE / "jpeg-wrapped.png")


def names():
    """A name in every text element of the standard's dictionary that is not on the list, in private ones and in sequences."""
    kept = {0x00080016, 0x00080018, 0x00080060, 0x00080070, 0x00081090, 0x00120062, 0x00280004, 0x00280301, 0x00080005}
    kept.add(0x00287FE0)  # an address in place of the pixels
    texts = {"PN": NAME, "LO": NAME, "SH": NAME, "LT": NAME, "ST": NAME, "UT": NAME, "UC": NAME, "UR": "http://zebra.quagga", "AE": "ZEBRA", "CS": "ZEBRA"}
    data = pixels(described(), numpy.array(drawn(0)), "RGB")
    for tag, (representation, _, _, retired, _) in DicomDictionary.items():
        if representation in texts and not retired and tag not in kept and 0x0008 <= tag >> 16 < 0x5000:
            data.add_new(tag, representation, texts[representation])
    person = Dataset()
    person.PatientName = NAME
    person.PatientComments = NAME
    within = Dataset()
    within.PatientName = NAME
    within.RequestAttributesSequence = Sequence([person])
    icon = Dataset()
    icon.PixelData = b"Zebra^Quagga"
    icon["PixelData"].VR = "OB"
    for keyword, items, undefined in (
        ("ReferencedStudySequence", [person], False),
        ("ReferencedPatientSequence", [within, person], True),
        ("ProcedureCodeSequence", [], True),
        ("IconImageSequence", [icon], True),
    ):
        setattr(data, keyword, Sequence(items))
        data[keyword].is_undefined_length = undefined
        for item in items:
            item.is_undefined_length_sequence_item = undefined
    block = data.private_block(0x0009, "ZEBRA QUAGGA", create=True)
    block.add_new(1, "LO", NAME)
    block.add_new(2, "PN", NAME)
    block.add_new(3, "UN", NAME.encode())
    block.add_new(4, "SQ", Sequence([within]))
    block.add_new(5, "OB", NAME.encode())
    save(data, "names.dcm")
    run("dcmconv", "+ti", "-e", HERE / "names.dcm", HERE / "names-implicit.dcm")


def refused():
    explicit = HERE / "explicit.dcm"
    run("dcmconv", "+td", explicit, HERE / "refused-deflated.dcm")
    run("dcmconv", "+tb", explicit, HERE / "refused-big-endian.dcm")
    run("dcmcrle", explicit, HERE / "refused-rle.dcm")
    run("dcmcjpeg", "+e1", explicit, HERE / "refused-lossless.dcm")
    save(pixels(described(), numpy.array(drawn(0).convert("L")).astype(numpy.uint16) * 256, "MONOCHROME2"), "refused-16-bits.dcm")
    save(pixels(described(), numpy.array(drawn(0).convert("L")), "MONOCHROME1"), "refused-monochrome1.dcm")
    for name, uid in (("refused-jpeg-2000.dcm", "1.2.840.10008.1.2.4.91"), ("refused-mpeg.dcm", "1.2.840.10008.1.2.4.102")):
        data = dcmread(HERE / "jpeg-rgb.dcm")
        data.file_meta.TransferSyntaxUID = uid
        save(data, name)
    data = dcmread(explicit)
    data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.77.1.1.1"
    save(data, "refused-video.dcm")


if __name__ == "__main__":
    uncompressed()
    jpegs()
    names()
    refused()
