package io.retroflex.audit.verdict;

/**
 * What photographs show beside the stations: findings, and how clean the bowel was.
 *
 * @param label that neighbours vote for
 * @param photographs that do so with a confidence of one half or more
 * @param confidence of the surest
 */
public record Seen(String label, int photographs, double confidence) {}
