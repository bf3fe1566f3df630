import { countEach, type Evidence } from './evidence.js';
import type { Finding } from './finding.js';

/** I7: of all who complete the same user task or job, one is told that it was them. */
export function checkCompleters({ accepted }: Evidence): readonly Finding[] {
  const told = accepted.flatMap((each) => {
    if (each.what === 'userTask') return [`user task ${each.userTaskKey}`];
    return each.what === 'job' ? [`job ${each.jobKey}`] : [];
  });
  return [...countEach(told)]
    .filter(([, count]) => count > 1)
    .map(([subject, count]) => ({
      oracle: 'I7',
      kind: 'doubled',
      subject,
      detail: `${count} completers were told that it was them`,
    }));
}
