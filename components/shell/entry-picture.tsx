import styles from './entry-picture.module.css';

const STEP = 44;
const COLUMNS = 14;
const ROWS = 16;

/** The climb of a member: from purchase to purchase, one tier up at a time. Column and row of the point grid. */
const CLIMB: readonly (readonly [number, number])[] = [
  [1, 12],
  [3, 12],
  [3, 10],
  [6, 10],
  [6, 7],
  [9, 7],
  [9, 4],
  [12, 4],
  [12, 2],
];

/** Decoration: a field of points, and one path that climbs through it. */
export function EntryPicture() {
  const line = CLIMB.map(([column, row], index) => `${index ? 'L' : 'M'}${column * STEP} ${row * STEP}`).join('');
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${COLUMNS * STEP} ${ROWS * STEP}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMin slice"
    >
      <path d={gridOf()} stroke="#ffffff" strokeOpacity="0.16" strokeWidth="3.2" strokeLinecap="round" fill="none" />
      <path d={line} stroke="#f3c969" strokeOpacity="0.55" strokeWidth="2" fill="none" strokeLinejoin="round" />
      {CLIMB.map(([column, row], index) => (
        <circle key={`${column} ${row}`} cx={column * STEP} cy={row * STEP} r={index % 2 ? 5 : 9} fill="#f3c969" />
      ))}
    </svg>
  );
}

function gridOf(): string {
  let path = '';
  for (let row = 1; row < ROWS; row++) {
    for (let column = 1; column < COLUMNS; column++) path += `M${column * STEP} ${row * STEP}h0`;
  }
  return path;
}
