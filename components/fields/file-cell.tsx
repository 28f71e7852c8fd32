import { isObject } from '@/engine/fields/blank';
import type { Json } from '@/engine/kernel/json';
import type { CellProps } from './field-view';
import styles from './fields.module.css';

/** Files as links that open beside the page. */
export function FileCell({ value, services, pictures }: CellProps & { readonly pictures: boolean }) {
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  return (
    <span className={styles.fileCell}>
      {list.filter(isObject).map((file) => {
        const address = services.fileAddress(String(file.id));
        return (
          <a key={String(file.id)} href={address} target="_blank" rel="noreferrer">
            {pictures ? (
              // biome-ignore lint/performance/noImgElement: an upload behind a session, which the image optimiser cannot fetch
              <img src={address} alt={String(file.name)} width={48} height={48} loading="lazy" />
            ) : (
              String(file.name)
            )}
          </a>
        );
      })}
    </span>
  );
}
