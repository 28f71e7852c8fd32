import type { ApiProblem, ApiResult } from '@/components/api/client';
import { isFault } from '@/engine/kernel/fault';
import type { Sentence } from '@/engine/kernel/sentence';

/** What a designer needs to know of the definition it edits. */
export interface DraftKind<Body, Edit> {
  /** Pure; throws a fault when the edit does not fit. */
  apply(body: Body, edit: Edit): { readonly body: Body; readonly inverse: Edit };
  /** What history calls an edit; `body` is the one before it. */
  name(body: Body, edit: Edit): Sentence;
  /** Edits of the same thing in quick succession, such as the letters of a title, are one step: the same text means the same thing. */
  sameAs(edit: Edit): string | null;
}

export interface DraftStart<Body> {
  readonly body: Body;
  readonly revision: number;
}

/** Sends edits to the server; `key` makes a repeated request harmless. */
export type SendEdits<Edit> = (
  revision: number,
  edits: readonly Edit[],
  key: string,
) => Promise<ApiResult<{ readonly revision: number }>>;

export type DraftState = 'saved' | 'saving' | 'offline' | 'stale' | 'refused';

interface Step<Edit> {
  readonly edit: Edit;
  readonly name: Sentence;
  readonly same: string | null;
  readonly at: number;
}

export interface DraftView<Body> {
  readonly body: Body;
  readonly state: DraftState;
  readonly problem: ApiProblem | null;
  readonly undo: Sentence | null;
  readonly redo: Sentence | null;
}

const ONE_STEP_MS = 1_500;

interface Around<Edit> {
  readonly send: SendEdits<Edit>;
  readonly now: () => number;
  readonly newKey: () => string;
  /** Runs something later, such as `setTimeout`. */
  readonly later: (work: () => void, ms: number) => void;
}

/** A draft being edited: applied here at once, sent in order, taken back and done again step by step. */
export class DraftStore<Body, Edit> {
  #body: Body;
  #revision: number;
  #undo: Step<Edit>[] = [];
  #redo: Step<Edit>[] = [];
  #waiting: { edit: Edit; same: string | null }[] = [];
  /** Sent, not answered: sent again with the same key until an answer comes. */
  #sent: { readonly edits: readonly Edit[]; readonly key: string } | null = null;
  #busy = false;
  #state: DraftState = 'saved';
  #problem: ApiProblem | null = null;
  #view: DraftView<Body>;
  #hearers = new Set<() => void>();

  constructor(
    start: DraftStart<Body>,
    private readonly kind: DraftKind<Body, Edit>,
    private readonly around: Around<Edit>,
  ) {
    this.#body = start.body;
    this.#revision = start.revision;
    this.#view = this.#look();
  }

  readonly subscribe = (hear: () => void) => {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  };

  readonly view = (): DraftView<Body> => this.#view;

  /** Carries out an edit; false when it does not fit the draft any more. */
  readonly edit = (edit: Edit): boolean => {
    const name = this.kind.name(this.#body, edit);
    const inverse = this.#apply(edit);
    if (!inverse) return false;
    const same = this.kind.sameAs(edit);
    const last = this.#undo.at(-1);
    const at = this.around.now();
    const goesOn = same !== null && last?.same === same && at - last.at < ONE_STEP_MS && this.#redo.length === 0;
    if (goesOn) this.#undo[this.#undo.length - 1] = { ...last, name, at };
    else this.#undo.push({ edit: inverse, name, same, at });
    this.#redo = [];
    this.#queue(edit, same);
    return true;
  };

  readonly undo = () => this.#step(this.#undo, this.#redo);
  readonly redo = () => this.#step(this.#redo, this.#undo);

  get isSaved(): boolean {
    return this.#state === 'saved';
  }

  #step(from: Step<Edit>[], to: Step<Edit>[]): void {
    const step = from.pop();
    const inverse = step && this.#apply(step.edit);
    if (!step || !inverse) {
      this.#changed();
      return;
    }
    to.push({ edit: inverse, name: step.name, same: null, at: this.around.now() });
    this.#queue(step.edit, null);
  }

  #apply(edit: Edit): Edit | null {
    if (this.#state === 'stale' || this.#state === 'refused') return null;
    try {
      const { body, inverse } = this.kind.apply(this.#body, edit);
      this.#body = body;
      return inverse;
    } catch (error) {
      if (isFault(error)) return null;
      throw error;
    }
  }

  #queue(edit: Edit, same: string | null): void {
    const last = this.#waiting.at(-1);
    if (same !== null && last?.same === same) this.#waiting.pop();
    this.#waiting.push({ edit, same });
    if (this.#state !== 'offline') this.#state = 'saving';
    this.#changed();
    this.around.later(() => void this.#flush(), 400);
  }

  async #flush(): Promise<void> {
    if (this.#busy || this.#state === 'stale' || this.#state === 'refused') return;
    if (!this.#sent) {
      if (this.#waiting.length === 0) return;
      this.#sent = { edits: this.#waiting.map(({ edit }) => edit), key: this.around.newKey() };
      this.#waiting = [];
    }
    this.#busy = true;
    const answer = await this.around.send(this.#revision, this.#sent.edits, this.#sent.key);
    this.#busy = false;
    if (answer.ok) {
      this.#revision = answer.value.revision;
      this.#sent = null;
      this.#state = this.#waiting.length ? 'saving' : 'saved';
      this.#problem = null;
      if (this.#waiting.length) void this.#flush();
    } else {
      const { status, code } = answer.problem;
      const passing = status === 0 || status === 429 || status === 401 || status >= 500;
      this.#state = passing ? 'offline' : code === 'definitions.stale' ? 'stale' : 'refused';
      this.#problem = answer.problem;
      if (passing) this.around.later(() => void this.#flush(), 4_000);
    }
    this.#changed();
  }

  #look(): DraftView<Body> {
    return {
      body: this.#body,
      state: this.#state,
      problem: this.#problem,
      undo: this.#undo.at(-1)?.name ?? null,
      redo: this.#redo.at(-1)?.name ?? null,
    };
  }

  #changed(): void {
    this.#view = this.#look();
    for (const hear of this.#hearers) hear();
  }
}
