import { run, type Step } from '@/engine/flows/advance';
import type { Assignee } from '@/engine/flows/assignees';
import { type CompiledFlow, compile } from '@/engine/flows/compile';
import type { Effect } from '@/engine/flows/effect';
import type { CaseEvent } from '@/engine/flows/event';
import { EMPTY_MARKING, type Marking, markOf, type Verdict } from '@/engine/flows/marking';
import { openTasks } from '@/engine/flows/projection';
import type { Answer, Asked, Lookup } from '@/engine/flows/question';
import { type FlowBody, type FlowEdge, flowBodySchema } from '@/engine/flows/schema';
import type { Json } from '@/engine/kernel/json';

/** `a -> b -> c` lines; `[x]` behind an arrow's target names the condition, `[else]` the default. */
export function drawFlow(
  nodes: Record<string, Part>,
  lines: readonly string[],
  rest: Partial<FlowBody> = {},
): FlowBody {
  const edges: FlowEdge[] = [];
  for (const line of lines) {
    const stops = line.split('->').map((stop) => stop.trim());
    for (let i = 0; i + 1 < stops.length; i++) {
      const [from] = stops[i]!.split(' ');
      const [to, mark] = stops[i + 1]!.split(' ');
      const name = mark?.slice(1, -1);
      edges.push({
        id: `e${edges.length + 1}`,
        from: from!,
        to: to!,
        order: edges.length,
        ...(name === 'else' ? { default: true } : name ? { condition: { field: name, op: 'isTrue' } } : {}),
      });
    }
  }
  return flowBodySchema.parse({
    title: { en: 'Test' },
    form: 'request',
    nodes: Object.entries(nodes).map(([id, { type, ...config }]) => ({ id, type, title: { en: id }, config })),
    edges,
    ...rest,
  });
}

export type Part = { readonly type: string } & { readonly [setting: string]: Json };

export const START: Part = { type: 'start' };
export const END: Part = { type: 'end' };

/** Test people are one letter each; ids have to look like ids, so a letter stands 26 times. */
export function id(letter: string): string {
  return letter.repeat(26);
}

export function people(letters: string): Assignee[] {
  return [{ kind: 'staff', ids: [...letters].map(id) }];
}

export function approval(letters: string, config: Record<string, Json> = {}): Part {
  return { type: 'approval', assignees: letters ? people(letters) : [], ...config } as Part;
}

/** What the test's company and record look like to the engine. */
export interface Surroundings {
  /** Fields that are true: the conditions that hold. */
  readonly yes?: readonly string[];
  readonly lookUp?: (lookup: Lookup) => string;
  readonly moments?: Readonly<Record<string, number | null>>;
}

export interface LogLine {
  readonly event: CaseEvent;
  readonly answers: readonly Answer[];
}

/** A case without a database: people act by their letters, and every line of the log is kept. */
export class TestCase {
  marking: Marking = EMPTY_MARKING;
  now = 1_000;
  last: readonly Effect[] = [];
  readonly log: LogLine[] = [];
  readonly flow: CompiledFlow;

  constructor(
    body: FlowBody,
    public surroundings: Surroundings = {},
  ) {
    this.flow = compile(body);
  }

  start(initiator: string | null = 'h'): this {
    return this.send({ type: 'start', at: this.now, initiator: initiator && id(initiator) });
  }

  send(event: CaseEvent): this {
    const answers: Answer[] = [];
    const step = drive(this.flow, this.marking, event, (asked) => {
      const answer = this.answer(asked);
      answers.push(answer);
      return answer;
    });
    this.marking = JSON.parse(JSON.stringify(step.marking)) as Marking;
    this.last = step.effects;
    this.log.push({ event, answers });
    return this;
  }

  private answer(asked: Asked): Answer {
    const { yes = [], lookUp, moments = {} } = this.surroundings;
    if (asked.ask === 'moment') return moments[asked.field] ?? null;
    if (asked.ask === 'people') {
      if (lookUp) return [...lookUp(asked.lookup)].map(id);
      return asked.lookup.kind === 'staff' ? asked.lookup.ids : [];
    }
    if (!('field' in asked.condition)) throw new Error('test conditions are single fields');
    const { field } = asked.condition;
    return Object.hasOwn(asked.changes, field) ? asked.changes[field] === true : yes.includes(field);
  }

  visit(node: string): number {
    return markOf(this.marking, node)?.visit ?? 0;
  }

  decide(person: string, verdict: Verdict, node = this.nodeOf(person)): this {
    return this.send({ type: 'decide', at: this.tick(), node, visit: this.visit(node), person: id(person), verdict });
  }

  approve(person: string, node?: string): this {
    return this.decide(person, 'approve', node);
  }

  reject(person: string, node?: string): this {
    return this.decide(person, 'reject', node);
  }

  sendBack(person: string, to: string, how: { straight?: boolean; node?: string } = {}): this {
    const node = how.node ?? this.nodeOf(person);
    const straight = how.straight ?? false;
    return this.send({
      type: 'return',
      at: this.tick(),
      node,
      visit: this.visit(node),
      person: id(person),
      to,
      straight,
    });
  }

  transfer(person: string, to: string): this {
    const node = this.nodeOf(person);
    return this.send({
      type: 'transfer',
      at: this.tick(),
      node,
      visit: this.visit(node),
      person: id(person),
      to: id(to),
    });
  }

  ring(node: string, at: number): this {
    this.now = at;
    return this.send({ type: 'timer', at, node, visit: node === '$case' ? 1 : this.visit(node) });
  }

  withdraw(person: string): this {
    return this.send({ type: 'withdraw', at: this.tick(), person: id(person) });
  }

  /** Open tasks as `node:letter`, sorted. */
  get tasks(): string[] {
    return openTasks(this.marking)
      .map((task) => `${task.node}:${task.person[0]}`)
      .sort();
  }

  states(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.marking.nodes).map(([node, mark]) => [node, mark.state]));
  }

  said(): string[] {
    return this.last.flatMap((effect) => (effect.kind === 'note' ? [effect.note] : []));
  }

  done(kind: Effect['kind']): readonly Effect[] {
    return this.last.filter((effect) => effect.kind === kind);
  }

  private nodeOf(person: string): string {
    const task = openTasks(this.marking).find((one) => one.person === id(person));
    if (!task) throw new Error(`${person} has no open task; open: ${this.tasks.join(' ')}`);
    return task.node;
  }

  private tick(): number {
    this.now += 1;
    return this.now;
  }
}

export function drive(flow: CompiledFlow, marking: Marking, event: CaseEvent, answer: (asked: Asked) => Answer): Step {
  const step = run(flow, marking, event);
  let next = step.next();
  while (!next.done) next = step.next(answer(next.value));
  return next.value;
}

/** Runs a log again, with the answers it kept. */
export function replay(flow: CompiledFlow, log: readonly LogLine[]): Marking {
  return log.reduce((marking, { event, answers }) => {
    const given = [...answers];
    return drive(flow, marking, event, () => given.shift() as Answer).marking; // as many as were asked
  }, EMPTY_MARKING);
}
