import type { ApiResult } from '@/components/api/client';
import type { FieldServices } from '@/components/fields/field-view';
import type { FormValues } from '@/engine/forms/form-state';
import type { FormBody } from '@/engine/forms/schema';
import type { ActorKind } from '@/engine/kernel/actor';
import type { Locale } from '@/engine/kernel/text';

export interface GeneratedFormProps {
  readonly body: FormBody;
  readonly context: {
    readonly timeZone: string;
    readonly locale: Locale;
    /** UTC ms; given by the page, so that server and browser say the same. */
    readonly now: number;
    /** The door the values go through: `screen`, `link`, `portal`. */
    readonly door?: string;
    readonly actor?: ActorKind;
  };
  /** Raw values to begin with. */
  readonly initial?: FormValues;
  /** Canonical values of the record being changed; left out while one is being made. */
  readonly previous?: FormValues;
  readonly services: FieldServices;
  /** Sends canonical values; problems it answers are shown at their fields. */
  submit(values: FormValues): Promise<ApiResult<unknown>>;
  /** Name under which this tab keeps what was typed, until it has been sent. */
  readonly keepAs?: string;
  readonly submitLabel?: string;
  /** Only to look at: nothing is sent. */
  readonly preview?: boolean;
}
