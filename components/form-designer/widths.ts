/** Columns a field may take of a grid of twelve. */
export const WIDTHS = [3, 4, 6, 8, 9, 12] as const;
