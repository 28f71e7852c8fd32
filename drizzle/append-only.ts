/** Tables whose rows are history: the database itself refuses to change or delete them. */
export const APPEND_ONLY = ['pt_journal', 'pt_entry', 'pt_lot_move'] as const;

/** Trigger statements for those of the given tables that are append-only. */
export function appendOnly(dialect: 'sqlite' | 'postgresql', tables: readonly string[]): string[] {
  const kept = APPEND_ONLY.filter((table) => tables.includes(table));
  if (dialect === 'sqlite') {
    return kept.flatMap((table) =>
      (['UPDATE', 'DELETE'] as const).map(
        (verb) =>
          `\nCREATE TRIGGER \`${table}_no_${verb.toLowerCase()}\` BEFORE ${verb} ON \`${table}\` BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
      ),
    );
  }
  if (kept.length === 0) return [];
  const refuse = `\nCREATE OR REPLACE FUNCTION pointwright_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;`;
  return [
    refuse,
    ...kept.map(
      (table) =>
        `\nCREATE TRIGGER "${table}_append_only" BEFORE UPDATE OR DELETE ON "${table}" FOR EACH ROW EXECUTE FUNCTION pointwright_append_only();`,
    ),
  ];
}

/** Names of the triggers that `appendOnly` makes for all append-only tables. */
export function appendOnlyTriggers(dialect: 'sqlite' | 'postgresql'): string[] {
  return APPEND_ONLY.flatMap((table) =>
    dialect === 'sqlite' ? [`${table}_no_update`, `${table}_no_delete`] : [`${table}_append_only`],
  );
}
