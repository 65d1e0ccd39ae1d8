import type { Page } from 'playwright-core';

/** Reads the newest mail to an address in the demo's mailbox and follows its link. */
export async function followMail(page: Page, baseUrl: string, address: string): Promise<void> {
  await page.goto(`${baseUrl}/admin/mailbox`);
  await page.getByRole('list', { name: 'Mails' }).getByRole('button', { name: address }).first().click();
  await page.getByRole('article').getByRole('link').first().click();
}
