export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getSession"];
        put?: never;
        /** Opens a session; its token is in an HttpOnly cookie */
        post: operations["signIn"];
        /** Ends the session; without one it does nothing */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events that name what changed, without data */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/topology": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One node with one partition: the truth is in PostgreSQL */
        get: operations["getTopology"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/license": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The licence of the server */
        get: operations["getLicense"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the engine works */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/authentication/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getAuthentication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Stops time at a moment (test systems only) */
        put: operations["pinClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/clock/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets time go on as it does (test systems only) */
        post: operations["resetClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deploys files; all or none */
        post: operations["createDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/resources/{resourceKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A deployed file */
        get: operations["getResource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/resources/{resourceKey}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text of a deployed file */
        get: operations["getResourceContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds processes */
        post: operations["searchProcessDefinitions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a process */
        get: operations["getProcessDefinition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its BPMN file */
        get: operations["getProcessDefinitionXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form that starts it, or 204 */
        get: operations["getStartProcessForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}/statistics/element-instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts its elements in all its instances */
        post: operations["getProcessDefinitionStatistics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a process */
        post: operations["createProcessInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds process instances */
        post: operations["searchProcessInstances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One process instance */
        get: operations["getProcessInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a process instance before its time */
        post: operations["cancelProcessInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/statistics/element-instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts its elements */
        get: operations["getProcessInstanceStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/incidents/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds what stopped it */
        post: operations["searchProcessInstanceIncidents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/element-instances/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds element instances */
        post: operations["searchElementInstances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/element-instances/{elementInstanceKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One element instance */
        get: operations["getElementInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/element-instances/{elementInstanceKey}/incidents/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds what stopped it */
        post: operations["searchElementInstanceIncidents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/element-instances/{elementInstanceKey}/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets variables in its scope */
        put: operations["createElementInstanceVariables"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes jobs; waits for a first one when there are none */
        post: operations["activateJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds jobs */
        post: operations["searchJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/{jobKey}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands in the result of a job that the caller holds */
        post: operations["completeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/{jobKey}/failure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a job could not be done this time */
        post: operations["failJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/{jobKey}/error": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a job with an error that the model may catch */
        post: operations["throwJobError"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/{jobKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the retries or the deadline of a job */
        patch: operations["updateJob"];
        trace?: never;
    };
    "/v2/messages/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes a message, which may wait for its receiver */
        post: operations["publishMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/messages/correlation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a message to the one that waits for it */
        post: operations["correlateMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/message-subscriptions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds what waits for messages */
        post: operations["searchMessageSubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/correlated-message-subscriptions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds messages that arrived */
        post: operations["searchCorrelatedMessageSubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds tasks that the caller may see */
        post: operations["searchUserTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task */
        get: operations["getUserTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes dates, priority and whom it is offered to */
        patch: operations["updateUserTask"];
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a task to someone */
        post: operations["assignUserTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/assignee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Gives a task back */
        delete: operations["unassignUserTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Completes a task */
        post: operations["completeUserTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its form, or 204 */
        get: operations["getUserTaskForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/variables/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds variables in the scopes that the task sees */
        post: operations["searchUserTaskVariables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/effective-variables/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** As before, each name once: the nearest */
        post: operations["searchUserTaskEffectiveVariables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/variables/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds variables; long values are cut unless told otherwise */
        post: operations["searchVariables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/variables/{variableKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One variable with its whole value */
        get: operations["getVariable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/incidents/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds incidents */
        post: operations["searchIncidents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/incidents/{incidentKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/incidents/{incidentKey}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries again what failed, after it was mended */
        post: operations["resolveIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-definitions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds decisions */
        post: operations["searchDecisionDefinitions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-definitions/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides with the given variables */
        post: operations["evaluateDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-definitions/{decisionDefinitionKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a decision */
        get: operations["getDecisionDefinition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-definitions/{decisionDefinitionKey}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The DMN file that it comes from */
        get: operations["getDecisionDefinitionXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-requirements/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds decision models */
        post: operations["searchDecisionRequirements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-requirements/{decisionRequirementsKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a decision model */
        get: operations["getDecisionRequirements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-requirements/{decisionRequirementsKey}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its DMN file */
        get: operations["getDecisionRequirementsXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-instances/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds evaluated decisions */
        post: operations["searchDecisionInstances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-instances/{decisionEvaluationInstanceKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One evaluated decision with its inputs and rules */
        get: operations["getDecisionInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/expression/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Evaluates a FEEL expression with the given variables */
        post: operations["evaluateExpression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lists open tasks that the caller may see */
        post: operations["searchInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/tasks/{userTaskKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A task with its form, its variables and its case */
        get: operations["getInboxTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/tasks/{userTaskKey}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a task that nobody works on */
        post: operations["claimInboxTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/tasks/{userTaskKey}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a task of one’s own back to the group */
        post: operations["releaseInboxTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/tasks/{userTaskKey}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Completes a task of one’s own with the answers of its form */
        post: operations["completeInboxTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lists cases, newest first */
        post: operations["searchCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything of one case */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a note that only staff sees */
        post: operations["addCaseNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the process of a case and keeps the reason as a note */
        post: operations["cancelCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document of the case as a file */
        get: operations["downloadCaseDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All processes with their versions and how many cases run on each */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{processDefinitionKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its XML */
        get: operations["getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a model as a deployment would, and stores nothing */
        post: operations["checkModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/deploy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deploys a new version; running cases stay on theirs */
        post: operations["deployModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/cases/{caseId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what when, with values before and after */
        get: operations["getCaseHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/cases/{caseId}/history.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The history as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet */
        get: operations["exportCaseHistoryCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/cases/{caseId}/history.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The history as a JSON file */
        get: operations["exportCaseHistoryJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/cases/{caseId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recomputes the hash chain of the case */
        post: operations["verifyCaseHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs, what waits and what is stuck */
        get: operations["getOperationsOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/incidents/{incidentKey}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the failed job new attempts and resolves the incident */
        post: operations["retryIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a signed notification of the payment service. Repeating it changes nothing. */
        post: operations["receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SignInRequest: {
            username: string;
            /** Format: password */
            password: string;
        };
        GrantDto: {
            /** @enum {string} */
            resourceType: "AUDIT_LOG" | "AUTHORIZATION" | "BATCH" | "CASE" | "CLUSTER_VARIABLE" | "COMPONENT" | "DECISION_DEFINITION" | "DECISION_REQUIREMENTS_DEFINITION" | "DOCUMENT" | "EXPRESSION" | "GROUP" | "MAPPING_RULE" | "MESSAGE" | "PROCESS_DEFINITION" | "RESOURCE" | "ROLE" | "SYSTEM" | "TENANT" | "USER" | "USER_TASK";
            resourceId: string;
            permissions: string[];
        };
        SignedInDto: {
            username: string;
            name: string;
            groups: string[];
            roles: string[];
            grants: components["schemas"]["GrantDto"][];
        };
        PartitionDto: {
            partitionId: number;
            /** @enum {string} */
            role: "leader" | "follower" | "inactive";
            /** @enum {string} */
            health: "healthy" | "unhealthy" | "dead";
        };
        BrokerDto: {
            nodeId: number;
            host: string;
            port: number;
            partitions: components["schemas"]["PartitionDto"][];
            version: string;
        };
        TopologyDto: {
            brokers: components["schemas"]["BrokerDto"][];
            clusterId: string | null;
            clusterSize: number;
            partitionsCount: number;
            replicationFactor: number;
            gatewayVersion: string;
            lastCompletedChangeId: string;
        };
        LicenseDto: {
            validLicense: boolean;
            licenseType: string;
            isCommercial: boolean;
            /** Format: date-time */
            expiresAt: string | null;
        };
        TenantDto: {
            tenantId: string;
            name: string;
            description: string | null;
        };
        AuthenticationDto: {
            username: string;
            displayName: string | null;
            email: string | null;
            authorizedComponents: string[];
            tenants: components["schemas"]["TenantDto"][];
            groups: string[];
            roles: string[];
            salesPlanType: string | null;
            c8Links: {
                [key: string]: string;
            };
            canLogout: boolean;
        };
        PinClockRequest: {
            /** @description Milliseconds since 1970 UTC. */
            timestamp: number;
        };
        DeployedProcessDto: {
            processDefinitionId: string;
            processDefinitionVersion: number;
            resourceName: string;
            tenantId: string;
            processDefinitionKey: string;
        };
        DeployedDecisionDto: {
            decisionDefinitionId: string;
            version: number;
            name: string;
            tenantId: string;
            decisionRequirementsId: string;
            decisionDefinitionKey: string;
            decisionRequirementsKey: string;
        };
        DeployedDecisionRequirementsDto: {
            decisionRequirementsId: string;
            decisionRequirementsName: string;
            version: number;
            resourceName: string;
            tenantId: string;
            decisionRequirementsKey: string;
        };
        DeployedFormDto: {
            formId: string;
            version: number;
            resourceName: string;
            tenantId: string;
            formKey: string;
        };
        DeployedResourceDto: {
            processDefinition: components["schemas"]["DeployedProcessDto"] | null;
            decisionDefinition: components["schemas"]["DeployedDecisionDto"] | null;
            decisionRequirements: components["schemas"]["DeployedDecisionRequirementsDto"] | null;
            form: components["schemas"]["DeployedFormDto"] | null;
            resource: {
                [key: string]: unknown;
            } | null;
        };
        DeploymentDto: {
            deploymentKey: string;
            tenantId: string;
            deployments: components["schemas"]["DeployedResourceDto"][];
        };
        ResourceDto: {
            resourceKey: string;
            resourceId: string;
            resourceName: string;
            version: number;
            versionTag: string | null;
            tenantId: string;
        };
        FormDto: {
            formKey: string;
            formId: string;
            version: number;
            tenantId: string;
            /** @description The form as JSON text. */
            schema: string;
        };
        ElementStatisticsRequest: {
            filter?: {
                [key: string]: unknown;
            };
        };
        ElementStatisticsDto: {
            elementId: string;
            active: number;
            canceled: number;
            incidents: number;
            completed: number;
        };
        ElementStatisticsList: {
            items: components["schemas"]["ElementStatisticsDto"][];
        };
        CreateProcessInstanceRequest: {
            processDefinitionKey?: string | null;
            processDefinitionId?: string | null;
            /** @description With processDefinitionId; -1 is the newest. */
            processDefinitionVersion?: number | null;
            variables?: {
                [key: string]: unknown;
            } | null;
            tenantId?: string | null;
            /** @description Accepted for compatibility. */
            operationReference?: number | null;
            /** @description Answer when the instance has ended. */
            awaitCompletion?: boolean | null;
            /** @description Milliseconds to wait; 0 is the server’s default. */
            requestTimeout?: number | null;
            /** @description Names of the variables to answer with; empty: all. */
            fetchVariables?: string[] | null;
            tags?: string[] | null;
            businessId?: string | null;
            startInstructions?: Record<string, never>[];
            runtimeInstructions?: Record<string, never>[];
        };
        CreatedProcessInstanceDto: {
            processInstanceKey: string;
            processDefinitionKey: string;
            processDefinitionId: string;
            processDefinitionVersion: number;
            tenantId: string;
            /** @description Only with awaitCompletion. */
            variables: {
                [key: string]: unknown;
            };
            tags: string[];
            businessId: string | null;
        };
        OperationReferenceRequest: {
            /** @description Accepted for compatibility. */
            operationReference?: number | null;
        };
        SetVariablesRequest: {
            variables: {
                [key: string]: unknown;
            };
            /** @description Keep them in this very scope instead of where they are known. */
            local?: boolean | null;
            /** @description Accepted for compatibility. */
            operationReference?: number | null;
        };
        ActivateJobsRequest: {
            type: string;
            worker?: string | null;
            /** @description Milliseconds that the worker holds each job. */
            timeout: number;
            maxJobsToActivate: number;
            /** @description Names of the variables to hand over; empty: all. */
            fetchVariable?: string[] | null;
            /** @description Milliseconds to wait for a first job; 0 is the server’s default, below 0 does not wait. */
            requestTimeout?: number | null;
            tenantIds?: string[] | null;
            /** @enum {string} */
            tenantFilter?: "PROVIDED" | "ASSIGNED";
        };
        ActivatedJobDto: {
            jobKey: string;
            type: string;
            /** @enum {string} */
            kind: "BPMN_ELEMENT";
            /** @enum {string} */
            listenerEventType: "UNSPECIFIED";
            processDefinitionId: string;
            processDefinitionVersion: number;
            processDefinitionKey: string;
            processInstanceKey: string;
            rootProcessInstanceKey: string | null;
            elementId: string;
            elementInstanceKey: string;
            customHeaders: {
                [key: string]: string;
            };
            worker: string;
            retries: number;
            /** @description Milliseconds since 1970 UTC. */
            deadline: number;
            variables: {
                [key: string]: unknown;
            };
            tenantId: string;
            tags: string[];
            userTask: {
                [key: string]: unknown;
            } | null;
        };
        ActivatedJobs: {
            jobs: components["schemas"]["ActivatedJobDto"][];
        };
        CompleteJobRequest: {
            variables?: {
                [key: string]: unknown;
            } | null;
            result?: {
                [key: string]: unknown;
            } | null;
        };
        FailJobRequest: {
            /** @description Attempts that remain; 0 raises an incident. */
            retries?: number | null;
            errorMessage?: string | null;
            /** @description Milliseconds until the next attempt. */
            retryBackOff?: number | null;
            variables?: {
                [key: string]: unknown;
            } | null;
        };
        ThrowJobErrorRequest: {
            errorCode: string;
            errorMessage?: string | null;
            variables?: {
                [key: string]: unknown;
            } | null;
        };
        JobChangeset: {
            retries?: number | null;
            /** @description Milliseconds from now that the worker holds the job. */
            timeout?: number | null;
        };
        UpdateJobRequest: {
            changeset: components["schemas"]["JobChangeset"];
            /** @description Accepted for compatibility. */
            operationReference?: number | null;
        };
        PublishMessageRequest: {
            name: string;
            correlationKey?: string | null;
            variables?: {
                [key: string]: unknown;
            } | null;
            tenantId?: string | null;
            /** @description Milliseconds to wait; 0 reaches only those who wait now. */
            timeToLive?: number | null;
            /** @description The same message is published once while it waits. */
            messageId?: string | null;
        };
        PublishedMessageDto: {
            tenantId: string;
            messageKey: string;
        };
        CorrelateMessageRequest: {
            name: string;
            correlationKey?: string | null;
            variables?: {
                [key: string]: unknown;
            } | null;
            tenantId?: string | null;
        };
        CorrelatedMessageDto: {
            tenantId: string;
            messageKey: string;
            processInstanceKey: string;
        };
        UserTaskChangeset: {
            /** Format: date-time */
            dueDate?: string | null;
            /** Format: date-time */
            followUpDate?: string | null;
            candidateUsers?: string[] | null;
            candidateGroups?: string[] | null;
            priority?: number | null;
        };
        UpdateUserTaskRequest: {
            changeset?: components["schemas"]["UserTaskChangeset"] | null;
            action?: string | null;
        };
        AssignUserTaskRequest: {
            assignee: string;
            /** @description Take it from someone else? Yes unless told. */
            allowOverride?: boolean | null;
            action?: string | null;
        };
        CompleteUserTaskRequest: {
            variables?: {
                [key: string]: unknown;
            } | null;
            /** @description How it was completed; `complete` unless told. */
            action?: string | null;
        };
        EvaluateDecisionRequest: {
            decisionDefinitionKey?: string | null;
            decisionDefinitionId?: string | null;
            variables?: {
                [key: string]: unknown;
            } | null;
            tenantId?: string | null;
        };
        EvaluatedInputDto: {
            inputId: string;
            inputName: string;
            inputValue: string;
        };
        EvaluatedOutputDto: {
            outputId: string;
            outputName: string;
            outputValue: string;
            ruleId: string | null;
            ruleIndex: number | null;
        };
        MatchedRuleDto: {
            ruleId: string;
            /** @description Its place in the table, from 1. */
            ruleIndex: number;
            evaluatedOutputs: components["schemas"]["EvaluatedOutputDto"][];
        };
        EvaluatedDecisionDto: {
            decisionDefinitionId: string;
            decisionDefinitionName: string;
            decisionDefinitionVersion: number;
            decisionDefinitionType: string;
            decisionDefinitionKey: string;
            decisionEvaluationInstanceKey: string;
            /** @description JSON text. */
            output: string;
            tenantId: string;
            evaluatedInputs: components["schemas"]["EvaluatedInputDto"][];
            matchedRules: components["schemas"]["MatchedRuleDto"][];
        };
        DecisionEvaluationDto: {
            decisionDefinitionId: string;
            decisionDefinitionKey: string;
            decisionDefinitionName: string;
            decisionDefinitionVersion: number;
            decisionEvaluationKey: string;
            decisionInstanceKey: string;
            decisionRequirementsId: string;
            decisionRequirementsKey: string;
            evaluatedDecisions: components["schemas"]["EvaluatedDecisionDto"][];
            failedDecisionDefinitionId: string | null;
            failureMessage: string | null;
            /** @description JSON text. */
            output: string;
            tenantId: string;
        };
        EvaluateExpressionRequest: {
            /** @description FEEL, with or without a leading equals sign. */
            expression: string;
            variables?: {
                [key: string]: unknown;
            } | null;
            tenantId?: string | null;
        };
        ExpressionWarningDto: {
            message: string;
        };
        EvaluatedExpressionDto: {
            expression: string;
            /** @description Any JSON value. */
            result: Record<string, never> | null;
            warnings: components["schemas"]["ExpressionWarningDto"][];
        };
        SearchTasksRequest: {
            /**
             * @description mine: assigned to me. groups: open for me or one of my groups, unassigned. all: every open task.
             * @enum {string}
             */
            scope: "mine" | "groups" | "all";
            /** @description Words that the name of the task, the file number or the applicant contains. */
            text?: string;
            /**
             * @description dueDate: soonest first, without date last. createdAt: oldest first. priority: highest first.
             * @default dueDate
             * @enum {string}
             */
            sort: "dueDate" | "createdAt" | "priority";
            /** @default 25 */
            limit: number;
            /** @description `endCursor` of the page before. */
            after?: string;
        };
        InboxTask: {
            /** @example 2251799813685312 */
            userTaskKey: string;
            name: string;
            processName: string;
            /** @description Null where the process instance belongs to no case. */
            caseId: string | null;
            fileNumber: string | null;
            applicantName: string | null;
            /** @description Username of whoever works on it. */
            assignee: string | null;
            assigneeName: string | null;
            candidateGroups: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            dueDate: string | null;
            /** @description True when the due date has passed, by the server’s clock. */
            overdue: boolean;
            priority: number;
            /** @description Counts changes of the task. */
            version: number;
        };
        InboxCounts: {
            mine: number;
            groups: number;
            all: number;
        };
        InboxPage: {
            items: components["schemas"]["InboxTask"][];
            /** @description Tasks that match, on all pages. */
            totalItems: number;
            /** @description Cursor of the next page; null on the last one. */
            endCursor: string | null;
            counts: components["schemas"]["InboxCounts"];
        };
        LastAction: {
            by: string;
            byName: string;
            /** Format: date-time */
            at: string;
        };
        LabelledValue: {
            /** @description Path of the variable, such as `antrag.vorname`. */
            key: string;
            /** @description The question, or the key where the form has none. */
            label: string;
            /** @description The answer in words; options are spelled out, dates are German. */
            value: string;
        };
        TaskCase: {
            caseId: string;
            fileNumber: string;
            serviceId: string;
            applicantName: string;
            /** Format: date-time */
            openedAt: string;
            /** @description The answers of the application, in the order of the form. */
            application: components["schemas"]["LabelledValue"][];
        };
        TaskDetail: {
            task: components["schemas"]["InboxTask"];
            /** @enum {string} */
            state: "CREATED" | "COMPLETED" | "CANCELED" | "FAILED";
            /** Format: date-time */
            endedAt: string | null;
            /** @description Who claimed, gave back or completed it last. */
            lastAction: components["schemas"]["LastAction"] | null;
            processInstanceKey: string;
            elementId: string;
            /** @description The form in the JSON of form-js; null where the model names none. */
            form: {
                [key: string]: unknown;
            } | null;
            /** @description Variables that the task sees, by name. */
            variables: {
                [key: string]: unknown;
            };
            case: components["schemas"]["TaskCase"] | null;
        };
        CompleteTaskRequest: {
            variables: {
                [key: string]: unknown;
            };
        };
        CompletedTask: {
            /** @description The most urgent of my open tasks, else of my groups; null when nothing waits. */
            nextTaskKey: string | null;
        };
        SearchCasesRequest: {
            /** @description Words that the file number or the applicant contains. */
            text?: string;
            /**
             * @description incident: open cases in which something failed and a person has to look.
             * @default all
             * @enum {string}
             */
            state: "open" | "closed" | "incident" | "all";
            /** @default 25 */
            limit: number;
            /** @description `endCursor` of the page before. */
            after?: string;
        };
        CaseListItem: {
            caseId: string;
            fileNumber: string;
            serviceId: string;
            processName: string;
            applicantName: string;
            /** @enum {string|null} */
            outcome: "GRANTED" | "REFUSED" | "CLOSED" | null;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            closedAt: string | null;
            /** @description Names of the steps at which the case waits. */
            currentSteps: string[];
            incidentCount: number;
        };
        CasePage: {
            items: components["schemas"]["CaseListItem"][];
            /** @description Cases that match, on all pages. */
            totalItems: number;
            /** @description Cursor of the next page; null on the last one. */
            endCursor: string | null;
        };
        CaseStep: {
            elementInstanceKey: string;
            elementId: string;
            elementName: string;
            /** @description As in the Orchestration Cluster API, such as `USER_TASK`. */
            elementType: string;
            /** @enum {string} */
            state: "ACTIVE" | "COMPLETED" | "TERMINATED";
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            hasIncident: boolean;
        };
        CaseTask: {
            userTaskKey: string;
            name: string;
            /** @enum {string} */
            state: "CREATED" | "COMPLETED" | "CANCELED" | "FAILED";
            assigneeName: string | null;
            candidateGroups: string[];
            /** Format: date-time */
            dueDate: string | null;
        };
        CaseTimer: {
            timerKey: string;
            elementId: string;
            /** @description Name of the timer event, or its id. */
            name: string;
            /** Format: date-time */
            dueAt: string;
        };
        CaseDocument: {
            documentId: string;
            kind: string;
            fileName: string;
            mediaType: string;
            /** @description Size in bytes. */
            size: number;
            verificationCode: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        CasePayment: {
            paymentId: string;
            /** @description Euro cents. */
            amountCents: number;
            purpose: string;
            /** @enum {string} */
            state: "REQUESTED" | "OPEN" | "PAID" | "FAILED" | "CANCELED";
            /** Format: date-time */
            updatedAt: string;
        };
        CaseNotice: {
            noticeId: string;
            /** @enum {string} */
            channel: "PORTAL" | "EMAIL";
            subject: string;
            body: string;
            /** @enum {string} */
            state: "CREATED" | "SENT" | "FAILED";
            /** Format: date-time */
            createdAt: string;
        };
        CaseNote: {
            noteId: string;
            authorName: string;
            text: string;
            /** Format: date-time */
            createdAt: string;
        };
        CaseIncident: {
            incidentKey: string;
            elementId: string;
            elementName: string;
            errorType: string;
            errorMessage: string;
            jobKey: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        CaseDetail: {
            case: components["schemas"]["CaseListItem"];
            /** @description What the citizen is told: one of the six statuses of the ZBP. */
            publicStatus: string;
            /** @description The same in a sentence, from the model. */
            statusText: string | null;
            applicantEmail: string | null;
            processInstanceKey: string;
            /** @description Null for the moment before the process has started. */
            processDefinitionKey: string | null;
            processVersion: number | null;
            /** @enum {string} */
            processState: "STARTING" | "ACTIVE" | "SUSPENDED" | "COMPLETED" | "TERMINATED";
            application: components["schemas"]["LabelledValue"][];
            /** @description In the order in which they began. */
            steps: components["schemas"]["CaseStep"][];
            tasks: components["schemas"]["CaseTask"][];
            timers: components["schemas"]["CaseTimer"][];
            documents: components["schemas"]["CaseDocument"][];
            payments: components["schemas"]["CasePayment"][];
            notices: components["schemas"]["CaseNotice"][];
            notes: components["schemas"]["CaseNote"][];
            incidents: components["schemas"]["CaseIncident"][];
        };
        AddNoteRequest: {
            text: string;
        };
        CancelCaseRequest: {
            /** @description Why; kept as a note of the case. */
            reason: string;
        };
        ModelVersion: {
            processDefinitionKey: string;
            version: number;
            resourceName: string;
            /** Format: date-time */
            deployedAt: string;
            deployedByName: string;
            /** @description Instances under way on this version. */
            activeInstances: number;
            endedInstances: number;
            /** @description Open incidents on this version. */
            incidents: number;
        };
        Model: {
            processDefinitionId: string;
            name: string;
            versions: components["schemas"]["ModelVersion"][];
        };
        ModelList: {
            items: components["schemas"]["Model"][];
        };
        ModelSource: {
            processDefinitionKey: string;
            processDefinitionId: string;
            name: string;
            version: number;
            /** @description The newest version of this process. */
            newestVersion: number;
            resourceName: string;
            /** @description BPMN 2.0 XML as it was deployed. */
            xml: string;
        };
        ModelRequest: {
            /** @example belehrung.bpmn */
            resourceName: string;
            /** @description BPMN 2.0 XML. */
            xml: string;
        };
        ModelFinding: {
            /** @description Id of the element, or the file name. */
            elementId: string;
            rule: string;
            message: string;
            fix: string;
        };
        ModelCheck: {
            /** @description Empty: the model can be deployed. */
            problems: components["schemas"]["ModelFinding"][];
        };
        DeployedModel: {
            processDefinitionKey: string;
            processDefinitionId: string;
            version: number;
            /** @description False: the file equals the newest version, nothing was stored. */
            changed: boolean;
            /** @description Instances that go on with the versions on which they began. */
            instancesOnOlderVersions: number;
        };
        AuditEvent: {
            /** @description Number of the step in the history of the case, without gaps. */
            sequence: number;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            actorKind: "user" | "client" | "citizen" | "worker" | "engine";
            actorId: string;
            /** @description Name of the person, or the id of the component. */
            actorName: string;
            /** @description Kind of the change, such as `userTaskCompleted`. */
            kind: string;
            /** @description Id of the element of the model, or empty. */
            elementId: string;
            /** @description What the change is about: name of the element, variable, or job type. */
            subject: string;
            /** @description Value before, as JSON. */
            before: string | null;
            /** @description Value after, as JSON. */
            after: string | null;
        };
        CaseHistory: {
            caseId: string;
            fileNumber: string;
            /** @description In the order in which they became true. */
            events: components["schemas"]["AuditEvent"][];
        };
        ChainVerification: {
            /** @description True when every step is unchanged and none is missing. */
            intact: boolean;
            /** @description Steps checked. */
            checkedSteps: number;
            /** @description The first step that does not fit; null when intact. */
            brokenSequence: number | null;
            reason: string | null;
            /** @description Hash of the last step, hexadecimal SHA-256. */
            lastHash: string;
            /** Format: date-time */
            checkedAt: string;
        };
        ProcessLoad: {
            processDefinitionId: string;
            name: string;
            newestVersion: number;
            active: number;
            completed: number;
            terminated: number;
            incidents: number;
        };
        WaitingJobs: {
            type: string;
            /** @description Free to be taken now or later. */
            waiting: number;
            /** @description Held by a worker. */
            activated: number;
            /** @description Without retries left. */
            exhausted: number;
            /** Format: date-time */
            oldestCreatedAt: string | null;
        };
        OpenIncidentItem: {
            incidentKey: string;
            processInstanceKey: string;
            processDefinitionId: string;
            processName: string;
            elementId: string;
            elementName: string;
            errorType: string;
            errorMessage: string;
            jobKey: string | null;
            caseId: string | null;
            fileNumber: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        OperationsOverview: {
            processes: components["schemas"]["ProcessLoad"][];
            jobs: components["schemas"]["WaitingJobs"][];
            /** @description Oldest first; the first 200. */
            incidents: components["schemas"]["OpenIncidentItem"][];
            /** @description Open timers. */
            timers: number;
            /** @description Timers whose time has passed by more than a minute. */
            lateTimers: number;
            /** @description Commands between instances that wait for delivery. */
            outboxCommands: number;
            /** Format: date-time */
            at: string;
        };
        RetryIncidentRequest: {
            /**
             * @description Attempts the job gets.
             * @default 3
             */
            retries: number;
        };
        PaymentNotificationDto: {
            /** @description The transaction of the payment service. */
            transactionId: string;
            /** @description Our own reference: the id of the payment. */
            reference: string;
            /** @description Amount in cents. */
            amountCents: number;
            /** @enum {string} */
            state: "OPEN" | "PAID" | "CANCELED";
            /** @description When the money arrived, RFC 3339. */
            paidAt?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getTopology: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopologyDto"];
                };
            };
        };
    };
    getLicense: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseDto"];
                };
            };
        };
    };
    getStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAuthentication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthenticationDto"];
                };
            };
        };
    };
    pinClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinClockRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resetClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    resources: string[];
                    tenantId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentDto"];
                };
            };
        };
    };
    getResource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceDto"];
                };
            };
        };
    };
    getResourceContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    searchProcessDefinitions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        name?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        resourceName?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        version?: number | {
                            $eq?: number;
                            $neq?: number;
                            $exists?: boolean;
                            $in?: number[];
                            $notIn?: number[];
                            $gt?: number;
                            $gte?: number;
                            $lt?: number;
                            $lte?: number;
                        };
                        versionTag?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        hasStartForm?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                        state?: ("ACTIVE" | "DRAINING" | "DELETED") | {
                            /** @enum {string} */
                            $eq?: "ACTIVE" | "DRAINING" | "DELETED";
                            /** @enum {string} */
                            $neq?: "ACTIVE" | "DRAINING" | "DELETED";
                            $exists?: boolean;
                            $in?: ("ACTIVE" | "DRAINING" | "DELETED")[];
                            $notIn?: ("ACTIVE" | "DRAINING" | "DELETED")[];
                            $like?: string;
                        };
                        isLatestVersion?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "processDefinitionKey" | "processDefinitionId" | "name" | "resourceName" | "version" | "versionTag" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            processDefinitionKey: string;
                            processDefinitionId: string;
                            name: string | null;
                            resourceName: string;
                            version: number;
                            versionTag: string | null;
                            tenantId: string;
                            hasStartForm: boolean;
                            /** @enum {string} */
                            state: "ACTIVE" | "DRAINING" | "DELETED";
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    getProcessDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        processDefinitionKey: string;
                        processDefinitionId: string;
                        name: string | null;
                        resourceName: string;
                        version: number;
                        versionTag: string | null;
                        tenantId: string;
                        hasStartForm: boolean;
                        /** @enum {string} */
                        state: "ACTIVE" | "DRAINING" | "DELETED";
                    };
                };
            };
        };
    };
    getProcessDefinitionXml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/xml": string;
                };
            };
        };
    };
    getStartProcessForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDto"];
                };
            };
        };
    };
    getProcessDefinitionStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ElementStatisticsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElementStatisticsList"];
                };
            };
        };
    };
    createProcessInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProcessInstanceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProcessInstanceDto"];
                };
            };
        };
    };
    searchProcessInstances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionName?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionVersion?: number | {
                            $eq?: number;
                            $neq?: number;
                            $exists?: boolean;
                            $in?: number[];
                            $notIn?: number[];
                            $gt?: number;
                            $gte?: number;
                            $lt?: number;
                            $lte?: number;
                        };
                        processDefinitionVersionTag?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        startDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        endDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        state?: ("ACTIVE" | "COMPLETED" | "TERMINATED") | {
                            /** @enum {string} */
                            $eq?: "ACTIVE" | "COMPLETED" | "TERMINATED";
                            /** @enum {string} */
                            $neq?: "ACTIVE" | "COMPLETED" | "TERMINATED";
                            $exists?: boolean;
                            $in?: ("ACTIVE" | "COMPLETED" | "TERMINATED")[];
                            $notIn?: ("ACTIVE" | "COMPLETED" | "TERMINATED")[];
                            $like?: string;
                        };
                        hasIncident?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        parentProcessInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        parentElementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        businessId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        errorMessage?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementInstanceState?: ("ACTIVE" | "COMPLETED" | "TERMINATED") | {
                            /** @enum {string} */
                            $eq?: "ACTIVE" | "COMPLETED" | "TERMINATED";
                            /** @enum {string} */
                            $neq?: "ACTIVE" | "COMPLETED" | "TERMINATED";
                            $exists?: boolean;
                            $in?: ("ACTIVE" | "COMPLETED" | "TERMINATED")[];
                            $notIn?: ("ACTIVE" | "COMPLETED" | "TERMINATED")[];
                            $like?: string;
                        };
                        hasElementInstanceIncident?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                        hasRetriesLeft?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                        tags?: string[];
                        variables?: {
                            name: string;
                            value: string | {
                                $eq?: string;
                                $neq?: string;
                                $exists?: boolean;
                                $in?: string[];
                                $notIn?: string[];
                                $like?: string;
                            };
                        }[];
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "processInstanceKey" | "processDefinitionKey" | "processDefinitionId" | "processDefinitionName" | "processDefinitionVersion" | "processDefinitionVersionTag" | "startDate" | "endDate" | "state" | "hasIncident" | "tenantId" | "parentProcessInstanceKey" | "parentElementInstanceKey" | "businessId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            processInstanceKey: string;
                            processDefinitionKey: string;
                            processDefinitionId: string;
                            processDefinitionName: string | null;
                            processDefinitionVersion: number;
                            processDefinitionVersionTag: string | null;
                            /** Format: date-time */
                            startDate: string;
                            /** Format: date-time */
                            endDate: string | null;
                            /** @enum {string} */
                            state: "ACTIVE" | "COMPLETED" | "TERMINATED";
                            hasIncident: boolean;
                            tenantId: string;
                            parentProcessInstanceKey: string | null;
                            parentElementInstanceKey: string | null;
                            rootProcessInstanceKey: string | null;
                            tags: string[];
                            businessId: string | null;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    getProcessInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        processInstanceKey: string;
                        processDefinitionKey: string;
                        processDefinitionId: string;
                        processDefinitionName: string | null;
                        processDefinitionVersion: number;
                        processDefinitionVersionTag: string | null;
                        /** Format: date-time */
                        startDate: string;
                        /** Format: date-time */
                        endDate: string | null;
                        /** @enum {string} */
                        state: "ACTIVE" | "COMPLETED" | "TERMINATED";
                        hasIncident: boolean;
                        tenantId: string;
                        parentProcessInstanceKey: string | null;
                        parentElementInstanceKey: string | null;
                        rootProcessInstanceKey: string | null;
                        tags: string[];
                        businessId: string | null;
                    };
                };
            };
        };
    };
    cancelProcessInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperationReferenceRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getProcessInstanceStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElementStatisticsList"];
                };
            };
        };
    };
    searchProcessInstanceIncidents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        incidentKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        errorType?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        errorMessage?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        jobKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        state?: ("ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN") | {
                            /** @enum {string} */
                            $eq?: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                            /** @enum {string} */
                            $neq?: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                            $exists?: boolean;
                            $in?: ("ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN")[];
                            $notIn?: ("ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN")[];
                            $like?: string;
                        };
                        creationTime?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "incidentKey" | "processDefinitionId" | "processDefinitionKey" | "processInstanceKey" | "errorType" | "elementId" | "elementInstanceKey" | "jobKey" | "state" | "creationTime" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            incidentKey: string;
                            processDefinitionId: string;
                            processDefinitionKey: string;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            errorType: string;
                            errorMessage: string;
                            elementId: string;
                            elementInstanceKey: string;
                            jobKey: string | null;
                            /** @enum {string} */
                            state: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                            /** Format: date-time */
                            creationTime: string;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    searchElementInstances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        elementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementName?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        type?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        state?: ("ACTIVE" | "COMPLETED" | "TERMINATED") | {
                            /** @enum {string} */
                            $eq?: "ACTIVE" | "COMPLETED" | "TERMINATED";
                            /** @enum {string} */
                            $neq?: "ACTIVE" | "COMPLETED" | "TERMINATED";
                            $exists?: boolean;
                            $in?: ("ACTIVE" | "COMPLETED" | "TERMINATED")[];
                            $notIn?: ("ACTIVE" | "COMPLETED" | "TERMINATED")[];
                            $like?: string;
                        };
                        startDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        endDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        hasIncident?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                        incidentKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementInstanceScopeKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "elementInstanceKey" | "processInstanceKey" | "processDefinitionKey" | "processDefinitionId" | "elementId" | "elementName" | "type" | "state" | "startDate" | "endDate" | "incidentKey" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            elementInstanceKey: string;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            processDefinitionKey: string;
                            processDefinitionId: string;
                            elementId: string;
                            elementName: string;
                            type: string;
                            /** @enum {string} */
                            state: "ACTIVE" | "COMPLETED" | "TERMINATED";
                            /** Format: date-time */
                            startDate: string;
                            /** Format: date-time */
                            endDate: string | null;
                            hasIncident: boolean;
                            incidentKey: string | null;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    getElementInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                elementInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        elementInstanceKey: string;
                        processInstanceKey: string;
                        rootProcessInstanceKey: string | null;
                        processDefinitionKey: string;
                        processDefinitionId: string;
                        elementId: string;
                        elementName: string;
                        type: string;
                        /** @enum {string} */
                        state: "ACTIVE" | "COMPLETED" | "TERMINATED";
                        /** Format: date-time */
                        startDate: string;
                        /** Format: date-time */
                        endDate: string | null;
                        hasIncident: boolean;
                        incidentKey: string | null;
                        tenantId: string;
                    };
                };
            };
        };
    };
    searchElementInstanceIncidents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                elementInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        incidentKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        errorType?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        errorMessage?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        jobKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        state?: ("ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN") | {
                            /** @enum {string} */
                            $eq?: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                            /** @enum {string} */
                            $neq?: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                            $exists?: boolean;
                            $in?: ("ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN")[];
                            $notIn?: ("ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN")[];
                            $like?: string;
                        };
                        creationTime?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "incidentKey" | "processDefinitionId" | "processDefinitionKey" | "processInstanceKey" | "errorType" | "elementId" | "elementInstanceKey" | "jobKey" | "state" | "creationTime" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            incidentKey: string;
                            processDefinitionId: string;
                            processDefinitionKey: string;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            errorType: string;
                            errorMessage: string;
                            elementId: string;
                            elementInstanceKey: string;
                            jobKey: string | null;
                            /** @enum {string} */
                            state: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                            /** Format: date-time */
                            creationTime: string;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    createElementInstanceVariables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                elementInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetVariablesRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    activateJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivateJobsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivatedJobs"];
                };
            };
        };
    };
    searchJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        jobKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        type?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        kind?: ("BPMN_ELEMENT" | "EXECUTION_LISTENER" | "TASK_LISTENER" | "AD_HOC_SUB_PROCESS") | {
                            /** @enum {string} */
                            $eq?: "BPMN_ELEMENT" | "EXECUTION_LISTENER" | "TASK_LISTENER" | "AD_HOC_SUB_PROCESS";
                            /** @enum {string} */
                            $neq?: "BPMN_ELEMENT" | "EXECUTION_LISTENER" | "TASK_LISTENER" | "AD_HOC_SUB_PROCESS";
                            $exists?: boolean;
                            $in?: ("BPMN_ELEMENT" | "EXECUTION_LISTENER" | "TASK_LISTENER" | "AD_HOC_SUB_PROCESS")[];
                            $notIn?: ("BPMN_ELEMENT" | "EXECUTION_LISTENER" | "TASK_LISTENER" | "AD_HOC_SUB_PROCESS")[];
                            $like?: string;
                        };
                        listenerEventType?: ("ASSIGNING" | "CANCELING" | "COMPLETING" | "CREATING" | "END" | "START" | "UNSPECIFIED" | "UPDATING") | {
                            /** @enum {string} */
                            $eq?: "ASSIGNING" | "CANCELING" | "COMPLETING" | "CREATING" | "END" | "START" | "UNSPECIFIED" | "UPDATING";
                            /** @enum {string} */
                            $neq?: "ASSIGNING" | "CANCELING" | "COMPLETING" | "CREATING" | "END" | "START" | "UNSPECIFIED" | "UPDATING";
                            $exists?: boolean;
                            $in?: ("ASSIGNING" | "CANCELING" | "COMPLETING" | "CREATING" | "END" | "START" | "UNSPECIFIED" | "UPDATING")[];
                            $notIn?: ("ASSIGNING" | "CANCELING" | "COMPLETING" | "CREATING" | "END" | "START" | "UNSPECIFIED" | "UPDATING")[];
                            $like?: string;
                        };
                        state?: ("CANCELED" | "COMPLETED" | "CREATED" | "ERROR_THROWN" | "FAILED" | "MIGRATED" | "RETRIES_UPDATED" | "TIMED_OUT") | {
                            /** @enum {string} */
                            $eq?: "CANCELED" | "COMPLETED" | "CREATED" | "ERROR_THROWN" | "FAILED" | "MIGRATED" | "RETRIES_UPDATED" | "TIMED_OUT";
                            /** @enum {string} */
                            $neq?: "CANCELED" | "COMPLETED" | "CREATED" | "ERROR_THROWN" | "FAILED" | "MIGRATED" | "RETRIES_UPDATED" | "TIMED_OUT";
                            $exists?: boolean;
                            $in?: ("CANCELED" | "COMPLETED" | "CREATED" | "ERROR_THROWN" | "FAILED" | "MIGRATED" | "RETRIES_UPDATED" | "TIMED_OUT")[];
                            $notIn?: ("CANCELED" | "COMPLETED" | "CREATED" | "ERROR_THROWN" | "FAILED" | "MIGRATED" | "RETRIES_UPDATED" | "TIMED_OUT")[];
                            $like?: string;
                        };
                        retries?: number | {
                            $eq?: number;
                            $neq?: number;
                            $exists?: boolean;
                            $in?: number[];
                            $notIn?: number[];
                            $gt?: number;
                            $gte?: number;
                            $lt?: number;
                            $lte?: number;
                        };
                        hasFailedWithRetriesLeft?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                        worker?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        deadline?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        isDenied?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                        deniedReason?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        errorCode?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        errorMessage?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        creationTime?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        lastUpdateTime?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        endTime?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "jobKey" | "type" | "kind" | "listenerEventType" | "state" | "retries" | "hasFailedWithRetriesLeft" | "worker" | "deadline" | "isDenied" | "deniedReason" | "errorCode" | "errorMessage" | "elementId" | "elementInstanceKey" | "processDefinitionId" | "processDefinitionKey" | "processInstanceKey" | "tenantId" | "endTime";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            jobKey: string;
                            type: string;
                            /** @enum {string} */
                            kind: "BPMN_ELEMENT" | "EXECUTION_LISTENER" | "TASK_LISTENER" | "AD_HOC_SUB_PROCESS";
                            /** @enum {string} */
                            listenerEventType: "ASSIGNING" | "CANCELING" | "COMPLETING" | "CREATING" | "END" | "START" | "UNSPECIFIED" | "UPDATING";
                            /** @enum {string} */
                            state: "CANCELED" | "COMPLETED" | "CREATED" | "ERROR_THROWN" | "FAILED" | "MIGRATED" | "RETRIES_UPDATED" | "TIMED_OUT";
                            retries: number;
                            hasFailedWithRetriesLeft: boolean;
                            worker: string;
                            customHeaders: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            deadline: string | null;
                            isDenied: boolean | null;
                            deniedReason: string | null;
                            errorCode: string | null;
                            errorMessage: string | null;
                            elementId: string | null;
                            elementInstanceKey: string;
                            processDefinitionId: string;
                            processDefinitionKey: string;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            tenantId: string;
                            /** Format: date-time */
                            creationTime: string | null;
                            /** Format: date-time */
                            lastUpdateTime: string | null;
                            /** Format: date-time */
                            endTime: string | null;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    completeJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteJobRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    failJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FailJobRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    throwJobError: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThrowJobErrorRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateJobRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    publishMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishMessageRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedMessageDto"];
                };
            };
        };
    };
    correlateMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrelateMessageRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrelatedMessageDto"];
                };
            };
        };
    };
    searchMessageSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        messageSubscriptionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        elementId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        messageSubscriptionState?: ("CORRELATED" | "CREATED" | "DELETED" | "MIGRATED") | {
                            /** @enum {string} */
                            $eq?: "CORRELATED" | "CREATED" | "DELETED" | "MIGRATED";
                            /** @enum {string} */
                            $neq?: "CORRELATED" | "CREATED" | "DELETED" | "MIGRATED";
                            $exists?: boolean;
                            $in?: ("CORRELATED" | "CREATED" | "DELETED" | "MIGRATED")[];
                            $notIn?: ("CORRELATED" | "CREATED" | "DELETED" | "MIGRATED")[];
                            $like?: string;
                        };
                        lastUpdatedDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        messageName?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        correlationKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "messageSubscriptionKey" | "processDefinitionId" | "processInstanceKey" | "elementId" | "elementInstanceKey" | "messageSubscriptionState" | "lastUpdatedDate" | "messageName" | "correlationKey" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            messageSubscriptionKey: string;
                            processDefinitionId: string;
                            processDefinitionKey: string | null;
                            processInstanceKey: string | null;
                            rootProcessInstanceKey: string | null;
                            elementId: string;
                            elementInstanceKey: string | null;
                            /** @enum {string} */
                            messageSubscriptionState: "CORRELATED" | "CREATED" | "DELETED" | "MIGRATED";
                            /** Format: date-time */
                            lastUpdatedDate: string;
                            messageName: string;
                            correlationKey: string | null;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    searchCorrelatedMessageSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        messageKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        messageName?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        correlationKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        correlationTime?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        elementId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        partitionId?: number | {
                            $eq?: number;
                            $neq?: number;
                            $exists?: boolean;
                            $in?: number[];
                            $notIn?: number[];
                            $gt?: number;
                            $gte?: number;
                            $lt?: number;
                            $lte?: number;
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        subscriptionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "messageKey" | "messageName" | "correlationKey" | "correlationTime" | "elementId" | "elementInstanceKey" | "partitionId" | "processDefinitionId" | "processDefinitionKey" | "processInstanceKey" | "subscriptionKey" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            messageKey: string;
                            messageName: string;
                            correlationKey: string | null;
                            /** Format: date-time */
                            correlationTime: string;
                            elementId: string;
                            elementInstanceKey: string | null;
                            partitionId: number;
                            processDefinitionId: string;
                            processDefinitionKey: string;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            subscriptionKey: string;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    searchUserTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        userTaskKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        name?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        state?: ("CREATING" | "CREATED" | "ASSIGNING" | "UPDATING" | "COMPLETING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED") | {
                            /** @enum {string} */
                            $eq?: "CREATING" | "CREATED" | "ASSIGNING" | "UPDATING" | "COMPLETING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED";
                            /** @enum {string} */
                            $neq?: "CREATING" | "CREATED" | "ASSIGNING" | "UPDATING" | "COMPLETING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED";
                            $exists?: boolean;
                            $in?: ("CREATING" | "CREATED" | "ASSIGNING" | "UPDATING" | "COMPLETING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED")[];
                            $notIn?: ("CREATING" | "CREATED" | "ASSIGNING" | "UPDATING" | "COMPLETING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED")[];
                            $like?: string;
                        };
                        assignee?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        candidateGroup?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        candidateUser?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        priority?: number | {
                            $eq?: number;
                            $neq?: number;
                            $exists?: boolean;
                            $in?: number[];
                            $notIn?: number[];
                            $gt?: number;
                            $gte?: number;
                            $lt?: number;
                            $lte?: number;
                        };
                        elementId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        creationDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        completionDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        followUpDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        dueDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        tags?: string[];
                        processInstanceVariables?: {
                            name: string;
                            value: string | {
                                $eq?: string;
                                $neq?: string;
                                $exists?: boolean;
                                $in?: string[];
                                $notIn?: string[];
                                $like?: string;
                            };
                        }[];
                        localVariables?: {
                            name: string;
                            value: string | {
                                $eq?: string;
                                $neq?: string;
                                $exists?: boolean;
                                $in?: string[];
                                $notIn?: string[];
                                $like?: string;
                            };
                        }[];
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "name" | "priority" | "creationDate" | "completionDate" | "followUpDate" | "dueDate";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            userTaskKey: string;
                            name: string | null;
                            /** @enum {string} */
                            state: "CREATING" | "CREATED" | "ASSIGNING" | "UPDATING" | "COMPLETING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED";
                            assignee: string | null;
                            candidateGroups: string[];
                            candidateUsers: string[];
                            priority: number;
                            elementId: string;
                            elementInstanceKey: string;
                            processName: string | null;
                            processDefinitionId: string;
                            processDefinitionKey: string;
                            processDefinitionVersion: number;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            /** Format: date-time */
                            creationDate: string;
                            /** Format: date-time */
                            completionDate: string | null;
                            /** Format: date-time */
                            followUpDate: string | null;
                            /** Format: date-time */
                            dueDate: string | null;
                            formKey: string | null;
                            externalFormReference: string | null;
                            customHeaders: {
                                [key: string]: unknown;
                            };
                            tags: string[];
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    getUserTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        userTaskKey: string;
                        name: string | null;
                        /** @enum {string} */
                        state: "CREATING" | "CREATED" | "ASSIGNING" | "UPDATING" | "COMPLETING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED";
                        assignee: string | null;
                        candidateGroups: string[];
                        candidateUsers: string[];
                        priority: number;
                        elementId: string;
                        elementInstanceKey: string;
                        processName: string | null;
                        processDefinitionId: string;
                        processDefinitionKey: string;
                        processDefinitionVersion: number;
                        processInstanceKey: string;
                        rootProcessInstanceKey: string | null;
                        /** Format: date-time */
                        creationDate: string;
                        /** Format: date-time */
                        completionDate: string | null;
                        /** Format: date-time */
                        followUpDate: string | null;
                        /** Format: date-time */
                        dueDate: string | null;
                        formKey: string | null;
                        externalFormReference: string | null;
                        customHeaders: {
                            [key: string]: unknown;
                        };
                        tags: string[];
                        tenantId: string;
                    };
                };
            };
        };
    };
    updateUserTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUserTaskRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    assignUserTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignUserTaskRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unassignUserTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    completeUserTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteUserTaskRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUserTaskForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDto"];
                };
            };
        };
    };
    searchUserTaskVariables: {
        parameters: {
            query?: {
                truncateValues?: boolean;
            };
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        variableKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        name?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        value?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        scopeKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        isTruncated?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "variableKey" | "name" | "value" | "scopeKey" | "processInstanceKey" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            variableKey: string;
                            name: string;
                            value: string;
                            scopeKey: string;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    searchUserTaskEffectiveVariables: {
        parameters: {
            query?: {
                truncateValues?: boolean;
            };
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        variableKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        name?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        value?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        scopeKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        isTruncated?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "variableKey" | "name" | "value" | "scopeKey" | "processInstanceKey" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            variableKey: string;
                            name: string;
                            value: string;
                            scopeKey: string;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    searchVariables: {
        parameters: {
            query?: {
                truncateValues?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        variableKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        name?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        value?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        scopeKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        isTruncated?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "variableKey" | "name" | "value" | "scopeKey" | "processInstanceKey" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            variableKey: string;
                            name: string;
                            value: string;
                            scopeKey: string;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    getVariable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                variableKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        variableKey: string;
                        name: string;
                        value: string;
                        scopeKey: string;
                        processInstanceKey: string;
                        rootProcessInstanceKey: string | null;
                        tenantId: string;
                    };
                };
            };
        };
    };
    searchIncidents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        incidentKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        errorType?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        errorMessage?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        elementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        jobKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        state?: ("ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN") | {
                            /** @enum {string} */
                            $eq?: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                            /** @enum {string} */
                            $neq?: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                            $exists?: boolean;
                            $in?: ("ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN")[];
                            $notIn?: ("ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN")[];
                            $like?: string;
                        };
                        creationTime?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "incidentKey" | "processDefinitionId" | "processDefinitionKey" | "processInstanceKey" | "errorType" | "elementId" | "elementInstanceKey" | "jobKey" | "state" | "creationTime" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            incidentKey: string;
                            processDefinitionId: string;
                            processDefinitionKey: string;
                            processInstanceKey: string;
                            rootProcessInstanceKey: string | null;
                            errorType: string;
                            errorMessage: string;
                            elementId: string;
                            elementInstanceKey: string;
                            jobKey: string | null;
                            /** @enum {string} */
                            state: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                            /** Format: date-time */
                            creationTime: string;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    getIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incidentKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        incidentKey: string;
                        processDefinitionId: string;
                        processDefinitionKey: string;
                        processInstanceKey: string;
                        rootProcessInstanceKey: string | null;
                        errorType: string;
                        errorMessage: string;
                        elementId: string;
                        elementInstanceKey: string;
                        jobKey: string | null;
                        /** @enum {string} */
                        state: "ACTIVE" | "MIGRATED" | "PENDING" | "RESOLVED" | "UNKNOWN";
                        /** Format: date-time */
                        creationTime: string;
                        tenantId: string;
                    };
                };
            };
        };
    };
    resolveIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incidentKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperationReferenceRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    searchDecisionDefinitions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        decisionDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        decisionDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        name?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        version?: number | {
                            $eq?: number;
                            $neq?: number;
                            $exists?: boolean;
                            $in?: number[];
                            $notIn?: number[];
                            $gt?: number;
                            $gte?: number;
                            $lt?: number;
                            $lte?: number;
                        };
                        decisionRequirementsKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        decisionRequirementsId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        decisionRequirementsName?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        decisionRequirementsVersion?: number | {
                            $eq?: number;
                            $neq?: number;
                            $exists?: boolean;
                            $in?: number[];
                            $notIn?: number[];
                            $gt?: number;
                            $gte?: number;
                            $lt?: number;
                            $lte?: number;
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        isLatestVersion?: boolean | {
                            $eq?: boolean;
                            $neq?: boolean;
                            $exists?: boolean;
                            $in?: boolean[];
                            $notIn?: boolean[];
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "decisionDefinitionKey" | "decisionDefinitionId" | "name" | "version" | "decisionRequirementsKey" | "decisionRequirementsId" | "decisionRequirementsName" | "decisionRequirementsVersion" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            decisionDefinitionKey: string;
                            decisionDefinitionId: string;
                            name: string;
                            version: number;
                            decisionRequirementsKey: string;
                            decisionRequirementsId: string;
                            decisionRequirementsName: string;
                            decisionRequirementsVersion: number;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    evaluateDecision: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluateDecisionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionEvaluationDto"];
                };
            };
        };
    };
    getDecisionDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisionDefinitionKey: string;
                        decisionDefinitionId: string;
                        name: string;
                        version: number;
                        decisionRequirementsKey: string;
                        decisionRequirementsId: string;
                        decisionRequirementsName: string;
                        decisionRequirementsVersion: number;
                        tenantId: string;
                    };
                };
            };
        };
    };
    getDecisionDefinitionXml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/xml": string;
                };
            };
        };
    };
    searchDecisionRequirements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        decisionRequirementsKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        decisionRequirementsId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        decisionRequirementsName?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        version?: number | {
                            $eq?: number;
                            $neq?: number;
                            $exists?: boolean;
                            $in?: number[];
                            $notIn?: number[];
                            $gt?: number;
                            $gte?: number;
                            $lt?: number;
                            $lte?: number;
                        };
                        resourceName?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "decisionRequirementsKey" | "decisionRequirementsId" | "decisionRequirementsName" | "version" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            decisionRequirementsKey: string;
                            decisionRequirementsId: string;
                            decisionRequirementsName: string;
                            version: number;
                            resourceName: string;
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    getDecisionRequirements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionRequirementsKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisionRequirementsKey: string;
                        decisionRequirementsId: string;
                        decisionRequirementsName: string;
                        version: number;
                        resourceName: string;
                        tenantId: string;
                    };
                };
            };
        };
    };
    getDecisionRequirementsXml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionRequirementsKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/xml": string;
                };
            };
        };
    };
    searchDecisionInstances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    filter?: {
                        decisionEvaluationInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        decisionEvaluationKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        decisionDefinitionId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        decisionDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        decisionDefinitionName?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        decisionDefinitionType?: ("DECISION_TABLE" | "LITERAL_EXPRESSION" | "UNSPECIFIED" | "UNKNOWN") | {
                            /** @enum {string} */
                            $eq?: "DECISION_TABLE" | "LITERAL_EXPRESSION" | "UNSPECIFIED" | "UNKNOWN";
                            /** @enum {string} */
                            $neq?: "DECISION_TABLE" | "LITERAL_EXPRESSION" | "UNSPECIFIED" | "UNKNOWN";
                            $exists?: boolean;
                            $in?: ("DECISION_TABLE" | "LITERAL_EXPRESSION" | "UNSPECIFIED" | "UNKNOWN")[];
                            $notIn?: ("DECISION_TABLE" | "LITERAL_EXPRESSION" | "UNSPECIFIED" | "UNKNOWN")[];
                            $like?: string;
                        };
                        decisionDefinitionVersion?: number | {
                            $eq?: number;
                            $neq?: number;
                            $exists?: boolean;
                            $in?: number[];
                            $notIn?: number[];
                            $gt?: number;
                            $gte?: number;
                            $lt?: number;
                            $lte?: number;
                        };
                        decisionRequirementsKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        rootDecisionDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        elementInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        evaluationDate?: string | {
                            /** Format: date-time */
                            $eq?: string;
                            /** Format: date-time */
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            /** Format: date-time */
                            $gt?: string;
                            /** Format: date-time */
                            $gte?: string;
                            /** Format: date-time */
                            $lt?: string;
                            /** Format: date-time */
                            $lte?: string;
                        };
                        evaluationFailure?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                        processDefinitionKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        processInstanceKey?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                        };
                        state?: ("EVALUATED" | "FAILED" | "UNSPECIFIED" | "UNKNOWN") | {
                            /** @enum {string} */
                            $eq?: "EVALUATED" | "FAILED" | "UNSPECIFIED" | "UNKNOWN";
                            /** @enum {string} */
                            $neq?: "EVALUATED" | "FAILED" | "UNSPECIFIED" | "UNKNOWN";
                            $exists?: boolean;
                            $in?: ("EVALUATED" | "FAILED" | "UNSPECIFIED" | "UNKNOWN")[];
                            $notIn?: ("EVALUATED" | "FAILED" | "UNSPECIFIED" | "UNKNOWN")[];
                            $like?: string;
                        };
                        tenantId?: string | {
                            $eq?: string;
                            $neq?: string;
                            $exists?: boolean;
                            $in?: string[];
                            $notIn?: string[];
                            $like?: string;
                        };
                    };
                    sort?: {
                        /** @enum {string} */
                        field: "decisionEvaluationInstanceKey" | "decisionEvaluationKey" | "decisionDefinitionId" | "decisionDefinitionKey" | "decisionDefinitionName" | "decisionDefinitionType" | "decisionDefinitionVersion" | "rootDecisionDefinitionKey" | "elementInstanceKey" | "evaluationDate" | "evaluationFailure" | "processDefinitionKey" | "processInstanceKey" | "state" | "tenantId";
                        /** @enum {string} */
                        order?: "ASC" | "DESC";
                    }[];
                    page?: {
                        /** @default 100 */
                        limit?: number;
                        from?: number;
                        after?: string;
                        before?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            decisionEvaluationInstanceKey: string;
                            decisionEvaluationKey: string;
                            decisionDefinitionId: string;
                            decisionDefinitionKey: string;
                            decisionDefinitionName: string;
                            /** @enum {string} */
                            decisionDefinitionType: "DECISION_TABLE" | "LITERAL_EXPRESSION" | "UNSPECIFIED" | "UNKNOWN";
                            decisionDefinitionVersion: number;
                            rootDecisionDefinitionKey: string;
                            elementInstanceKey: string | null;
                            /** Format: date-time */
                            evaluationDate: string;
                            evaluationFailure: string | null;
                            processDefinitionKey: string | null;
                            processInstanceKey: string | null;
                            rootProcessInstanceKey: string | null;
                            result: string;
                            /** @enum {string} */
                            state: "EVALUATED" | "FAILED" | "UNSPECIFIED" | "UNKNOWN";
                            tenantId: string;
                        }[];
                        page: {
                            totalItems: number;
                            hasMoreTotalItems: boolean;
                            startCursor: string | null;
                            endCursor: string | null;
                        };
                    };
                };
            };
        };
    };
    getDecisionInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionEvaluationInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisionEvaluationInstanceKey: string;
                        decisionEvaluationKey: string;
                        decisionDefinitionId: string;
                        decisionDefinitionKey: string;
                        decisionDefinitionName: string;
                        /** @enum {string} */
                        decisionDefinitionType: "DECISION_TABLE" | "LITERAL_EXPRESSION" | "UNSPECIFIED" | "UNKNOWN";
                        decisionDefinitionVersion: number;
                        rootDecisionDefinitionKey: string;
                        elementInstanceKey: string | null;
                        /** Format: date-time */
                        evaluationDate: string;
                        evaluationFailure: string | null;
                        processDefinitionKey: string | null;
                        processInstanceKey: string | null;
                        rootProcessInstanceKey: string | null;
                        result: string;
                        /** @enum {string} */
                        state: "EVALUATED" | "FAILED" | "UNSPECIFIED" | "UNKNOWN";
                        tenantId: string;
                    };
                };
            };
        };
    };
    evaluateExpression: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluateExpressionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluatedExpressionDto"];
                };
            };
        };
    };
    searchInbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchTasksRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
        };
    };
    getInboxTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            /** @description No such task, or not for the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    claimInboxTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            /** @description Someone else has it or it is done; the detail says who and when. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    releaseInboxTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            /** @description The task is not the caller’s. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    completeInboxTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteTaskRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletedTask"];
                };
            };
            /** @description The task is not the caller’s or already done; the detail says who and when. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    searchCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchCasesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description No such case. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addCaseNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddNoteRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseNote"];
                };
            };
        };
    };
    cancelCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelCaseRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The process has ended already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    downloadCaseDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelSource"];
                };
            };
            /** @description No such version. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    checkModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelCheck"];
                };
            };
        };
    };
    deployModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeployedModel"];
                };
            };
            /** @description The model has problems; nothing was stored. `problems` names the elements. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCaseHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseHistory"];
                };
            };
            /** @description No such case. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exportCaseHistoryCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    exportCaseHistoryJson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseHistory"];
                };
            };
        };
    };
    verifyCaseHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainVerification"];
                };
            };
        };
    };
    getOperationsOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationsOverview"];
                };
            };
        };
    };
    retryIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incidentKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryIncidentRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The incident is resolved already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentNotificationDto"];
            };
        };
        responses: {
            /** @description Taken, or known before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The signature is missing, wrong or too old. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such payment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
