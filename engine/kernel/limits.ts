/** Every limit a user can run into, in one place. */
export const LIMITS = {
  /** Requests of a key when nothing else was said; each key has its own count. */
  keyRequestsPerMinute: 6_000,
  /** Requests of one signed-in person. */
  personRequestsPerMinute: 3_000,
  /** Requests without any session or key from one address: a shop's guests may share one. */
  openRequestsPerMinute: 300,
  idempotencyKeyLength: 200,
  bodyBytes: 8_000_000,
  jsonDepth: 32,
  jsonKeys: 50_000,
  textLength: 10_000,
  longTextLength: 100_000,
  fieldsPerForm: 300,
  rowsPerSection: 200,
  optionsPerField: 1_000,
  filesPerField: 20,
  uploadBytes: 20_000_000,
  logoBytes: 1_000_000,
  importBytes: 100_000_000,
  importRows: 1_000_000,
  importColumns: 500,
  /** Characters of a row of a sheet, over all its cells. */
  importRowLength: 1_000_000,
  /** Pixels of a picture: what cameras of phones take. */
  imagePixels: 120_000_000,
  bulkRecords: 1_000,
  viewsPerForm: 100,
  /** Records one bulk action may change. */
  bulkRunRecords: 100_000,
  pageSize: 200,
  /** Counting on would cost more than anybody gains: what matters is how many pages there are at least. */
  countCap: 1_000,
  conditionDepth: 6,
  conditionNodes: 100,
  /** Literals of one leaf; with the nodes it keeps a query below the 32,766 parameters SQLite takes. */
  conditionValues: 300,
  formulaLength: 4_000,
  formulaDepth: 64,
  formulaSteps: 10_000,
  rulesPerProgram: 2_000,
  /** How far a replay looks back, and how many records it reads for it. */
  replayDays: 400,
  replayRecords: 100_000,
  flowNodes: 100,
  automaticVotes: 50,
  effectDepth: 8,
  /** Points, in the currency's smallest unit. */
  pointsPerEntry: 1_000_000_000_000,
  pointsBalance: 1_000_000_000_000_000,
} as const;
