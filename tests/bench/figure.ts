/** One line of the report. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** Median of the runs. */
  readonly value: number;
  readonly best: number;
  readonly worst: number;
  readonly runs: number;
  readonly aim?: number;
}

/** The median of several runs; `higher` says which end is the best. */
export function figureOf(
  what: { readonly name: string; readonly unit: string; readonly higher: boolean; readonly aim?: number },
  values: readonly number[],
): Figure {
  const sorted = [...values].sort((a, b) => (what.higher ? b - a : a - b));
  const at = (index: number) => sorted.at(index) ?? Number.NaN;
  return {
    name: what.name,
    unit: what.unit,
    value: at(Math.floor(sorted.length / 2)),
    best: at(0),
    worst: at(-1),
    runs: sorted.length,
    ...(what.aim === undefined ? {} : { aim: what.aim }),
  };
}
