export interface WelcomeFacts {
  readonly address: string;
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

  Portal for citizens   ${facts.address}/
  Workbench for staff   ${facts.address}/workbench
  Interfaces            ${facts.address}/v2 and ${facts.address}/api (description: ${facts.address}/api/openapi.json)
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
