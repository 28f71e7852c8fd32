'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { ApiProblem } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import type { CompiledForm } from '@/engine/forms/compile';
import type { Place } from '@/engine/forms/evaluate';
import type { FormContext, FormValues } from '@/engine/forms/form-state';
import { validate } from '@/engine/forms/validate';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import { ErrorSummary, type SummaryLine } from './error-summary';
import { FieldNodes, pagesTo } from './field-node';
import styles from './form.module.css';
import type { GeneratedFormProps } from './form-props';
import { FormScopeProvider, nameOf } from './form-scope';
import { FormStore } from './form-store';
import { keep, readKept } from './kept-values';
import { placeOf, summaryOf } from './problem-places';

const KEEP_AFTER = 400;
const NOTHING: FormValues = {};
/** Names of fields, to the form's library; what they hold is the store's matter. */
type Typed = Record<string, unknown>;

export function ReadyForm(props: GeneratedFormProps & { readonly compiled: CompiledForm }) {
  const { compiled, context, services, keepAs, preview = false } = props;
  const t = useTranslations('renderer');
  const say = useTranslations();
  const ui = useTranslations('ui');
  const prefix = useId();
  const [store] = useState(() => new FormStore(compiled, props.initial ?? NOTHING, contextOf(props)));
  const [open, setOpen] = useState<Readonly<Record<string, string>>>({});
  const [restored, setRestored] = useState(false);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const [summary, setSummary] = useState<readonly SummaryLine[]>([]);
  const summaryBox = useRef<HTMLDivElement>(null);

  const form = useForm<Typed, unknown, FormValues>({
    shouldFocusError: false,
    reValidateMode: 'onBlur',
    // The store holds what was typed; the same judge as on the server says what is wrong with it.
    resolver: () => {
      const judged = validate(compiled, store.state.raw, { ...store.state.context, now: Date.now() });
      if ('values' in judged) return { values: judged.values, errors: {} };
      const errors = Object.fromEntries(
        judged.problems.map(({ path, code }) => [placeOf(path), { type: 'form', message: code }]),
      );
      return { values: {}, errors };
    },
  });

  useEffect(() => {
    const kept = keepAs ? readKept(keepAs) : null;
    if (!kept || Object.keys(kept).length === 0) return;
    store.replace(kept);
    setRestored(true);
  }, [keepAs, store]);

  useEffect(() => {
    if (!keepAs) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(keepAs, store.state.raw), KEEP_AFTER);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [keepAs, store]);

  const { clearErrors, setValue } = form;
  const change = useCallback(
    (place: Place, value: Json) => {
      store.change(place, value);
      setValue(nameOf(place), value, { shouldDirty: true });
      clearErrors(nameOf(place));
      const field = compiled.fields.get(place.field);
      const target = field?.type.target?.(field.settings);
      if (!target?.fills.length || typeof value !== 'string') return;
      void services.valuesOf?.(target.form, value).then((values) => values && store.learn(value, values));
    },
    [store, setValue, clearErrors, compiled, services],
  );

  const focusOn = useCallback(
    (path: string) => {
      const id = `${prefix}-${placeOf(path).replaceAll('.', '-')}`;
      setOpen((now) => ({ ...now, ...pagesTo(store.state, path.split('/')[1] ?? '') }));
      // The page that holds it must be in sight first.
      requestAnimationFrame(() => {
        const control = document.getElementById(id);
        control?.closest('details')?.setAttribute('open', '');
        control?.focus();
        control?.scrollIntoView({ block: 'center' });
      });
    },
    [prefix, store],
  );

  const complain = (lines: readonly SummaryLine[]) => {
    setSummary(lines);
    const [first] = lines;
    if (first?.path) focusOn(first.path);
    else requestAnimationFrame(() => summaryBox.current?.focus());
  };

  const send = form.handleSubmit(
    async (values) => {
      setSummary([]);
      if (preview) return;
      const answer = await props.submit(withoutComputed(compiled, values));
      if (answer.ok) {
        if (keepAs) keep(keepAs, null);
        setRefusal(null);
        return;
      }
      setRefusal(answer.problem);
      for (const { path, message } of answer.problem.problems) {
        form.setError(placeOf(path), { type: 'server', message });
      }
      const lines = answer.problem.problems.map(({ path, message }) => ({ path: plain(path), text: message }));
      if (lines.length) complain(summaryOf(lines, compiled, context));
    },
    () => {
      const judged = validate(compiled, store.state.raw, store.state.context);
      const problems = 'problems' in judged ? judged.problems : [];
      const lines = problems.map((problem) => ({ path: problem.path, problem }));
      complain(summaryOf(lines, compiled, { locale: context.locale, say }));
    },
  );

  const startOver = () => {
    if (keepAs) keep(keepAs, null);
    store.replace(props.initial ?? NOTHING);
    form.reset();
    setRestored(false);
    setSummary([]);
  };

  const scope = useMemo(
    () => ({
      store,
      control: form.control,
      services,
      locale: context.locale,
      timeZone: context.timeZone,
      prefix,
      open,
      turnTo: (container: string, part: string) => setOpen((now) => ({ ...now, [container]: part })),
      change,
    }),
    [store, form.control, services, context.locale, context.timeZone, prefix, open, change],
  );
  const locale = useLocale();
  return (
    <FormScopeProvider value={scope}>
      <form className={styles.form} noValidate onSubmit={(event) => void send(event)} lang={locale}>
        {restored && (
          <FormMessage
            tone="info"
            action={
              <Button size="s" onClick={startOver}>
                {t('startOver')}
              </Button>
            }
          >
            {t('restored')}
          </FormMessage>
        )}
        <ErrorSummary ref={summaryBox} lines={summary} onGo={focusOn} />
        <div className={styles.grid}>
          <FieldNodes parent={null} />
        </div>
        {summary.length === 0 && (
          <ProblemMessage problem={refusal} words={problemWords(ui)} onRetry={() => void send()} signInAt="/sign-in" />
        )}
        <div className={styles.actions}>
          <Button type="submit" look="primary" size="l" pending={form.formState.isSubmitting}>
            {props.submitLabel || localText(props.body.submitText, context.locale) || t('submit')}
          </Button>
        </div>
      </form>
    </FormScopeProvider>
  );
}

function contextOf({ context, previous }: GeneratedFormProps): FormContext {
  const { timeZone, locale, now, door = 'screen', actor = 'staff' } = context;
  return { timeZone, locale, now, door, actor, previous: previous ?? null };
}

/** The server computes for itself. */
function withoutComputed(form: CompiledForm, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => form.fields.get(id)?.type.role !== 'computed'));
}

/** Problems of the API point into the whole request. */
function plain(path: string): string {
  return path.replace(/^\/values(?=\/|$)/, '');
}
