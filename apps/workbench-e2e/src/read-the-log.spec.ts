import { expect, test } from 'vitest';
import { requireNoBarrier } from './require-no-barrier.js';
import { requireNoSideScroll } from './require-no-side-scroll.js';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

const office = useTestOffice(async () => {
  await office.call('/v2/groups', { groupId: 'bauamt', name: 'Bauamt' });
  await office.call('/v2/authorizations', {
    ownerType: 'GROUP',
    ownerId: 'bauamt',
    resourceType: 'PROCESS_DEFINITION',
    resourceId: '*',
    permissionTypes: ['READ_PROCESS_INSTANCE'],
  });
  const filter = { processInstanceKey: '1' };
  const { batchOperationKey } = await office.call('/v2/process-instances/cancellation', { filter });
  // The second comes too late in any case.
  for (let time = 0; time < 2; time += 1)
    await office.post(`/v2/batch-operations/${String(batchOperationKey)}/suspension`, {});
});

test('an auditor finds who gave which right, and what was refused', async () => {
  const { context, page, faults } = await openDesk(office.browser, office.address, 'ahmet.yilmaz');
  await page.getByRole('link', { name: 'Prüfung' }).click();
  await page.getByRole('link', { name: 'Protokoll' }).click();
  await page.getByRole('heading', { name: 'Protokoll', level: 1 }).waitFor();
  const granted = page.getByRole('row', { name: /Berechtigung erteilt/ });
  await granted.getByText('Prozesse, alle: Instanzen lesen').waitFor();
  await granted.getByText('Gruppe bauamt').waitFor();
  await granted.getByText('demo').waitFor();
  await page
    .getByRole('row', { name: /Sammelaktion angehalten.*Nicht gelungen/ })
    .first()
    .waitFor();
  await requireNoBarrier(page);

  await page.getByLabel('Zeigen').selectOption('access');
  await page
    .getByRole('row', { name: /Sammelaktion/ })
    .first()
    .waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /Gruppe angelegt/ }).waitFor();
  await page.getByLabel('Wer').fill('niemand');
  await page.getByText('Kein Eintrag passt').waitFor();
  expect(page.url()).toContain('actor=niemand');
  await requireNoBarrier(page);
  expect(faults).toEqual([]);
  await context.close();
}, 300_000);

test('the log can be read on a phone', async () => {
  const phone = { width: 360, height: 740 };
  const { context, page, faults } = await openDesk(office.browser, office.address, 'ahmet.yilmaz', phone);
  await page.goto('/workbench/pruefung/protokoll');
  await page.getByText('Berechtigung erteilt').waitFor();
  await requireNoBarrier(page);
  await requireNoSideScroll(page);
  expect(faults).toEqual([]);
  await context.close();
}, 180_000);
