import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { directoryProblem } from './directory-problem.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { SelectInput } from '../ui/select-input.js';
import { TextInput } from '../ui/text-input.js';
import type { OwnerKind } from './directory-kinds.js';
import { createGrant, updateGrant, type Grant } from './grant-queries.js';
import {
  extentsOf,
  permissionsOf,
  propertyText,
  resourceTexts,
  resourceTypes,
  taskProperties,
  type Extent,
  type GrantRequest,
  type Permission,
  type ResourceType,
} from './grant-words.js';
import { PermissionChoice } from './permission-choice.js';
import { refreshDirectory } from './refresh-directory.js';

/** Grants permissions, or changes what a grant allows. The resource of a grant stays as it is. */
export function GrantDialog({
  ownerType,
  ownerId,
  grant,
  onClose,
}: {
  readonly ownerType: OwnerKind;
  readonly ownerId: string;
  /** The grant to change; absent: a new one. */
  readonly grant?: Grant;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const [resourceType, setResourceType] = useState<ResourceType>(
    (grant?.resourceType as ResourceType | undefined) ?? 'USER_TASK',
  );
  const [extent, setExtent] = useState<Extent>(extentOf(grant));
  const [resourceId, setResourceId] = useState(grant?.resourceId ?? '');
  const [permissions, setPermissions] = useState<readonly Permission[]>(
    (grant?.permissionTypes ?? []) as readonly Permission[],
  );
  const [isChecked, setIsChecked] = useState(false);
  const save = useMutation({
    mutationFn: (body: GrantRequest) =>
      grant ? updateGrant(grant.authorizationKey, body) : createGrant(body),
    onSuccess: async () => {
      await refreshDirectory(queries);
      onClose();
    },
  });
  const isIdMissing = extent === 'one' && resourceId.trim() === '';
  function submit() {
    setIsChecked(true);
    if (isIdMissing || permissions.length === 0) return;
    save.mutate({
      ownerType,
      ownerId,
      resourceType,
      ...resourceFields(extent, resourceId.trim()),
      permissionTypes: [...permissions],
    });
  }
  return (
    <Dialog title={grant ? 'Berechtigung ändern' : 'Berechtigung erteilen'} isOpen onClose={onClose}>
      <form
        noValidate
        className="dialog__body"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <SelectInput
          id="grant-type"
          label="Worauf"
          value={resourceType}
          options={resourceTypes.map((value) => ({ value, label: resourceTexts[value] }))}
          onChange={(type) => {
            setResourceType(type);
            setPermissions([]);
            if (!extentsOf(type).includes(extent)) setExtent('all');
          }}
        />
        <SelectInput<Extent>
          id="grant-extent"
          label="Gilt für"
          value={extent}
          options={extentsOf(resourceType).map((value) => ({ value, label: extentLabel(value) }))}
          onChange={setExtent}
        />
        {extent === 'one' && (
          <TextInput
            id="grant-resource"
            label="Kennung"
            hint="Zum Beispiel die Kennung des Prozesses"
            value={resourceId}
            onChange={setResourceId}
            error={isChecked && isIdMissing ? 'Geben Sie die Kennung an.' : undefined}
          />
        )}
        <PermissionChoice
          possible={permissionsOf[resourceType]}
          chosen={permissions}
          onChange={setPermissions}
          error={isChecked && permissions.length === 0 ? 'Wählen Sie mindestens ein Recht.' : undefined}
        />
        {save.error && <ProblemMessage error={directoryProblem(save.error)} />}
        <div className="form-actions">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {grant ? 'Änderungen speichern' : 'Erteilen'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function extentOf(grant: Grant | undefined): Extent {
  const property = taskProperties.find((each) => each === grant?.resourcePropertyName);
  if (property) return property;
  const isOnOne = grant !== undefined && grant.resourceId !== '*';
  return isOnOne && extentsOf(grant.resourceType as ResourceType).includes('one') ? 'one' : 'all';
}

function extentLabel(extent: Extent): string {
  if (extent === 'all') return 'alle';
  return extent === 'one' ? 'nur eine Kennung' : `nur Aufgaben, ${propertyText(extent)}`;
}

function resourceFields(extent: Extent, resourceId: string) {
  if (extent === 'all') return { resourceId: '*' };
  return extent === 'one' ? { resourceId } : { resourcePropertyName: extent };
}
