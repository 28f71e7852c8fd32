import { IconPhoto } from '@tabler/icons-react';
import type { picture as type } from '@/engine/fields/picture';
import { localText } from '@/engine/kernel/text';
import type { FieldView, SettingsOf } from './field-view';
import styles from './layout.module.css';

export const picture: FieldView<SettingsOf<typeof type>> = {
  type: 'picture',
  untitled: true,
  Show: ({ settings, locale, services }) =>
    settings.file ? (
      // biome-ignore lint/performance/noImgElement: an upload behind a session, which the image optimiser cannot fetch
      <img
        className={styles.picture}
        src={services.fileAddress(settings.file)}
        alt={localText(settings.alt, locale)}
        style={{ maxHeight: settings.height }}
      />
    ) : (
      <div className={styles.noPicture}>
        <IconPhoto aria-hidden="true" />
      </div>
    ),
};
