import type { group as type } from '@/engine/fields/group';
import type { FieldView, SettingsOf } from './field-view';
import styles from './fields.module.css';
import layout from './layout.module.css';
import { DeeperHeadings, LevelHeading } from './level-heading';

export const group: FieldView<SettingsOf<typeof type>> = {
  type: 'group',
  Container: ({ id, title, settings, parts }) => {
    const nodes = <div className={styles.grid}>{parts.map(({ node }) => node)}</div>;
    if (!settings.collapsible)
      return (
        <section className={layout.group} aria-labelledby={`${id}-title`}>
          <LevelHeading className={layout.groupTitle} id={`${id}-title`}>
            {title}
          </LevelHeading>
          <DeeperHeadings>{nodes}</DeeperHeadings>
        </section>
      );
    return (
      <details className={layout.group} open={!settings.collapsed || parts.some(({ hasProblem }) => hasProblem)}>
        <summary className={layout.groupTitle}>{title}</summary>
        {nodes}
      </details>
    );
  },
};
