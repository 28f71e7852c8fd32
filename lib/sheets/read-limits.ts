export interface ReadLimits {
  /** Reading ends quietly after so many. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of all cells of a row together. */
  readonly rowLength: number;
}
