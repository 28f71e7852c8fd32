import {
  commentOn,
  decide,
  fireTimer,
  reassign,
  sendBack,
  startCase,
  terminateCase,
  transferTask,
  withdrawCase,
} from '@/engine/flows/apply';
import type { CaseStep, FlowWorld } from '@/engine/flows/carry-out';
import type { Lookup } from '@/engine/flows/question';
import type { FlowBody } from '@/engine/flows/schema';
import { openTasksOf } from '@/engine/flows/store/find';
import type { Actor } from '@/engine/kernel/actor';
import type { Store, Tx } from '@/lib/db/types';
import { id } from '../../unit/flows/world';

export const WORKSPACE = id('w');
export const FORM = id('f');

export function staff(letter: string): Actor {
  return { kind: 'staff', id: id(letter), workspaceId: WORKSPACE, grants: [], name: `Staff ${letter}` };
}

export const CLOCK: Actor = { kind: 'clock', id: 'clock', workspaceId: WORKSPACE, grants: [] };

let count = 0;

/** A company whose people speak one letter, and whose flows and records live in memory: cases alone are in the database. */
export class FlowCompany {
  readonly yes = new Set<string>();
  revision = 1;
  private readonly definitionId = `definition-${++count}`;
  private records = 0;

  constructor(
    private readonly store: Store,
    private readonly body: FlowBody,
  ) {}

  readonly world: FlowWorld = {
    loadFlow: () => this.body,
    answer: (asked) => {
      if (asked.ask === 'people') return this.lookUp(asked.lookup);
      if (asked.ask === 'moment') return null;
      return 'field' in asked.condition && this.yes.has(asked.condition.field);
    },
    recordRevision: () => this.revision,
  };

  private lookUp(lookup: Lookup): readonly string[] {
    if (lookup.kind === 'staff') return lookup.ids;
    return lookup.kind === 'role' && lookup.role === 'owner' ? [id('k')] : [];
  }

  newRecord(): string {
    this.records += 1;
    return `${this.definitionId}-record-${this.records}`;
  }

  start(recordId = this.newRecord(), by: Actor = staff('h')): Promise<CaseStep> {
    return this.store.write((tx) => this.startIn(tx, recordId, by));
  }

  startIn(tx: Tx, recordId: string, by: Actor = staff('h')): Promise<CaseStep> {
    const place = { formId: FORM, recordId, orgUnitId: null, memberId: null, title: recordId };
    return startCase(tx, { actor: by, definitionId: this.definitionId, flowVersion: 1, ...place }, this.world);
  }

  /** The open task of a person in a case. */
  async task(letter: string, caseId: string): Promise<string> {
    const page = { workspaceId: WORKSPACE, personId: id(letter), limit: 200 };
    const tasks = await this.store.read((tx) => openTasksOf(tx, page));
    const found = tasks.find(({ of }) => of.id === caseId);
    if (!found) throw new Error(`${letter} has no open task`);
    return found.task.id;
  }

  decide(
    letter: string,
    taskId: string,
    verdict: 'approve' | 'reject' = 'approve',
    comment?: string,
  ): Promise<CaseStep> {
    return this.store.write((tx) => decide(tx, { actor: staff(letter), taskId, verdict, comment }, this.world));
  }

  decideIn(tx: Tx, letter: string, taskId: string): Promise<CaseStep> {
    return decide(tx, { actor: staff(letter), taskId, verdict: 'approve' }, this.world);
  }

  async approve(letter: string, caseId: string): Promise<CaseStep> {
    return this.decide(letter, await this.task(letter, caseId));
  }

  async reject(letter: string, caseId: string, comment?: string): Promise<CaseStep> {
    return this.decide(letter, await this.task(letter, caseId), 'reject', comment);
  }

  async sendBack(letter: string, caseId: string, to: string): Promise<CaseStep> {
    const taskId = await this.task(letter, caseId);
    return this.store.write((tx) => sendBack(tx, { actor: staff(letter), taskId, to, straight: false }, this.world));
  }

  async transfer(letter: string, caseId: string, to: string): Promise<CaseStep> {
    const taskId = await this.task(letter, caseId);
    return this.store.write((tx) => transferTask(tx, { actor: staff(letter), taskId, to: id(to) }, this.world));
  }

  reassign(caseId: string, node: string, to: string): Promise<CaseStep> {
    const people = [...to].map(id);
    return this.store.write((tx) => reassign(tx, { actor: staff('k'), caseId, node, visit: 1, people }, this.world));
  }

  ring(caseId: string, node: string, visit = 1): Promise<CaseStep | null> {
    return this.store.write((tx) => fireTimer(tx, { actor: CLOCK, caseId, node, visit }, this.world));
  }

  withdraw(letter: string, caseId: string): Promise<CaseStep> {
    return this.store.write((tx) => withdrawCase(tx, { actor: staff(letter), caseId }, this.world));
  }

  terminate(caseId: string, comment?: string): Promise<CaseStep> {
    return this.store.write((tx) => terminateCase(tx, { actor: staff('k'), caseId, comment }, this.world));
  }

  comment(letter: string, caseId: string, comment: string, taskId?: string): Promise<{ seq: number }> {
    return this.store.write((tx) => commentOn(tx, { actor: staff(letter), caseId, comment, taskId }, this.world));
  }
}
