package dev.heddle.jupyter.engine;

/**
 * Thrown inside a cell's code to stop it when the user interrupts. An {@code Error}, so that a cell's
 * {@code catch (Exception e)} does not swallow it, and without a stack: it is never shown.
 */
final class CellStop extends Error {
    private static final long serialVersionUID = 1;

    CellStop() {
        super("The cell was interrupted.", null, false, false);
    }
}
