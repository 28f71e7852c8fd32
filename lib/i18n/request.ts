import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { catalogue } from './catalogue';
import { chooseLocale, LOCALE_COOKIE } from './locales';

/** The zone of texts without a workspace; pages of a workspace format in its own zone. */
const TIME_ZONE = 'Asia/Shanghai';

export default getRequestConfig(async () => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(LOCALE_COOKIE)?.value, sent.get('accept-language'));
  return { locale, timeZone: TIME_ZONE, messages: catalogue(locale) };
});
