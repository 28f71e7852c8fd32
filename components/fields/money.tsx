import { chineseAmount } from '@/engine/fields/chinese-amount';
import type { money as type } from '@/engine/fields/money';
import { formatMoney } from '@/lib/i18n/format';
import { asText, type FieldView, type SettingsOf } from './field-view';
import styles from './fields.module.css';
import { LineInput } from './line-input';

export const money: FieldView<SettingsOf<typeof type>> = {
  type: 'money',
  Input: (props) => {
    const { settings, value, locale } = props;
    const amount = Number(asText(value).replaceAll(',', ''));
    const spelled =
      settings.spelled && asText(value).trim() !== '' && Number.isFinite(amount) && Math.abs(amount) < 1e11;
    return (
      <>
        <LineInput {...props} inputMode="decimal" before={signOf(settings.currency, locale)} />
        {spelled && (
          <span className={styles.note}>{chineseAmount(amount, locale === 'zh-TW' ? 'zh-TW' : 'zh-CN')}</span>
        )}
      </>
    );
  },
  Cell: ({ value, settings, locale }) => (
    <span className={styles.figure}>{formatMoney(Number(value), settings.currency, locale)}</span>
  ),
};

function signOf(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}
