import { describe, expect, it } from 'vitest';
import { FIELD_VIEWS, findFieldView } from '@/components/fields/registry';
import { TYPE_SHEETS } from '@/components/form-designer/type-sheets';
import { FIELD_TYPES } from '@/engine/fields/registry';
import zh from '@/lib/i18n/messages/zh-CN/fields.json';

// Settings that unset ones do not show: every name a schema knows, found by what it refuses.
function settingNames(type: (typeof FIELD_TYPES)[number]): readonly string[] {
  return Object.keys(zh.settings).filter((name) => {
    const judged = type.settings.safeParse({ [name]: Symbol.iterator });
    return !(
      !judged.success &&
      judged.error.issues.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.includes(name))
    );
  });
}

describe('field types on the screen', () => {
  it('has one view for each type, in the same order', () => {
    expect(FIELD_VIEWS.map(({ type }) => type)).toEqual(FIELD_TYPES.map(({ type }) => type));
  });

  it.each(FIELD_TYPES.map((type) => [type.type, type] as const))(
    '%s can be filled in, arranged or shown',
    (_, type) => {
      const view = findFieldView(type.type);
      const ability = {
        value: view?.Input,
        container: view?.Container,
        display: view?.Show,
        computed: true,
        section: true,
      };
      expect(ability[type.role]).toBeTruthy();
    },
  );

  it.each(FIELD_TYPES.map((type) => [type.type, type] as const))(
    '%s shows every setting its schema knows',
    (name, type) => {
      const shown = (TYPE_SHEETS[name] ?? []).map((setting) => setting.name);
      expect([...shown].sort()).toEqual([...settingNames(type)].sort());
    },
  );
});
