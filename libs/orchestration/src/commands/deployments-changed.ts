/**
 * What a command was made of is no longer what is deployed. Nothing was done: its sender makes the command anew.
 * Never leaves the engine.
 */
export class DeploymentsChanged extends Error {
  override readonly name = 'DeploymentsChanged';

  constructor() {
    super('Something was deployed or deleted while the command was on its way. Make it anew.');
  }
}
