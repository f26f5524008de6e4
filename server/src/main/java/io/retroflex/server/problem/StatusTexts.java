package io.retroflex.server.problem;

/** What is said of a status where nothing more is known. */
final class StatusTexts {
    private StatusTexts() {}

    static String of(int status) {
        return switch (status) {
            case 400 -> "the request is malformed; GET /v3/api-docs says what is expected";
            case 404 -> "there is nothing at this address; GET /v3/api-docs lists what there is";
            case 405 -> "this address does not take that method; GET /v3/api-docs lists what there is";
            case 413 -> "too much was sent; send less at once";
            case 414, 431 -> "the address or the headers are too long; shorten them";
            default ->
                status < 500
                        ? "the request cannot be answered; GET /v3/api-docs says what is expected"
                        : "something went wrong in the service; try again, and tell an admin if it stays so";
        };
    }
}
