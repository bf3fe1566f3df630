import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OfficialClient } from '../official-client.js';
import { installProgram } from './install-program.js';

/** The parts of `@camunda8/sdk` that the tests use. Its own types are only there once it is installed. */
export interface CamundaSdk {
  readonly Camunda8: new (configuration: Readonly<Record<string, string | boolean>>) => Camunda8;
}

export interface Camunda8 {
  getOrchestrationClusterApiClient(): OfficialClient;
  getCamundaRestClient(): CamundaRestClient;
  closeAllClients(): Promise<void>;
}

interface Found<Item> {
  readonly items: readonly Item[];
}

interface Search {
  readonly filter: Readonly<Record<string, unknown>>;
}

/** The SDK's own REST client. Its variables are dearer than plain JSON: numbers keep every digit. */
export interface CamundaRestClient {
  getTopology(): Promise<{ readonly gatewayVersion: string }>;
  getLicenseStatus(): Promise<{ readonly validLicense: boolean }>;
  deployResources(
    resources: readonly { readonly name: string; readonly content: string | Buffer }[],
    tenantId?: string,
  ): Promise<{
    readonly deploymentKey: string;
    readonly processes: readonly {
      readonly processDefinitionId: string;
      readonly processDefinitionKey: string;
    }[];
    readonly decisions: readonly { readonly decisionDefinitionId: string }[];
    readonly decisionRequirements: readonly { readonly decisionRequirementsKey: string }[];
    readonly forms: readonly { readonly formId: string }[];
  }>;
  createProcessInstance(
    request: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly processInstanceKey: string }>;
  createProcessInstanceWithResult(
    request: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly variables: Readonly<Record<string, unknown>> }>;
  cancelProcessInstance(request: { readonly processInstanceKey: string }): Promise<unknown>;
  createJobWorker(worker: JobWorkerOptions): JobWorker;
  searchUserTasks(search: Search): Promise<Found<{ readonly userTaskKey: string; readonly state: string }>>;
  searchUserTaskVariables(
    search: Search & { readonly userTaskKey: string },
  ): Promise<Found<{ readonly name: string; readonly value: string }>>;
  assignUserTask(request: { readonly userTaskKey: string; readonly assignee: string }): Promise<unknown>;
  unassignUserTask(request: { readonly userTaskKey: string }): Promise<unknown>;
  completeUserTask(request: {
    readonly userTaskKey: string;
    readonly variables: Readonly<Record<string, unknown>>;
  }): Promise<unknown>;
  publishMessage(request: Readonly<Record<string, unknown>>): Promise<{ readonly messageKey: string }>;
  correlateMessage(
    request: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly processInstanceKey: string }>;
  broadcastSignal(request: Readonly<Record<string, unknown>>): Promise<{ readonly signalKey: string }>;
  evaluateDecision(request: Readonly<Record<string, unknown>>): Promise<{ readonly output: string }>;
  updateJob(request: { readonly jobKey: string; readonly retries: number }): Promise<unknown>;
  resolveIncident(incidentKey: string): Promise<unknown>;
  searchIncidents(
    search: Search,
  ): Promise<Found<{ readonly incidentKey: string; readonly jobKey: string; readonly errorType: string }>>;
  searchProcessInstances(search: Search): Promise<Found<{ readonly state: string }>>;
  searchElementInstances(
    search: Search,
  ): Promise<
    Found<{ readonly elementId: string; readonly elementInstanceKey: string; readonly state: string }>
  >;
  searchVariables(search: Search): Promise<Found<{ readonly name: string; readonly value: string }>>;
  searchProcessDefinitions(search: Search): Promise<Found<{ readonly processDefinitionKey: string }>>;
  getProcessDefinitionXML(processDefinitionKey: string): Promise<string>;
  updateElementInstanceVariables(request: {
    readonly elementInstanceKey: string;
    readonly variables: Readonly<Record<string, unknown>>;
  }): Promise<unknown>;
  uploadDocument(request: {
    readonly file: Buffer;
    readonly metadata: Readonly<Record<string, unknown>>;
  }): Promise<{ readonly documentId: string; readonly contentHash: string; readonly storeId: string }>;
  downloadDocument(request: { readonly documentId: string; readonly contentHash: string }): Promise<Buffer>;
  deleteDocument(request: { readonly documentId: string }): Promise<unknown>;
}

/** A job in the hands of a worker of the SDK. Every handler ends with one of its methods. */
export interface HeldJob {
  readonly jobKey: string;
  readonly processInstanceKey: string;
  readonly retries: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly customHeaders: Readonly<Record<string, string>>;
  complete(variables?: Readonly<Record<string, unknown>>): Promise<unknown>;
  fail(failure: { readonly errorMessage: string; readonly retries?: number }): Promise<unknown>;
  error(error: { readonly errorCode: string; readonly errorMessage: string }): Promise<unknown>;
}

export interface JobWorkerOptions {
  readonly type: string;
  readonly worker: string;
  readonly timeout: number;
  readonly maxJobsToActivate: number;
  readonly jobHandler: (job: HeldJob) => Promise<unknown>;
}

export interface JobWorker {
  stop(): Promise<unknown>;
}

/** @returns the unchanged package, or undefined where the npm registry cannot be reached */
export async function loadCamundaSdk(): Promise<CamundaSdk | undefined> {
  const folder = await installProgram('camunda-sdk');
  if (folder === undefined) return undefined;
  return createRequire(join(folder, 'package.json'))('@camunda8/sdk') as CamundaSdk;
}
