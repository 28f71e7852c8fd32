import type { Command } from '@/engine/commands/command';
import { createCompany } from '@/engine/commands/create-company';
import { installTemplate } from '@/engine/commands/install-template';
import { runCommand } from '@/engine/commands/run';
import type { Actor } from '@/engine/kernel/actor';
import { setupActor } from '@/engine/permissions/doors';
import type { Read } from '@/engine/reads/read';
import { runRead } from '@/engine/reads/run';
import type { Store } from '@/lib/db/types';
import '@/engine/fields/ready';
import { type TestClock, type TestStore, testClock, testStore } from './store';

/** A company with the Café club app in force, ready to record things in. */
export interface Company {
  readonly store: Store;
  readonly clock: TestClock;
  readonly owner: Actor;
  readonly app: string;
  readonly orgUnitId: string;
  /** Carries a command out as the owner, or as somebody else. */
  run<Input, Output>(command: Command<Input, Output>, input: unknown, as?: Actor): Promise<Output>;
  ask<Input, Output>(read: Read<Input, Output>, input: unknown, as?: Actor): Promise<Output>;
}

let founded = 0;

export async function cafeCompany(options: { clock?: TestClock; store?: TestStore } = {}): Promise<Company> {
  const { store, clock } = options.store ?? (await testStore(options.clock ?? testClock()));
  founded += 1;
  const workspaceId = await store.read((tx) => tx.newId());
  const setup = setupActor(workspaceId);
  const company = await runCommand(store, createCompany, {
    actor: setup,
    input: {
      name: 'Café',
      owner: { name: 'Lin', email: `owner${founded}@example.com`, passwordHash: 'x'.repeat(40) },
      setupToken: null,
    },
  });
  const owner: Actor = {
    kind: 'staff',
    id: company.output.staffId,
    workspaceId,
    name: 'Lin',
    grants: [{ role: 'owner', orgUnitId: null }],
  };
  const run = async <Input, Output>(command: Command<Input, Output>, input: unknown, as: Actor = owner) =>
    (await runCommand(store, command, { actor: as, input })).output;
  const ask = <Input, Output>(read: Read<Input, Output>, input: unknown, as: Actor = owner) =>
    runRead(store, read, { actor: as, input });
  const app = await run(installTemplate, { template: 'cafe' });
  return { store, clock, owner, app: app.key, orgUnitId: company.output.orgUnitId, run, ask };
}
