import { expect, type Locator, type Page } from '@playwright/test';
import { tabTo } from './designer';

/** What somebody does to a page, with the mouse (or a finger) or by keys alone. */
export interface Hand {
  press(button: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** One of several radio buttons. */
  choose(option: Locator): Promise<void>;
  /** An option of a list that drops down, by its value. */
  select(list: Locator, value: string): Promise<void>;
}

export const byMouse: Hand = {
  press: (button) => button.click(),
  write: (field, text) => field.fill(text),
  choose: (option) => option.check(),
  select: async (list, value) => void (await list.selectOption(value)),
};

const MOST_TABS = 150;

/** Never points at anything: Tab, arrows, Enter and letters. */
export function byKeys(page: Page): Hand {
  const { keyboard } = page;
  const isThere = (control: Locator) => control.evaluate((one) => one === document.activeElement);
  const reach = async (control: Locator) => {
    await expect(control).toBeVisible();
    if (!(await isThere(control))) await tabTo(page, control, MOST_TABS);
  };
  return {
    press: async (button) => {
      await reach(button);
      await keyboard.press('Enter');
    },
    write: async (field, text) => {
      await reach(field);
      await keyboard.press('ControlOrMeta+A');
      await keyboard.insertText(text);
      await expect(field).toHaveValue(text);
    },
    choose: async (option) => {
      // Tab comes to a group once, to whatever is chosen; arrows go on from there.
      const group = page.locator(`input[type=radio][name="${await option.getAttribute('name')}"]:checked`);
      await reach(group);
      for (let presses = 0; !(await option.isChecked()); presses++) {
        if (presses > 10) throw new Error(`no arrow comes to ${option}`);
        await keyboard.press('ArrowDown');
      }
    },
    select: async (list, value) => {
      await reach(list);
      await keyboard.press('Home');
      for (let presses = 0; (await list.inputValue()) !== value; presses++) {
        if (presses > 40) throw new Error(`no arrow comes to ${value}`);
        await keyboard.press('ArrowDown');
      }
    },
  };
}
