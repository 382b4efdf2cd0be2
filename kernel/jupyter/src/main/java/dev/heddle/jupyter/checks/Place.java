package dev.heddle.jupyter.checks;

/**
 * A line of a cell.
 *
 * @param cell the execution count of the cell
 * @param line from 1
 */
public record Place(int cell, int line) {}
