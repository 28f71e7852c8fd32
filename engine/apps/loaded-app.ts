import type { FlowBody } from '@/engine/flows/schema';
import type { CompiledForm } from '@/engine/forms/compile';
import type { FormBody, FormPurpose } from '@/engine/forms/schema';
import { Fault } from '@/engine/kernel/fault';
import type { Locale, LocalText } from '@/engine/kernel/text';
import type { Currency } from '@/engine/ledger/currency';
import type { RecordLayout } from '@/engine/records/layout';
import { type ProgramVersion, programAt } from './program-version';

export interface LoadedFlow {
  readonly definitionId: string;
  readonly key: string;
  readonly version: number;
  readonly body: FlowBody;
}

export interface LoadedForm {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly body: FormBody;
  readonly compiled: CompiledForm;
  readonly layout: RecordLayout;
  /** The flow its records run through. */
  readonly flow: LoadedFlow | null;
}

/** An app at one revision, with everything made ready to run. Immutable: another revision is another object. */
export interface LoadedApp {
  readonly id: string;
  readonly workspaceId: string;
  readonly key: string;
  readonly title: LocalText;
  readonly accent: string;
  readonly revision: number;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly forms: ReadonlyMap<string, LoadedForm>;
  readonly formsById: ReadonlyMap<string, LoadedForm>;
  /** Ascending; empty when the app has no program. */
  readonly programs: readonly ProgramVersion[];
  /** The points of the program, as the ledger knows them. */
  readonly currency: Currency | null;
}

export function requireForm(app: LoadedApp, key: string): LoadedForm {
  const form = app.forms.get(key);
  if (!form) throw new Fault('not-found', 'apps.unknownForm', { form: key });
  return form;
}

/** The app's form of a purpose, such as the member form; the first by its place when there are several. */
export function formOf(app: LoadedApp, purpose: FormPurpose): LoadedForm | null {
  for (const form of app.forms.values()) if (form.body.purpose === purpose) return form;
  return null;
}

export function requireFormOf(app: LoadedApp, purpose: FormPurpose): LoadedForm {
  const form = formOf(app, purpose);
  if (!form) throw new Fault('not-found', 'apps.unknownPurpose', { purpose });
  return form;
}

/** The program as people know it: the version that judges what happens now, or the first one while it has not begun. */
export function currentProgram(app: LoadedApp, now: number): ProgramVersion {
  const program = programAt(app.programs, now) ?? app.programs[0];
  if (!program) throw new Fault('not-found', 'apps.noProgram');
  return program;
}

/** The app's points, as the ledger knows them. Refuses `apps.noProgram`. */
export function requireCurrency(app: LoadedApp): Currency {
  if (!app.currency) throw new Fault('not-found', 'apps.noProgram');
  return app.currency;
}
