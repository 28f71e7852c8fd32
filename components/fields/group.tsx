import type { group as type } from '@/engine/fields/group';
import type { FieldView, SettingsOf } from './field-view';
import styles from './fields.module.css';

export const group: FieldView<SettingsOf<typeof type>> = {
  type: 'group',
  Container: ({ id, title, settings, parts }) => {
    const body = <div className={styles.grid}>{parts.map(({ node }) => node)}</div>;
    if (!settings.collapsible)
      return (
        <section className={styles.group} aria-labelledby={`${id}-title`}>
          <h3 className={styles.groupTitle} id={`${id}-title`}>
            {title}
          </h3>
          {body}
        </section>
      );
    return (
      <details className={styles.group} open={!settings.collapsed || parts.some(({ hasProblem }) => hasProblem)}>
        <summary className={styles.groupTitle}>{title}</summary>
        {body}
      </details>
    );
  },
};
