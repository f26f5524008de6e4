package io.retroflex.server.store;

/** Leaves everything as it is. */
record NoSeal() implements Seal {
    @Override
    public byte[] seal(byte[] content, String place) {
        return content;
    }

    @Override
    public byte[] open(byte[] sealed, String place) {
        return sealed;
    }
}
