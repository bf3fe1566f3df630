export interface WelcomeFacts {
  /** Where citizens reach the demonstration, and where staff do. */
  readonly portal: string;
  readonly staff: string;
  /** Pages of the simulators. */
  readonly pages: readonly { readonly name: string; readonly url: string }[];
  readonly database: string;
  readonly queue: string;
  readonly dataFolder: string;
  readonly procedures: readonly string[];
  /** From the command to this text. */
  readonly seconds: number;
}

/** What a newcomer reads when everything runs. */
export function welcome(facts: WelcomeFacts): string {
  return `
Vorgang is ready after ${facts.seconds.toFixed(1)} s.

  Portal for citizens   ${facts.portal}/
  Workbench for staff   ${facts.staff}/workbench
  Interfaces            ${facts.staff}/v2 and ${facts.staff}/api (description: ${facts.staff}/api/openapi.json)
${facts.pages.map(({ name, url }) => `  ${name.padEnd(22)}${url}`).join('\n')}

  Sign in with (password for all: demo)
    demo               administrator, also for HTTP basic on /v2
    sabine.schroeder   caseworker, health office
    jonas.petersen     caseworker, health office
    petra.hansen       process designer
    ahmet.yilmaz       auditor
    integration        integrator, interfaces only

  Procedures            ${facts.procedures.join(', ') || 'none'}
  Data                  ${facts.database}; queue: ${facts.queue}
                        Logs in ${facts.dataFolder}/logs. Delete ${facts.dataFolder} to begin anew.

  THIS IS A DEMONSTRATION: the passwords are public, the services outside are simulated.
  Do not enter real personal data, and do not open it to a network.

  Ctrl-C stops everything.`;
}
