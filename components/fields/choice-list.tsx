import { CheckField } from '@/components/ui/check-field';
import { labelOf, type Option } from '@/engine/fields/options';
import { asList, type FieldInputProps } from './field-view';
import styles from './fields.module.css';

interface ChoiceListProps extends FieldInputProps<{ readonly options: readonly Option[] }> {
  readonly kind: 'radio' | 'checkbox';
  /** Only those; all when left out. */
  readonly only?: ReadonlySet<string>;
}

/** All options in sight. A retired option is offered only to whoever already has it. */
export function ChoiceList({ kind, only, ...props }: ChoiceListProps) {
  const { id, value, onChange, onBlur, readOnly, settings, locale } = props;
  const picked = asList(value);
  const offered = offeredTo(settings.options, picked).filter(({ key }) => !only || only.has(key));
  const toggle = (key: string, on: boolean) => {
    if (kind === 'radio') onChange(key);
    else onChange(on ? [...picked, key] : picked.filter((one) => one !== key));
  };
  return (
    <div className={styles.choices}>
      {offered.map(({ key }, at) => (
        <CheckField
          key={key}
          type={kind}
          name={kind === 'radio' ? id : undefined}
          inputId={at === 0 ? id : undefined}
          label={labelOf(key, settings.options, locale)}
          checked={picked.includes(key)}
          disabled={readOnly}
          onChange={(event) => toggle(key, event.target.checked)}
          onBlur={onBlur}
        />
      ))}
    </div>
  );
}

export function offeredTo(options: readonly Option[], picked: readonly string[]): readonly Option[] {
  return options.filter(({ key, retired }) => !retired || picked.includes(key));
}
