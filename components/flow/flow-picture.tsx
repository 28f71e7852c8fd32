import type { ReactNode } from 'react';
import styles from './flow-picture.module.css';
import type { FlowLayout, Placed } from './layout';

interface FlowPictureProps {
  readonly layout: FlowLayout;
  readonly label: string;
  /** Ways that are drawn strong. */
  readonly taken?: ReadonlySet<string>;
  children(part: Placed): ReactNode;
}

/** A drawn flow: lines behind, cards before; the list reads in the order of the flow, so that no one needs the picture. */
export function FlowPicture({ layout, label, taken, children }: FlowPictureProps) {
  return (
    <div className={styles.picture} style={{ width: layout.width, height: layout.height }}>
      <svg className={styles.lines} width={layout.width} height={layout.height} aria-hidden="true">
        {layout.lines.map((line) => (
          <path key={line.id} d={line.path} className={taken?.has(line.way) ? styles.taken : styles.line} />
        ))}
      </svg>
      <ol className={styles.parts} aria-label={label}>
        {layout.parts.map((part) => (
          <li
            key={`${part.what} ${part.id}`}
            className={styles.part}
            style={{ left: part.x, top: part.y, width: part.width, height: part.height }}
          >
            {children(part)}
          </li>
        ))}
      </ol>
    </div>
  );
}
