import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from '@/engine/commands/command';
import { createCompany } from '@/engine/commands/create-company';
import { createRecord } from '@/engine/commands/create-record';
import { runCommand } from '@/engine/commands/run';
import type { Actor } from '@/engine/kernel/actor';
import { setupActor } from '@/engine/permissions/doors';
import { migrate } from '@/lib/db/migrate';
import { openSqliteStore } from '@/lib/db/sqlite';
import type { Beside, Store } from '@/lib/db/types';
import { cdShop } from '../world/cd-shop';

/** A CD shop on a durable file of its own. */
export interface Shop {
  readonly folder: string;
  readonly file: string;
  readonly store: Store & { readonly beside: Beside };
  readonly owner: Actor;
  readonly app: string;
  run<Input, Output>(command: Command<Input, Output>, input: unknown): Promise<Output>;
  members(count: number): Promise<string[]>;
  close(): Promise<void>;
}

export async function openShop(): Promise<Shop> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pointwright-bench-'));
  const file = path.join(folder, 'shop.db');
  const store = openSqliteStore(file, { alone: true });
  await migrate(store);
  const workspaceId = await store.read((tx) => tx.newId());
  const { output } = await runCommand(store, createCompany, {
    actor: setupActor(workspaceId),
    input: {
      name: 'Shop',
      owner: { name: 'Lin', email: 'owner@example.com', passwordHash: 'x'.repeat(40) },
      setupToken: null,
    },
  });
  const grants = [{ role: 'owner', orgUnitId: null }] as const;
  const owner: Actor = { kind: 'staff', id: output.staffId, workspaceId, name: 'Lin', grants };
  const run: Shop['run'] = async (command, input) => (await runCommand(store, command, { actor: owner, input })).output;
  const app = await cdShop({ run });
  return {
    folder,
    file,
    store,
    owner,
    app,
    run,
    members: (count) =>
      Promise.all(
        Array.from({ length: count }, async (_, at) => {
          const made = await run(createRecord, { app, form: 'member', values: { card: `card-${at}` } });
          return made.record.memberId ?? '';
        }),
      ),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
