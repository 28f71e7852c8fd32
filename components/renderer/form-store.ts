import type { Cell } from '@/engine/forms/cell';
import type { CompiledForm } from '@/engine/forms/compile';
import { changeContext, changeValue, type Place, startForm } from '@/engine/forms/evaluate';
import type { FormContext, FormState, FormValues } from '@/engine/forms/form-state';
import { rowsOf } from '@/engine/forms/settle';
import type { Json } from '@/engine/kernel/json';

/** The form being filled in, for many small components: each hears only what it reads. */
export class FormStore {
  #state: FormState;
  #hearers = new Set<() => void>();

  constructor(form: CompiledForm, raw: FormValues, context: FormContext) {
    this.#state = startForm(form, raw, context);
  }

  readonly subscribe = (hear: () => void) => {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  };

  get state(): FormState {
    return this.#state;
  }

  change(place: Place, value: Json): void {
    this.#become(changeValue(this.#state, place, value));
  }

  /** Other values altogether, such as those kept from before. */
  replace(raw: FormValues): void {
    this.#become(startForm(this.#state.form, raw, this.#state.context));
  }

  /** A record that was picked has been fetched: what it fills in may be known now. */
  learn(id: string, values: FormValues): void {
    const picked = new Map(this.#state.context.picked).set(id, values);
    this.#become(changeContext(this.#state, { ...this.#state.context, picked }));
  }

  cell(place: Place): Cell | undefined {
    if (!('section' in place)) return this.#state.cells.get(place.field);
    return this.#state.rows.get(place.section)?.[place.row]?.get(place.field);
  }

  /** What a control shows: as typed, else what the form itself knows. */
  shown(place: Place): Json {
    const typed =
      'section' in place ? this.rows(place.section)[place.row]?.[place.field] : this.#state.raw[place.field];
    return typed === undefined ? (this.cell(place)?.value ?? null) : typed;
  }

  /** Raw rows of a section. */
  rows(section: string): readonly FormValues[] {
    return rowsOf(this.#state.raw[section] ?? this.#state.context.previous?.[section]);
  }

  #become(state: FormState): void {
    this.#state = state;
    for (const hear of this.#hearers) hear();
  }
}
